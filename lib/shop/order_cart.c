#include "shop/order_cart.h"

#include "base/log.h"

enum rc
order_change_cart(
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
