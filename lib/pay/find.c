#include "pay/find.h"

#include <string.h>

#include "base/log.h"
#include "pay/processor.h"
#include "pay/settle_session.h"

/*
 * Seconds. CLOCKS: how far the processor's clock may be from ours. ASKED: how
 * long an attempt asks with its key; it makes no session after that.
 */
enum { CLOCKS = 600, ASKED = 20 * 3600, PAGES = 500 };

/* One that its attempt does not keep must not be paid by anybody. */
static enum rc
settle_found(struct ctx *ctx, const struct attempt *attempt,
    const struct checkout_session *session)
{
    struct checkout_session ended;
    struct attempt now;
    const char *why;

    TRY(settle_session(ctx, attempt->id, session));
    TRY(attempt_get(ctx, attempt->id, &now));
    if (strcmp(session->status, "open") != 0 ||
        (now.session_id != NULL && strcmp(now.session_id, session->id) == 0))
        return OK;
    return processor_expire(ctx, session->id, &ended, &why) == SAID_YES ? OK
                                                                        : BUSY;
}

enum rc
find_sessions(struct ctx *ctx, const struct attempt *attempt)
{
    struct session_search s = { .attempt = attempt->id,
        .since = attempt->created - CLOCKS,
        .until = attempt->created + ASKED + CLOCKS };

    for (int page = 0; page < PAGES; page++) {
        if (processor_search(ctx, &s) != SAID_YES)
            return BUSY;
        for (size_t i = 0; i < s.n; i++)
            TRY(settle_found(ctx, attempt, &s.found[i]));
        if (!s.more)
            return OK;
    }
    log_fail("looking for a session", "the list is too long");
    return BUSY;
}
