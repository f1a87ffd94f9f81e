/* Changing what the owner may set. */
#ifndef SHOP_SETTING_EDIT_H
#define SHOP_SETTING_EDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

struct setting {
    const char *name;  /* "shop.name" */
    const char *value; /* NULL: as clearcart.conf has it */
};

/* setting_version counts the changes. */
#define SETTINGS "settings"

/*
 * All of it or nothing. CONFLICT: the settings are not of that version any
 * more. Inside a transaction.
 */
enum rc setting_save(struct ctx *ctx, int64_t version,
    const struct setting *all, size_t n) MUST_CHECK;

/* Whether some price or order holds the shop to its currency. */
enum rc setting_currency_is_used(struct ctx *ctx, bool *used) MUST_CHECK;

#endif
