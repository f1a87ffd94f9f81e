#include "paymock/api.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/conf.h"
#include "base/db.h"
#include "base/json.h"
#include "base/str.h"
#include "paymock/api_private.h"
#include "paymock/expand.h"
#include "paymock/known.h"
#include "shop/mock_json.h"
#include "web/page.h"

static void
set_reply(struct api *api, int status, json_t *value)
{
    api->status = status;
    api->body = json_text(api->ctx, value, JSON_INDENT(2));
}

enum rc
api_reply_as(struct api *api, int status, json_t *value)
{
    set_reply(api, status, value);
    return OK;
}

enum rc
api_reply(struct api *api, json_t *value)
{
    enum rc rc = expand_reply(api, value);

    if (rc == OK)
        set_reply(api, 200, value);
    else
        json_decref(value);
    return rc;
}

PRINTF(4, 0)
static enum rc
refuse(struct api *api, int status, const struct api_error *e,
    const char *message, va_list args)
{
    json_t *error = mock_pack("{s:{s:s, s:s}}", "error", "message",
        talloc_vasprintf(api->ctx, message, args), "type", e->type);
    json_t *inner = json_object_get(error, "error");

    if (e->code != NULL)
        json_object_set_new(inner, "code", json_string(e->code));
    if (e->param != NULL)
        json_object_set_new(inner, "param", json_string(e->param));
    set_reply(api, status, error);
    return INVALID;
}

enum rc
api_refuse(struct api *api, int status, const struct api_error *error,
    const char *message, ...)
{
    va_list args;
    enum rc rc;

    va_start(args, message);
    rc = refuse(api, status, error, message, args);
    va_end(args);
    return rc;
}

enum rc
api_wrong(struct api *api, const char *code, const char *param,
    const char *message, ...)
{
    struct api_error e = { "invalid_request_error", code, param };
    va_list args;
    enum rc rc;

    va_start(args, message);
    rc = refuse(api, 400, &e, message, args);
    va_end(args);
    return rc;
}

enum rc
api_missing(
    struct api *api, const char *kind, const char *param, const char *id)
{
    struct api_error e = { "invalid_request_error", "resource_missing", param };

    return api_refuse(api, 404, &e, "No such %s: '%s'", kind, id);
}

void
api_fail(struct api *api)
{
    set_reply(api, 500,
        mock_pack("{s:{s:s, s:s}}", "error", "message",
            "Something went wrong on our end.", "type", "api_error"));
    api->replayed = false;
}

void
api_send(struct api *api)
{
    page_status(api->req, api->status);
    page_header(api->req, "Request-Id", api->batch.request);
    page_header(api->req, "Stripe-Version", api->version);
    if (api->call.key != NULL)
        page_header(api->req, "Idempotency-Key", api->call.key);
    if (api->replayed)
        page_header(api->req, "Idempotent-Replayed", "true");
    if (api->status == 409)
        page_header(api->req, "Stripe-Should-Retry", "true");
    else if (api->replayed && api->status >= 500)
        page_header(api->req, "Stripe-Should-Retry", "false");
    page_raw(api->req, "application/json", api->body, strlen(api->body));
}

/* What the caller hears of a result that came without a reply. */
static void
reply_for(struct api *api, enum rc rc)
{
    struct api_error e = { "invalid_request_error", NULL, NULL };
    enum rc told = INVALID;

    if (api->body != NULL)
        return;
    if (rc == NOTFOUND)
        told = api_missing(api, "object", "id", api->req->arg[0]);
    else if (rc == CONFLICT) {
        e.code = "lock_timeout";
        told = api_refuse(
            api, 429, &e, "This object cannot be accessed right now.");
    }
    if (told != INVALID || api->body == NULL)
        api_fail(api);
}

static bool
is_authorized(struct req *req)
{
    const char *given = req_header(req, "AUTHORIZATION");
    const char *key = req->ctx->conf->paymock.key;

    return given != NULL && str_starts(given, "Bearer ") && key[0] != '\0' &&
           hash_equal(given + strlen("Bearer "), key);
}

static int
by_name(const void *a, const void *b)
{
    const struct param *p = a, *q = b;
    int order = strcmp(p->name, q->name);

    return order != 0 ? order : strcmp(p->value, q->value);
}

/* Of the path and the parameters, in whatever order they came. */
static void
hash_request(struct api *api)
{
    size_t n = api->params->n;
    struct param *sorted =
        talloc_memdup(api->ctx, api->params->at, sizeof(*sorted) * n);
    char *text = talloc_strdup(api->ctx, api->req->in.path);

    qsort(sorted, n, sizeof(*sorted), by_name);
    for (size_t i = 0; i < n; i++)
        text = talloc_asprintf_append(text, "\n%zu %s=%s",
            strlen(sorted[i].name), sorted[i].name, sorted[i].value);
    hash_str(text, api->call.hash);
}

