/* Rows whose time is over. */
#ifndef SHOP_PURGE_H
#define SHOP_PURGE_H

#include "base/ctx.h"
#include "base/rc.h"

/*
 * Deletes sessions that have ended, sign-ins begun over an hour ago, names of
 * cart updates over a week old, marks of requests over an hour old and what
 * could be taken back until two days ago: 60,000 of each at the most, in
 * transactions of its own.
 */
enum rc purge(struct ctx *ctx) MUST_CHECK;

#endif
