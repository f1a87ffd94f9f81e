#include <string.h>
#include <time.h>

#include "base/conf.h"
#include "base/db.h"
#include "paymock/api_private.h"
#include "shop/mock_fault.h"
#include "web/page.h"

enum { HANG_SECONDS = 20, SLOW_SECONDS = 3, EARLY_MS = 5000, STEP_MS = 20 };

static void
pause_ms(int64_t ms)
{
    struct timespec t = { ms / 1000, (ms % 1000) * 1000000 };

    nanosleep(&t, NULL);
}

/* nginx answers an internal redirect to /_drop by closing the connection. */
static void
drop(struct req *req)
{
    page_header(req, "X-Accel-Redirect", "/_drop");
    page_raw(req, "text/plain", "", 0);
}

struct taking {
    const char *path, **kind;
};

static enum rc
take(struct ctx *ctx, void *arg)
{
    struct taking *t = arg;

    return mock_fault_of_call(ctx, t->path, t->kind);
}

enum rc
fault_take(struct api *api)
{
    struct taking t = { api->req->in.path, &api->fault };
    bool waits;

    api->fault = NULL;
    TRY(mock_fault_waits(api->ctx, &waits));
    return waits ? db_transaction(api->ctx, take, &t) : OK;
}

bool
fault_is(const struct api *api, const char *kind)
{
    return api->fault != NULL && strcmp(api->fault, kind) == 0;
}

bool
fault_before(struct api *api)
{
    struct api_error e = { "invalid_request_error", "resource_refused", NULL };

    if (fault_is(api, "refuse"))
        return api_refuse(api, 402, &e,
                   "This request was refused, as a fault asks.") == INVALID;
    if (fault_is(api, "error_before")) {
        api_fail(api);
        return true;
    }
    if (fault_is(api, "hang")) {
        pause_ms(HANG_SECONDS * 1000);
        drop(api->req);
        return true;
    }
    if (fault_is(api, "slow"))
        pause_ms(SLOW_SECONDS * 1000);
    return false;
}

void
fault_after(struct api *api)
{
    static const char garbage[] = "{\"id\": \"cs_test_";

    if (fault_is(api, "drop_reply")) {
        drop(api->req);
    } else if (fault_is(api, "garbage")) {
        page_status(api->req, 200);
        page_raw(api->req, "application/json", garbage, sizeof(garbage) - 1);
    }
}

void
fault_early(struct ctx *ctx, const struct mock_batch *batch)
{
    int64_t left = 1;

    if (batch->fault == NULL || strcmp(batch->fault, "webhook_early") != 0)
        return;
    for (int ms = 0; ms < EARLY_MS && left > 0; ms += STEP_MS) {
        if (mock_event_pending(ctx, batch->last, &left) != OK)
            return;
        pause_ms(STEP_MS);
    }
}
