/* What a cart would cost, sent to a country by a method with a voucher. */
#ifndef SHOP_QUOTE_H
#define SHOP_QUOTE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/ctx.h"
#include "base/rc.h"
#include "shop/price.h"
#include "shop/shipping.h"
#include "shop/total.h"
#include "shop/voucher.h"

struct quote_ask {
    const char *cart, *country;
    const char *shipping; /* NULL: the first there is */
    const char *voucher;  /* NULL or "": none */
    const char *person;   /* whose uses of the voucher count */
};

struct quote {
    struct priced *lines;
    struct total_line *sums; /* one a line */
    size_t n;
    int64_t weight_g; /* of what is for sale */
    struct shipping_offer ways;
    const struct shipping *method; /* NULL: not to be had */
    bool has_voucher;
    struct voucher voucher; /* its why: set if it gives nothing */
    struct total total; /* of what is for sale, however much is in stock */
};

/* The cart itself, as its owner has it. */
struct quoted_cart {
    const char *id, *name, *state, *order_id; /* order_id may be NULL */
    int64_t version;
};

/* NOTFOUND: it is somebody else's, or gone. */
enum rc quoted_cart_get(struct ctx *ctx, const char *id, const char *owner,
    struct quoted_cart *out) MUST_CHECK;

/* FAIL on overflow; nothing is promised or written. */
enum rc quote_cart(struct ctx *ctx, const struct quote_ask *ask,
    struct quote *out) MUST_CHECK;

#endif
