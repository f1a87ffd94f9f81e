#include "base/db.h"
#include "shop/withdrawal.h"

DB_STMT(by_id,
    "SELECT w.id, w.number, w.name, w.email, w.text, w.order_id, "
    "COALESCE(LOWER(o.email) = LOWER(w.email), 0), w.at "
    "FROM orders.withdrawal w LEFT JOIN orders.orders o "
    "ON o.id = w.order_id WHERE w.id = ? LIMIT 1");

enum rc
withdrawal_read(struct ctx *ctx, const char *id, struct withdrawal *out)
{
    struct db_query *q = db_start(ctx, &by_id);
    bool found;

    db_bind_str(q, id);
    found = db_next(q);
    if (found) {
        out->id = db_str(q);
        out->number = db_str(q);
        out->name = db_str(q);
        out->email = db_str(q);
        out->text = db_str(q);
        out->order_id = db_str(q);
        out->same_email = db_int(q) != 0;
        out->at = db_str(q);
    }
    TRY(db_end(q));
    return found ? OK : NOTFOUND;
}
