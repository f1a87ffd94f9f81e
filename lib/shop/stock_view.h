/* Stock as staff looks at it: what runs low, an item's history, a sheet. */
#ifndef SHOP_STOCK_VIEW_H
#define SHOP_STOCK_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

enum { STOCK_LOW_PAGE = 50, STOCK_MOVES_PAGE = 50, STOCK_SHEET_PAGE = 100 };

struct stock_item {
    const char *sku, *name, *options;
    int64_t product, position, on_hand, reserved;
    int64_t low_at; /* -1: as the shop's setting */
    bool retired;   /* taken out of the grid of variants */
};

/*
 * Those with as few left as counts as low, fewest first, behind (left, sku);
 * left -1 for the beginning. One more than a page if there are more.
 */
enum rc stock_low(struct ctx *ctx, int64_t left, const char *sku,
    struct stock_item **out, size_t *n) MUST_CHECK;

/* NOTFOUND if there is no such item. */
enum rc stock_item(
    struct ctx *ctx, const char *sku, struct stock_item *out) MUST_CHECK;

struct stock_move {
    int64_t id, on_hand, reserved; /* what it changed */
    int64_t left;                  /* on hand after it */
    const char *reason, *why, *note, *at;
    const char *order_id, *number; /* NULL: no order */
    const char *actor, *actor_name;
};

struct stock_history {
    bool all;       /* reservations, too */
    int64_t before; /* a move's id; 0: from the newest */
    struct stock_move *at;
    size_t n; /* one more than a page if there are more */
};

/* The moves of an item, newest first. */
enum rc stock_moves(struct ctx *ctx, const struct stock_item *item,
    struct stock_history *h) MUST_CHECK;

/*
 * The items of a category and those below it, product after product, behind
 * (product, position). One more than a page if there are more.
 */
struct stock_sheet {
    int64_t category, product, position;
    struct stock_item *at;
    size_t n;
};
enum rc stock_sheet(struct ctx *ctx, struct stock_sheet *sheet) MUST_CHECK;

#endif
