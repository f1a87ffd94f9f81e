#include "shop/outbox.h"

#include "base/db.h"
#include "base/rand.h"

DB_STMT(add,
    "INSERT INTO orders.outbox (id, order_id, kind, recipient, part, "
    "created_at, next_at) "
    "VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))");

enum rc
outbox_add(struct ctx *ctx, const char *order_id, const char *kind,
    const char *recipient, const char *part)
{
    struct db_query *q;
    enum rc rc;

    if (recipient[0] == '\0')
        return OK;
    q = db_start(ctx, &add);
    db_bind_str(q, rand_id(ctx));
    db_bind_str(q, order_id);
    db_bind_str(q, kind);
    db_bind_str(q, recipient);
    db_bind_str(q, part);
    rc = db_run(q, NULL);
    return rc == CONFLICT ? OK : rc;
}
