/* What lies behind an order, for staff: calls, moves, mails and notes. */
#ifndef SHOP_ORDER_TRACE_H
#define SHOP_ORDER_TRACE_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"

struct order_attempt {
    const char *id, *method, *state, *card, *intent;
    struct money amount, captured, refunded;
    int64_t tries;
    const char *created_at, *paid_at; /* UTC DATETIME */
};

struct order_goods_move {
    const char *sku, *reason, *actor, *at;
    int64_t on_hand, reserved; /* by how much */
};

struct order_sent {
    const char *id, *kind, *recipient, *created_at, *sent_at, *error;
    int64_t tries;
};

struct order_note {
    const char *id, *text, *actor, *name, *at;
};

struct order_trace {
    struct order_attempt *attempts;
    struct order_goods_move *moves;
    struct order_sent *mails;
    struct order_note *notes;
    size_t nattempts, nmoves, nmails, nnotes;
};

/* Oldest first; notes newest first. Some hundreds of each at most. */
enum rc order_trace(struct ctx *ctx, const char *order_id,
    struct order_trace *out) MUST_CHECK;

#endif
