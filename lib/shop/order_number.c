#include "base/db.h"
#include "shop/order.h"

DB_STMT(by_number, "SELECT id FROM orders.orders WHERE number = ? LIMIT 1");

enum rc
order_by_number(struct ctx *ctx, const char *number, const char **id)
{
    struct db_query *q = db_start(ctx, &by_number);

    *id = NULL;
    db_bind_str(q, number);
    if (db_next(q))
        *id = db_str(q);
    TRY(db_end(q));
    return *id != NULL ? OK : NOTFOUND;
}
