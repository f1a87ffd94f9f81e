/* Which products the front page shows. */
#ifndef SHOP_SHELF_H
#define SHOP_SHELF_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

enum { SHELF_FIRST = 12, SHELF_SECOND = 4 };

struct shelves {
    int64_t first[SHELF_FIRST];   /* featured ones, then the newest */
    size_t nfirst;
    int64_t second[SHELF_SECOND]; /* of the category asked for */
    size_t nsecond;
};

/* One statement. */
enum rc shelf_read(
    struct ctx *ctx, int64_t category, struct shelves *out) MUST_CHECK;

#endif
