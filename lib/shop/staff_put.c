#include "base/db.h"
#include "shop/staff.h"

DB_STMT(change,
    "UPDATE carts.staff SET email = ?, name = ?, role = ?, made_by = ?, "
    "since = IF(ended_at IS NULL, since, UTC_TIMESTAMP(3)), ended_at = NULL "
    "WHERE sub = ?");

DB_STMT(add,
    "INSERT INTO carts.staff (email, name, role, made_by, sub, since) "
    "VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(3))");

static enum rc
run(struct ctx *ctx, const struct db_stmt *stmt, const struct staff *staff)
{
    struct db_query *q = db_start(ctx, stmt);

    db_bind_str(q, staff->email);
    db_bind_str(q, staff->name);
    db_bind_str(q, staff->role);
    db_bind_str(q, staff->made_by);
    db_bind_str(q, staff->sub);
    return db_run_one(q);
}

enum rc
staff_put(struct ctx *ctx, const struct staff *staff)
{
    enum rc rc = run(ctx, &change, staff);

    return rc == NOTFOUND ? run(ctx, &add, staff) : rc;
}
