/*
 * What of an order's money and pieces can go back, and what a wish comes to.
 * Reads alone: whoever acts on it holds the order's lock.
 */
#ifndef SHOP_REFUND_PLAN_H
#define SHOP_REFUND_PLAN_H

#include "shop/order.h"

/* So many pieces of a line; restock: of them, back on the shelf. */
struct refund_piece {
    int64_t line_no, quantity, restock;
};

enum refund_how {
    REFUND_ALL,   /* all that is left, pieces and money */
    REFUND_LINES, /* pieces, for what was paid for them */
    REFUND_AMOUNT /* an amount alone */
};

struct refund_wish {
    enum refund_how how;
    bool restock;  /* REFUND_ALL: what is left goes back on the shelf */
    int64_t minor; /* REFUND_AMOUNT */
    const struct refund_piece *pieces; /* REFUND_LINES */
    size_t npieces;
};

/* A line of the order, or its delivery as line 0: one piece, no SKU. */
struct refund_line {
    int64_t line_no;
    const char *sku, *name, *options;
    int64_t bought, back;         /* pieces, and those paid back so far */
    int64_t shelved;              /* pieces restocked so far */
    struct money paid, paid_back; /* with the voucher's share and tax */
    /* What the wish makes of it: */
    int64_t quantity, restock;
    struct money amount;
};

struct refund_plan {
    struct refund_line *lines;
    size_t n;
    struct money rest;   /* what can go back before it */
    struct money amount; /* what goes back */
    struct money after;  /* what can go back after it */
    /*
     * NULL, or why it cannot be: "refund_unpaid", "refund_nothing",
     * "refund_pieces" (more than are left of a line) or "refund_too_much".
     */
    const char *wrong;
};

enum rc refund_plan(struct ctx *ctx, const struct order *order,
    const struct refund_wish *wish, struct refund_plan *out) MUST_CHECK;

#endif