/* OK: go on. INVALID: the reply is there. */
static enum rc
begin_call(struct api *api)
{
    struct api_error e = { "idempotency_error", NULL, NULL };
    const char *key = req_header(api->req, "IDEMPOTENCY_KEY");
    enum rc rc;

    if (key == NULL)
        return OK;
    if (key[0] == '\0' || strlen(key) > 255)
        return api_refuse(
            api, 400, &e, "An idempotency key has 1 to 255 characters.");
    hash_request(api);
    api->call.key = key;
    rc = mock_call_begin(api->ctx, &api->call);
    if (rc == INVALID)
        return api_refuse(api, 400, &e,
            "Keys for idempotent requests can only be used with the same "
            "parameters they were first used with.");
    if (rc == CONFLICT) {
        e.code = "idempotency_key_in_use";
        return api_refuse(api, 409, &e,
            "There is currently another in-progress request using this "
            "idempotency key.");
    }
    if (rc != NOTFOUND)
        return rc;
    api->status = (int)api->call.status;
    api->body = api->call.body;
    api->replayed = true;
    return INVALID;
}

struct work {
    struct api *api;
    api_fn *fn;
};

static enum rc
execute(struct ctx *ctx, void *arg)
{
    struct work *w = arg;
    struct api *api = w->api;

    api->batch = (struct mock_batch){ .key = api->call.key,
        .request = api->batch.request };
    api->body = NULL;
    TRY(w->fn(api));
    if (fault_is(api, "error_after"))
        api_fail(api);
    if (api->call.key == NULL)
        return OK;
    return mock_call_finish(ctx, &api->call, api->status, api->body);
}

static enum rc
write_once(struct api *api, api_fn *fn)
{
    struct work work = { api, fn };
    enum rc rc = begin_call(api);

    if (rc != OK)
        return rc;
    rc = db_transaction(api->ctx, execute, &work);
    if (rc == OK)
        fault_early(api->ctx, &api->batch);
    else if (api->call.key != NULL)
        TRY(mock_call_forget(api->ctx, &api->call));
    return rc;
}

static enum rc
once(struct api *api, api_fn *fn, bool writes)
{
    TRY(known_params(api));
    return writes ? write_once(api, fn) : fn(api);
}

/* "2024-06-20" or "2026-08-26.dahlia": it changes nothing here. */
static enum rc
check_version(struct api *api)
{
    const char *given = req_header(api->req, "STRIPE_VERSION");
    int year, month, day, n = 0;

    api->version = MOCK_API_VERSION;
    if (given == NULL)
        return OK;
    if (strlen(given) > 40 ||
        sscanf(given, "%4d-%2d-%2d%n", &year, &month, &day, &n) != 3 ||
        n != 10 || (given[n] != '\0' && given[n] != '.'))
        return api_wrong(
            api, NULL, NULL, "Invalid Stripe API version: %s", given);
    api->version = given;
    return OK;
}

static enum rc
check_caller(struct api *api)
{
    struct api_error e = { "invalid_request_error", NULL, NULL };

    if (!is_authorized(api->req))
        return api_refuse(api, 401, &e,
            req_header(api->req, "AUTHORIZATION") == NULL
                ? "You did not provide an API key: send it as "
                  "'Authorization: Bearer KEY'."
                : "Invalid API Key provided.");
    return check_version(api);
}

static enum rc
answer(struct api *api, api_fn *fn, bool writes)
{
    enum rc rc;

    TRY(check_caller(api));
    rc = fault_take(api);
    if (rc == AGAIN) /* the connection had died since the last request */
        rc = fault_take(api);
    TRY(rc);
    if (fault_before(api))
        return OK;
    rc = once(api, fn, writes);
    return rc == AGAIN ? once(api, fn, writes) : rc;
}

static enum rc
run(struct req *req, api_fn *fn, bool writes)
{
    struct api api = { .req = req,
        .ctx = req->ctx,
        .params = writes ? &req->in.form : &req->in.query,
        .version = MOCK_API_VERSION,
        .batch.request = talloc_asprintf(req->ctx, "req_%s", req->id) };
    enum rc rc = answer(&api, fn, writes);

    if (rc != OK)
        reply_for(&api, rc);
    if (fault_is(&api, "error_after"))
        api_fail(&api);
    if (api.body != NULL)
        api_send(&api);
    fault_after(&api);
    return OK;
}

enum rc
api_read(struct req *req, api_fn *fn)
{
    return run(req, fn, false);
}

enum rc
api_write(struct req *req, api_fn *fn)
{
    return run(req, fn, true);
}
