#include "base/conf.h"
#include "base/db.h"
#include "shop/order_cart.h"
#include "shop/order_finish.h"
#include "shop/outbox.h"
#include "shop/stock.h"

DB_STMT(buy_cart,
    "UPDATE carts.cart SET state = 'purchased', version = version + 1, "
    "changed_at = UTC_TIMESTAMP(3) "
    "WHERE id = ? AND state = 'ordering' AND order_id = ?");

DB_STMT(count_up,
    "UPDATE orders.counter SET n = n + 1 WHERE name = 'invoice'");

DB_STMT(number_invoice,
    "UPDATE orders.orders SET invoice_no = "
    "(SELECT n FROM orders.counter WHERE name = 'invoice') "
    "WHERE id = ? AND invoice_no IS NULL");

/* A move from a state to itself says that somebody asked. */
DB_STMT(called_off,
    "SELECT 1 FROM orders.order_history "
    "WHERE order_id = ? AND axis = 'payment' AND from_state = to_state "
    "LIMIT 1");

/* The counter's row stays locked to the end: it comes last. */
static enum rc
give_invoice_number(struct ctx *ctx, const char *order_id)
{
    struct db_query *q = db_start(ctx, &count_up);

    TRY(db_run_one(q));
    q = db_start(ctx, &number_invoice);
    db_bind_str(q, order_id);
    return db_run_one(q);
}

/* Whoever asked for it was told that it would be cancelled. */
static enum rc
tell_if_called_off(struct ctx *ctx, const struct order_head *order)
{
    struct db_query *q = db_start(ctx, &called_off);
    bool asked;

    db_bind_str(q, order->id);
    asked = db_next(q);
    TRY(db_end(q));
    if (!asked)
        return OK;
    return alert_raise(ctx,
        &(struct alert){ .kind = "paid_first",
            .ref = order->id,
            .order_id = order->id,
            .text = "The shopper paid before it could be cancelled. It is "
                    "paid; cancel it again to give the money back." });
}

enum rc
order_paid(struct ctx *ctx, const struct order_head *order, const char *note)
{
    TRY(order_move_payment(ctx, order->id, order->payment, "paid", note));
    TRY(order_move_reservation(ctx, order->id, "reserved", "sold"));
    TRY(stock_sell(ctx, order->id));
    TRY(order_change_cart(ctx, &buy_cart, order));
    TRY(outbox_add(ctx, order->id, "confirmation", order->email, ""));
    TRY(outbox_add(
        ctx, order->id, "owner_notice", ctx->conf->mail.owner, ""));
    TRY(tell_if_called_off(ctx, order));
    return give_invoice_number(ctx, order->id);
}
