/* Where members of staff are signed in. */
#ifndef SHOP_STAFF_SESSION_H
#define SHOP_STAFF_SESSION_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

struct staff_session {
    const char *ref; /* tells them apart, and opens none */
    const char *address, *browser, *began, *seen;
};

/* The ref of a cookie; NULL for none. */
const char *staff_session_ref(struct ctx *ctx, const char *cookie);

/* The newest first. */
enum rc staff_sessions(struct ctx *ctx, const char *sub,
    struct staff_session **out, size_t *n) MUST_CHECK;

/* Ends one; NOTFOUND if this person has no such session. */
enum rc staff_session_end(
    struct ctx *ctx, const char *sub, const char *ref) MUST_CHECK;

/* Ends all but one; `but` may be NULL. *n is how many there were. */
enum rc staff_sessions_end(struct ctx *ctx, const char *sub, const char *but,
    int64_t *n) MUST_CHECK;

#endif
