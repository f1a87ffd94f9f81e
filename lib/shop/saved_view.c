#include "shop/saved_view.h"

#include "base/db.h"

DB_STMT(all, "SELECT name, query FROM catalog.saved_view WHERE staff = ? "
             "ORDER BY name LIMIT 20");
DB_STMT(forget,
    "DELETE FROM catalog.saved_view WHERE staff = ? AND name = ?");
DB_STMT(keep, "INSERT INTO catalog.saved_view (staff, name, query, made_at) "
              "VALUES (?, ?, ?, UTC_TIMESTAMP(3))");

enum rc
saved_view_all(struct ctx *ctx, const char *staff, struct saved_view **out,
    size_t *n)
{
    struct db_query *q = db_start(ctx, &all);

    *out = NULL;
    *n = 0;
    db_bind_str(q, staff);
    while (db_next(q)) {
        struct saved_view *v = db_grow(q, out, n);

        v->name = db_str(q);
        v->query = db_str(q);
    }
    return db_end(q);
}

enum rc
saved_view_keep(
    struct ctx *ctx, const char *staff, const struct saved_view *view)
{
    struct saved_view *have;
    struct db_query *q;
    size_t n;

    TRY(saved_view_forget(ctx, staff, view->name));
    TRY(saved_view_all(ctx, staff, &have, &n));
    if (n >= SAVED_VIEWS_MAX)
        return CONFLICT;
    q = db_start(ctx, &keep);
    db_bind_str(q, staff);
    db_bind_str(q, view->name);
    db_bind_str(q, view->query);
    return db_run(q, NULL);
}

enum rc
saved_view_forget(struct ctx *ctx, const char *staff, const char *name)
{
    struct db_query *q = db_start(ctx, &forget);

    db_bind_str(q, staff);
    db_bind_str(q, name);
    return db_run(q, NULL);
}
