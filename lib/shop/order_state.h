/*
 * The state columns of an order. A move and its line of history are one
 * thing; a move that is not in orders.allowed_transition cannot be written.
 * Inside a transaction, all of it.
 */
#ifndef SHOP_ORDER_STATE_H
#define SHOP_ORDER_STATE_H

#include <stdbool.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"

/* What deciding about an order needs, under its lock. */
struct order_head {
    const char *id, *owner, *cart_id, *email;
    const char *sub; /* NULL for a guest's */
    const char *payment, *fulfilment;
    struct money total;
};

/* Locks the order's row. */
enum rc order_lock(
    struct ctx *ctx, const char *id, struct order_head *out) MUST_CHECK;

/* Placed or awaiting payment: its stock is reserved. */
bool order_is_live(const struct order_head *order);

/* True if it is the shopper who acts: a page tells what a mail would. */
bool order_by_shopper(
    const struct ctx *ctx, const struct order_head *order);

/* CONFLICT if the order is not in from. note: for people, may be "". */
enum rc order_move_payment(struct ctx *ctx, const char *id, const char *from,
    const char *to, const char *note) MUST_CHECK;

/*
 * What becomes of the pieces: "", reserved, then sold or released. FAIL if
 * they are not in from.
 */
enum rc order_move_reservation(struct ctx *ctx, const char *id,
    const char *from, const char *to) MUST_CHECK;

struct order_event {
    const char *order_id, *axis, *from, *to, *note;
};

/* A line of history alone: an attempt's or a refund's. */
enum rc order_record(
    struct ctx *ctx, const struct order_event *event) MUST_CHECK;

#endif
