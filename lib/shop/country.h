/* Where the shop delivers. */
#ifndef SHOP_COUNTRY_H
#define SHOP_COUNTRY_H

#include <stddef.h>

#include "base/ctx.h"
#include "base/rc.h"

struct country {
    const char *code, *name;
};

/* All countries by name; the array belongs to the keep. */
enum rc country_all(struct ctx *ctx, const struct country **out,
    size_t *n) MUST_CHECK;

/* "Ireland" for "IE"; NULL where the shop does not deliver. */
const char *country_name(
    const struct country *all, size_t n, const char *code);

#endif
