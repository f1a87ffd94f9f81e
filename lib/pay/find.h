/* Sessions whose answer never reached us, found in the processor's list. */
#ifndef PAY_FIND_H
#define PAY_FIND_H

#include "base/ctx.h"
#include "base/rc.h"
#include "shop/payment.h"

/*
 * Settles an attempt by every session that the processor has for it: the
 * first is its own; a further one is an alert, and ended or paid back. OK
 * if all of the list was seen, whether or not there was one; else BUSY.
 */
enum rc find_sessions(
    struct ctx *ctx, const struct attempt *attempt) MUST_CHECK;

#endif
