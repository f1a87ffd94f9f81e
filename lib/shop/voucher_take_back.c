#include "base/db.h"
#include "shop/voucher.h"

DB_STMT(take_back, "DELETE FROM orders.voucher_use WHERE order_id = ?");

enum rc
voucher_take_back(struct ctx *ctx, const char *order_id)
{
    struct db_query *q = db_start(ctx, &take_back);

    db_bind_str(q, order_id);
    return db_run(q, NULL);
}
