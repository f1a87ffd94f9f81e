/*
 * What the owner has set in the admin, over what clearcart.conf says.
 * Programs that may not read the shop's tables link web/setting_none.c.
 */
#ifndef BASE_SETTING_H
#define BASE_SETTING_H

#include "base/ctx.h"
#include "base/rc.h"

/*
 * From here on ctx->conf has it. It is kept in the process until
 * catalog.version counts up; ctx->version 0 is read from there first.
 */
enum rc setting_load(struct ctx *ctx) MUST_CHECK;

#endif
