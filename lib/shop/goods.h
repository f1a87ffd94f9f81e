/* Products as a list shows them. */
#ifndef SHOP_GOODS_H
#define SHOP_GOODS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"

struct goods {
    int64_t product;
    const char *sku; /* NULL if there are several variants */
    const char *slug, *name, *summary;
    struct money price;
    bool varies; /* a variant costs more */
    int64_t compare; /* minor units, what it was before the sale; 0: none */
    int64_t here;    /* pieces that can be had */
    const char *picture; /* catalog.image.file, NULL if there is none */
    const char *updated; /* "2026-11-22T14:08:00Z" */
};

struct goods_list {
    struct goods *at;
    size_t n;
};

/* Of these products those that are published, in this order. */
enum rc goods_read(struct ctx *ctx, const int64_t *products, size_t n,
    struct goods_list *out) MUST_CHECK;

#endif
