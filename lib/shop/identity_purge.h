/* Throws away what has ended. */
#ifndef SHOP_IDENTITY_PURGE_H
#define SHOP_IDENTITY_PURGE_H

#include "base/ctx.h"
#include "base/rc.h"

/*
 * A little of it, now and then: to be called where somebody signs in. Used
 * codes stay a day, so that a second use is known for what it is.
 */
enum rc identity_purge(struct ctx *ctx) MUST_CHECK;

#endif
