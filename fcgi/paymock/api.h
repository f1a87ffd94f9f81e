/*
 * A call of the mock processor's API: who may call, idempotency keys,
 * faults, parameters and replies, as Stripe does these things.
 */
#ifndef PAYMOCK_API_H
#define PAYMOCK_API_H

#include <jansson.h>
#include <stdbool.h>

#include "shop/mock_call.h"
#include "shop/mock_event.h"
#include "web/app.h"

struct api {
    struct req *req;
    struct ctx *ctx;
    const struct params *params;
    struct mock_call call;
    struct mock_batch batch;
    const char *version; /* of the API, as the caller has it */
    const char *fault;   /* that strikes this call, NULL for none */
    int status;
    const char *body; /* NULL: no reply yet */
    bool replayed;    /* the reply is that of a call made before */
};

/*
 * What one call does. It ends with api_reply or passes up what api_refuse
 * and its kin return.
 */
typedef enum rc api_fn(struct api *api);

/* Runs fn, for a page of a GET row; api_write in one transaction, for POST. */
enum rc api_read(struct req *req, api_fn *fn) MUST_CHECK;
enum rc api_write(struct req *req, api_fn *fn) MUST_CHECK;

/* Replies with an object, its ids expanded as asked; takes the reference. */
enum rc api_reply(struct api *api, json_t *value) MUST_CHECK;

/* Replies as it is, with a status; what the call did is kept. */
enum rc api_reply_as(struct api *api, int status, json_t *value) MUST_CHECK;

/* A reply with an error object; what the call wrote is taken back. */
struct api_error {
    const char *type, *code, *param;
};
enum rc api_refuse(struct api *api, int status, const struct api_error *error,
    const char *message, ...) PRINTF(4, 5) MUST_CHECK;

/* 400 for a parameter. */
enum rc api_wrong(struct api *api, const char *code, const char *param,
    const char *message, ...) PRINTF(4, 5) MUST_CHECK;

/* 404: "No such KIND: 'ID'". */
enum rc api_missing(struct api *api, const char *kind, const char *param,
    const char *id) MUST_CHECK;

#endif
