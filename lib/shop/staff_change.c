#include <string.h>

#include "base/db.h"
#include "shop/staff.h"

DB_STMT(owners,
    "SELECT sub FROM carts.staff WHERE role = 'owner' AND ended_at IS NULL "
    "ORDER BY sub LIMIT 500 FOR UPDATE");

DB_STMT(set_role,
    "UPDATE carts.staff SET role = ? WHERE sub = ? AND ended_at IS NULL");

DB_STMT(end,
    "UPDATE carts.staff SET ended_at = UTC_TIMESTAMP(3) WHERE sub = ? "
    "AND ended_at IS NULL");

DB_STMT(end_sessions,
    "DELETE FROM carts.session WHERE sub = ? AND program = 'admin'");

enum rc
staff_lock_owners(
    struct ctx *ctx, const char *by, const char *sub, bool *others)
{
    struct db_query *q = db_start(ctx, &owners);
    bool is_owner = false;

    *others = false;
    while (db_next(q)) {
        const char *owner = db_str(q);

        is_owner = is_owner || strcmp(owner, by) == 0;
        *others = *others || strcmp(owner, sub) != 0;
    }
    TRY(db_end(q));
    return is_owner ? OK : NOTFOUND;
}

enum rc
staff_role_set(struct ctx *ctx, const char *sub, const char *role)
{
    struct db_query *q = db_start(ctx, &set_role);

    db_bind_str(q, role);
    db_bind_str(q, sub);
    return db_run_one(q);
}

enum rc
staff_end(struct ctx *ctx, const char *sub)
{
    struct db_query *q = db_start(ctx, &end);

    db_bind_str(q, sub);
    TRY(db_run_one(q));
    q = db_start(ctx, &end_sessions);
    db_bind_str(q, sub);
    return db_run(q, NULL);
}
