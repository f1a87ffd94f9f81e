#include "base/db.h"
#include "shop/order_cart.h"
#include "shop/order_finish.h"
#include "shop/outbox.h"
#include "shop/stock.h"
#include "shop/voucher.h"

DB_STMT(open_cart,
    "UPDATE carts.cart SET state = 'open', version = version + 1, "
    "order_id = NULL, changed_at = UTC_TIMESTAMP(3) "
    "WHERE id = ? AND state = 'ordering' AND order_id = ?");

/* Whoever has begun another cart meanwhile keeps that as the current one. */
DB_STMT(make_current,
    "UPDATE carts.owner o JOIN carts.cart c ON c.owner = o.id "
    "SET o.current_cart = c.id WHERE c.id = ? AND o.current_cart IS NULL");

enum rc
order_cancelled(
    struct ctx *ctx, const struct order_head *order, const char *note)
{
    struct db_query *q;

    TRY(order_move_payment(
        ctx, order->id, order->payment, "cancelled", note));
    TRY(order_move_reservation(ctx, order->id, "reserved", "released"));
    TRY(stock_release(ctx, order->id));
    TRY(voucher_take_back(ctx, order->id));
    TRY(order_change_cart(ctx, &open_cart, order));
    if (!order_by_shopper(ctx, order))
        TRY(outbox_add(
            ctx, order->id, "payment_failed", order->email, ""));
    q = db_start(ctx, &make_current);
    db_bind_str(q, order->cart_id);
    return db_run(q, NULL);
}
