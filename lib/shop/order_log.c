#include "shop/order_log.h"

#include "base/db.h"
#include "shop/audit.h"

DB_STMT(number_of, "SELECT number FROM orders.orders WHERE id = ?");

enum rc
order_log(struct ctx *ctx, const char *order_id,
    const struct order_deed *deed)
{
    struct db_query *q = db_start(ctx, &number_of);
    struct audit a = { .act = deed->act, .kind = "order", .ref = order_id };

    db_bind_str(q, order_id);
    if (db_next(q))
        a.name = db_str(q);
    TRY(db_end(q));
    audit_change(ctx, &a, deed->what, deed->from, deed->to);
    return audit_write(ctx, &a);
}
