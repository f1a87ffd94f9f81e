#include "shop/order_finish.h"

#include "base/conf.h"
#include "base/db.h"
#include "base/log.h"
#include "shop/outbox.h"
#include "shop/stock.h"
#include "shop/voucher.h"

DB_STMT(buy_cart,
    "UPDATE carts.cart SET state = 'purchased', version = version + 1, "
    "changed_at = UTC_TIMESTAMP(3) "
    "WHERE id = ? AND state = 'ordering' AND order_id = ?");

DB_STMT(open_cart,
    "UPDATE carts.cart SET state = 'open', version = version + 1, "
    "order_id = NULL, changed_at = UTC_TIMESTAMP(3) "
    "WHERE id = ? AND state = 'ordering' AND order_id = ?");

/* Whoever has begun another cart meanwhile keeps that as the current one. */
DB_STMT(make_current,
    "UPDATE carts.owner o JOIN carts.cart c ON c.owner = o.id "
    "SET o.current_cart = c.id WHERE c.id = ? AND o.current_cart IS NULL");

DB_STMT(count_up,
    "UPDATE orders.counter SET n = n + 1 WHERE name = 'invoice'");

DB_STMT(number_invoice,
    "UPDATE orders.orders SET invoice_no = "
    "(SELECT n FROM orders.counter WHERE name = 'invoice') "
    "WHERE id = ? AND invoice_no IS NULL");

static enum rc
change_cart(
    struct ctx *ctx, const struct db_stmt *stmt, const struct order_head *order)
{
    struct db_query *q = db_start(ctx, stmt);
    enum rc rc;

    db_bind_str(q, order->cart_id);
    db_bind_str(q, order->id);
    rc = db_run_one(q);
    if (rc != NOTFOUND)
        return rc;
    log_fail("finishing an order", "cart %s is not in order %s",
        order->cart_id, order->id);
    return FAIL;
}

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

enum rc
order_paid(struct ctx *ctx, const struct order_head *order, const char *note)
{
    TRY(order_move_payment(ctx, order->id, order->payment, "paid", note));
    TRY(stock_sell(ctx, order->id));
    TRY(change_cart(ctx, &buy_cart, order));
    TRY(outbox_add(ctx, order->id, "confirmation", order->email, ""));
    TRY(outbox_add(
        ctx, order->id, "owner_notice", ctx->conf->mail.owner, ""));
    return give_invoice_number(ctx, order->id);
}

enum rc
order_cancelled(
    struct ctx *ctx, const struct order_head *order, const char *note)
{
    struct db_query *q;

    TRY(order_move_payment(
        ctx, order->id, order->payment, "cancelled", note));
    TRY(stock_release(ctx, order->id));
    TRY(voucher_take_back(ctx, order->id));
    TRY(change_cart(ctx, &open_cart, order));
    if (!order_by_shopper(ctx, order))
        TRY(outbox_add(
            ctx, order->id, "payment_failed", order->email, ""));
    q = db_start(ctx, &make_current);
    db_bind_str(q, order->cart_id);
    return db_run(q, NULL);
}
