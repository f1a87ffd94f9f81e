#include "shop/staff.h"

#include "base/db.h"

DB_STMT(find,
    "SELECT sub, email, name, role, since, made_by FROM carts.staff "
    "WHERE sub = ? AND ended_at IS NULL LIMIT 1");

DB_STMT(list,
    "SELECT sub, email, name, role, since, made_by FROM carts.staff "
    "WHERE ended_at IS NULL ORDER BY role, name, sub LIMIT 500");

static void
read_row(struct db_query *q, struct staff *out)
{
    out->sub = db_str(q);
    out->email = db_str(q);
    out->name = db_str(q);
    out->role = db_str(q);
    out->since = db_str(q);
    out->made_by = db_str(q);
}

enum rc
staff_find(struct ctx *ctx, const char *sub, struct staff *out)
{
    struct db_query *q = db_start(ctx, &find);

    *out = (struct staff){0};
    db_bind_str(q, sub);
    if (db_next(q))
        read_row(q, out);
    TRY(db_end(q));
    return out->sub != NULL ? OK : NOTFOUND;
}

enum rc
staff_list(struct ctx *ctx, struct staff **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &list);

    *out = NULL;
    *n = 0;
    while (db_next(q))
        read_row(q, db_grow(q, out, n));
    return db_end(q);
}
