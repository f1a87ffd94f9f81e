/*
 * Carts as their owner sees them: each line beside what the catalog says of
 * its item now. Reading hides and drops nothing.
 */
#ifndef SHOP_CART_H
#define SHOP_CART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"

enum { CART_LINES_MAX = 200, CART_PIECES_MAX = 999, CART_OPEN_MAX = 500 };

/*
 * Whether a line can be paid at all: it is in the shop's currency, and comes
 * to no more than this in minor units, so that sums of a cart do not
 * overflow. cart_summary.c says the same in SQL.
 */
#define CART_LINE_TOTAL_MAX INT64_C(1000000000000000)
bool cart_can_be_paid(
    struct ctx *ctx, struct money unit, int64_t quantity) MUST_CHECK;

struct cart_line {
    const char *sku, *name, *options; /* name is the SKU if the item is gone */
    const char *slug, *image;         /* NULL if there is none */
    const char *added_at;             /* when the price was seen */
    int64_t quantity, available;
    int64_t weight_g; /* of one piece; 0: unknown */
    struct money unit, seen, total;   /* now, then, quantity times now */
    const char *notice; /* NULL, price_up, price_down, out_of_stock,
                           less_stock, unpublished */
    bool published;
    bool counts;        /* can be had, so it is in the cart's total */
};

struct cart {
    const char *id, *name; /* name "" if nobody has given it one */
    const char *state, *order_id, *share; /* the last two may be NULL */
    const char *changed_at;
    int64_t version;
    bool adopted;      /* came along at sign-in */
    int64_t adopted_at; /* then; seconds since 2000 */
    bool later;        /* where its owner's lines go that are for later */
    bool just_adopted; /* within the last day, and not changed since */
    const char *kept_apart; /* NULL, or why it was not merged: line_full,
                               cart_full */
    struct cart_line *lines; /* in the order of adding */
    size_t n;
    int64_t size;       /* how many lines it has, read or not */
    struct money total; /* of the lines that count */
    int64_t pieces;     /* in the lines that count */
    int64_t weight_g;   /* of them, as far as it is known */
};

struct carts {
    struct cart *at;
    size_t n;
    int64_t all; /* how many there are; n of them are here */
};

/* The cart's line of that SKU, or NULL; so too for no cart or no SKU. */
const struct cart_line *cart_line_of(
    const struct cart *cart, const char *sku);

/*
 * The owner's carts that are not purchased with their lines, the last
 * changed first; no more carts once 20,000 lines are there. *next (NULL:
 * these were the last) is then what to ask for the others with.
 */
enum rc cart_list(struct ctx *ctx, const char *owner, const char *after,
    struct carts *out, const char **next) MUST_CHECK;

/* The first open carts: the current one, then the last changed. */
enum rc cart_few(struct ctx *ctx, const char *owner, const char *current,
    int64_t most, struct carts *out) MUST_CHECK;

/* One of the owner's carts in any state. */
enum rc cart_get(struct ctx *ctx, const char *owner, const char *id,
    struct cart *out) MUST_CHECK;

/*
 * As cart_get, beside what the owner keeps for later: *later is without
 * lines if that is nothing, or the cart itself.
 */
enum rc cart_get_with_later(struct ctx *ctx, const char *owner,
    const char *id, struct cart *out, struct cart *later) MUST_CHECK;

/*
 * Likewise the current cart, or else the one changed last. NOTFOUND if
 * there is none to be bought, with what is for later.
 */
enum rc cart_first_with_later(struct ctx *ctx, const char *owner,
    const char *current, struct cart *out, struct cart *later) MUST_CHECK;

/* As cart_get, even if the cart was deleted or merged. */
enum rc cart_get_any(struct ctx *ctx, const char *owner, const char *id,
    struct cart *out) MUST_CHECK;

/* A cart that its owner shows to everyone, by the name of the link. */
enum rc cart_shared(
    struct ctx *ctx, const char *share, struct cart *out) MUST_CHECK;

/* An item as it would stand in a cart; its name is the SKU if it is gone. */
enum rc cart_item(
    struct ctx *ctx, const char *sku, struct cart_line *out) MUST_CHECK;

#endif
