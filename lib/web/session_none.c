/*
 * For programs that know no session of the shop's, idp and paymock: linked
 * into them, it keeps the statement of session_load.c and the rights it
 * needs out.
 */
#include "web/session.h"

enum rc
session_load(struct ctx *ctx, struct session *s)
{
    (void)s;
    ctx->actor = "guest";
    return OK;
}
