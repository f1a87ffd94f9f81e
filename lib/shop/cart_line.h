/*
 * The lines of a cart that this transaction holds. Each call is one row
 * statement; nothing is decided from what was read before.
 */
#ifndef SHOP_CART_LINE_H
#define SHOP_CART_LINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

/*
 * Locks a cart that may change, counts its version up and notes the time.
 * version 0: whatever it is. If the cart may not change, CONFLICT with
 * code "stale_cart", or "cart_ordering" or "cart_purchased" and order_id;
 * or NOTFOUND.
 */
struct cart_hold {
    const char *owner, *cart;
    int64_t version;
    const char *code, *order_id;
};
enum rc cart_hold(struct ctx *ctx, struct cart_hold *hold) MUST_CHECK;

/* Why a cart of that owner may not change now; never OK. */
enum rc cart_hold_explain(struct ctx *ctx, struct cart_hold *hold) MUST_CHECK;

/* As cart_hold, but a cart that may not change is just not *held. */
enum rc cart_try_hold(
    struct ctx *ctx, const struct cart_hold *hold, bool *held) MUST_CHECK;

/* The version now, how many lines, and the highest line number. */
struct cart_size {
    int64_t version, lines, last_line;
};
enum rc cart_size(
    struct ctx *ctx, const char *cart, struct cart_size *out) MUST_CHECK;

/*
 * Adds pieces of a SKU. NOTFOUND: it is not for sale. INVALID: the line
 * would hold more than CART_PIECES_MAX. line_no is for a new line.
 */
struct cart_piece {
    const char *cart, *sku;
    int64_t quantity, line_no;
};
enum rc cart_line_add(
    struct ctx *ctx, const struct cart_piece *piece) MUST_CHECK;

/* Sets the pieces of a SKU; 0 removes the line, if there is one. */
enum rc cart_line_set(
    struct ctx *ctx, const struct cart_piece *piece) MUST_CHECK;

#endif
