/* Rows whose time is over. */
#ifndef SHOP_PURGE_H
#define SHOP_PURGE_H

#include "base/ctx.h"
#include "base/rc.h"

/*
 * Deletes some sessions that have ended, sign-ins begun over an hour ago
 * and the ids of cart updates over a week old. Its own transactions.
 */
enum rc purge(struct ctx *ctx) MUST_CHECK;

#endif
