/*
 * Who may come in, and what comes along. A program links carry_carts.c, the
 * admin carry_staff.c.
 */
#ifndef SIGNIN_CARRY_H
#define SIGNIN_CARRY_H

#include "shop/sign_in.h"
#include "web/app.h"

/*
 * Completes what the provider said, before a session begins. Not OK: there
 * will be none, and the page says or redirects why.
 */
enum rc signin_admit(struct req *req, const struct sign_in *sign_in,
    struct session_start *start) MUST_CHECK;

/* Inside the transaction that began the session. */
enum rc signin_carry(struct ctx *ctx, struct session *session) MUST_CHECK;

#endif
