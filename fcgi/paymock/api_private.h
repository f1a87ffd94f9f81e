/* What api.c and api_fault.c share; nobody else includes it. */
#ifndef PAYMOCK_API_PRIVATE_H
#define PAYMOCK_API_PRIVATE_H

#include "paymock/api.h"

/* Sets the fault that strikes this call, if any. */
enum rc fault_take(struct api *api) MUST_CHECK;

bool fault_is(const struct api *api, const char *kind);

/* True if the fault answers in the call's place; may take its time. */
bool fault_before(struct api *api);

/* Spoils the answer of a call that has been done and answered. */
void fault_after(struct api *api);

/* Waits until the webhooks of the batch are out, if that is its fault. */
void fault_early(struct ctx *ctx, const struct mock_batch *batch);

/* Sends the reply. */
void api_send(struct api *api);

/* Gives the reply up for a 500. */
void api_fail(struct api *api);

#endif
