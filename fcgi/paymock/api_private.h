/* What api.c and api_fault.c share; nobody else includes it. */
#ifndef PAYMOCK_API_PRIVATE_H
#define PAYMOCK_API_PRIVATE_H

#include "paymock/api.h"

/* The fault that strikes this call, or NULL. */
enum rc fault_take(struct req *req, const char **kind) MUST_CHECK;

/* True if the fault answers in the call's place; may take its time. */
bool fault_before(struct api *api, const char *kind);

/* Spoils the answer of a call that has been done. */
void fault_after(struct api *api, const char *kind);

/* Waits until the webhooks of the batch are out, if that is its fault. */
void fault_early(struct ctx *ctx, const struct mock_batch *batch);

/* Sends the reply. */
void api_send(struct api *api);

/* Gives the reply up for a 500. */
void api_fail(struct api *api);

#endif
