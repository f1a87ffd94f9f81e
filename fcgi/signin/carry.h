/*
 * What comes along at a sign-in. A program links carry_carts.c or, if its
 * account has no right on carts, carry_nothing.c.
 */
#ifndef SIGNIN_CARRY_H
#define SIGNIN_CARRY_H

#include "web/app.h"

/* Inside the transaction that began the session. */
enum rc signin_carry(struct ctx *ctx, struct session *session) MUST_CHECK;

#endif
