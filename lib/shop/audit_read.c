#include "shop/audit_read.h"

#include "base/db.h"
#include "base/str.h"

#define ENTRIES                                                                \
    "SELECT id, at, actor, actor_name, act, kind, ref, name, changes "         \
    "FROM orders.audit "

/* What any search may add to the key that leads it. */
#define NARROW                                                                 \
    "AND id < ? AND at >= ? AND at < ? "                                       \
    "AND (? IS NULL OR kind = ?) AND (? IS NULL OR actor = ?) "                \
    "AND (? IS NULL OR act = ?) ORDER BY id DESC LIMIT 51"

DB_STMT(of_thing, ENTRIES "WHERE kind = ? AND ref = ? " NARROW);
DB_STMT(of_name, ENTRIES "WHERE name LIKE ? " NARROW);
DB_STMT(of_actor, ENTRIES "WHERE actor = ? " NARROW);
DB_STMT(of_act, ENTRIES "WHERE act = ? " NARROW);
DB_STMT(of_all, ENTRIES "WHERE id > 0 " NARROW);

static struct db_query *
start(struct ctx *ctx, const struct audit_filter *f)
{
    struct db_query *q;

    if (f->ref != NULL) {
        q = db_start(ctx, &of_thing);
        db_bind_str(q, f->kind);
        db_bind_str(q, f->ref);
    } else if (f->name != NULL) {
        q = db_start(ctx, &of_name);
        db_bind_str(q, str_like(ctx, f->name));
    } else if (f->actor != NULL) {
        q = db_start(ctx, &of_actor);
        db_bind_str(q, f->actor);
    } else if (f->act != NULL) {
        q = db_start(ctx, &of_act);
        db_bind_str(q, f->act);
    } else {
        q = db_start(ctx, &of_all);
    }
    return q;
}

static void
bind_twice(struct db_query *q, const char *s)
{
    db_bind_str(q, s);
    db_bind_str(q, s);
}

enum rc
audit_find(struct ctx *ctx, const struct audit_filter *f,
    struct audit_entry **out, size_t *n)
{
    struct db_query *q = start(ctx, f);

    *out = NULL;
    *n = 0;
    db_bind_int(q, f->before > 0 ? f->before : INT64_MAX);
    db_bind_str(q, f->from != NULL ? f->from : "1970-01-01");
    db_bind_str(q, f->to != NULL ? f->to : "9999-01-01");
    bind_twice(q, f->kind);
    bind_twice(q, f->actor);
    bind_twice(q, f->act);
    while (db_next(q)) {
        struct audit_entry *e = db_grow(q, out, n);

        e->id = db_int(q);
        e->at = db_str(q);
        e->actor = db_str(q);
        e->actor_name = db_str(q);
        e->act = db_str(q);
        e->kind = db_str(q);
        e->ref = db_str(q);
        e->name = db_str(q);
        e->changes = db_str(q);
    }
    return db_end(q);
}
