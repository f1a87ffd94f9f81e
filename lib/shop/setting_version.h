/*
 * Versions of what is edited as a whole: a row of catalog.setting counts the
 * changes of "settings", "tax" ...
 */
#ifndef SHOP_SETTING_VERSION_H
#define SHOP_SETTING_VERSION_H

#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

enum rc setting_version(
    struct ctx *ctx, const char *of, int64_t *out) MUST_CHECK;

/* The next version; CONFLICT if it is not at that one any more. */
enum rc setting_next_version(
    struct ctx *ctx, const char *of, int64_t at) MUST_CHECK;

#endif
