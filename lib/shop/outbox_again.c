#include "shop/outbox_again.h"

#include "base/db.h"

DB_STMT(again,
    "INSERT INTO orders.outbox (id, order_id, kind, recipient, part, "
    "created_at, next_at) SELECT ?, b.order_id, b.kind, o.email, "
    "CONCAT(SUBSTRING_INDEX(b.part, '~', 1), '~', ?), UTC_TIMESTAMP(3), "
    "UTC_TIMESTAMP(3) FROM orders.outbox b "
    "JOIN orders.orders o ON o.id = b.order_id "
    "WHERE b.id = ? AND b.order_id = ? AND o.email <> '' "
    "AND b.kind NOT LIKE 'owner%'");

DB_STMT(hurry,
    "UPDATE orders.outbox SET next_at = UTC_TIMESTAMP(3) "
    "WHERE id = ? AND sent_at IS NULL");

enum rc
outbox_again(struct ctx *ctx, const char *order_id, const char *mail,
    const char *key)
{
    struct db_query *q = db_start(ctx, &again);

    db_bind_str(q, key);
    db_bind_str(q, key);
    db_bind_str(q, mail);
    db_bind_str(q, order_id);
    return db_run_one(q);
}

enum rc
outbox_hurry(struct ctx *ctx, const char *mail)
{
    struct db_query *q = db_start(ctx, &hurry);

    db_bind_str(q, mail);
    return db_run_one(q);
}
