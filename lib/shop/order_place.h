/*
 * Placing an order: one transaction that begins with the one-time token and
 * ends with a cart that takes no change, stock that is reserved and an
 * attempt that may be asked for. All or nothing.
 */
#ifndef SHOP_ORDER_PLACE_H
#define SHOP_ORDER_PLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"
#include "shop/invoice_to.h"
#include "shop/stock.h"

/* What the form says; every text is checked for its length already. */
struct order_wish {
    const char *token, *cart;
    int64_t version;
    int64_t total_minor;           /* what was shown */
    const char *owner, *sub;       /* carts.owner id; sub NULL for a guest */
    const char *email, *name, *line1, *line2, *city, *postcode;
    const char *country, *shipping, *voucher; /* line2, voucher may be "" */
    const char *payment; /* a method that is switched on */
    struct invoice_to invoice;
};

/* Whose uses of a voucher count: the account, or for a guest the address. */
const char *order_person(
    struct ctx *ctx, const char *sub, const char *email);

struct order_placed {
    const char *order_id; /* the new order, or the one that is in the way */
    const char *number;
    struct money total;   /* with total_changed: the new one */
    /*
     * With CONFLICT: stale_cart, cart_ordering, cart_purchased, empty_cart,
     * total_changed, out_of_stock, voucher_gone, token_used,
     * order_cancelled or too_many_orders; with INVALID: the field.
     */
    const char *why;
    struct stock_want *missing;
    size_t nmissing;
};

/* Whether a form with that token has made an order. */
enum rc order_token_used(
    struct ctx *ctx, const char *token, bool *used) MUST_CHECK;

/*
 * The same token with the same content gives its order again, as often as
 * it is asked. NOTFOUND: cart or order are somebody else's.
 */
enum rc order_place(struct ctx *ctx, const struct order_wish *wish,
    struct order_placed *out) MUST_CHECK;

#endif
