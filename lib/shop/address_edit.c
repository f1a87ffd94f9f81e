#include "shop/address_edit.h"

#include "base/db.h"
#include "base/rand.h"

DB_STMT(one,
    "SELECT id, name, line1, line2, city, postcode, country "
    "FROM orders.address WHERE id = ? AND sub = ? LIMIT 1");

DB_STMT(add,
    "INSERT INTO orders.address (name, line1, line2, city, postcode, "
    "country, id, sub, used_at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))");

DB_STMT(change,
    "UPDATE orders.address SET name = ?, line1 = ?, line2 = ?, city = ?, "
    "postcode = ?, country = ? WHERE id = ? AND sub = ?");

DB_STMT(count, "SELECT COUNT(*) FROM orders.address WHERE sub = ?");

DB_STMT(take_out, "DELETE FROM orders.address WHERE id = ? AND sub = ?");

enum rc
address_get(struct ctx *ctx, const char *sub, const char *id,
    struct address *out)
{
    struct db_query *q = db_start(ctx, &one);
    bool found;

    db_bind_str(q, id);
    db_bind_str(q, sub);
    found = db_next(q);
    if (found) {
        out->id = db_str(q);
        out->name = db_str(q);
        out->line1 = db_str(q);
        out->line2 = db_str(q);
        out->city = db_str(q);
        out->postcode = db_str(q);
        out->country = db_str(q);
    }
    TRY(db_end(q));
    return found ? OK : NOTFOUND;
}

static void
bind(struct db_query *q, const struct address *a, const char *id,
    const char *sub)
{
    db_bind_str(q, a->name);
    db_bind_str(q, a->line1);
    db_bind_str(q, a->line2);
    db_bind_str(q, a->city);
    db_bind_str(q, a->postcode);
    db_bind_str(q, a->country);
    db_bind_str(q, id);
    db_bind_str(q, sub);
}

/* A bound, not a promise: two at once may make one more. */
static enum rc
check_room(struct ctx *ctx, const char *sub)
{
    struct db_query *q = db_start(ctx, &count);
    int64_t n = 0;

    db_bind_str(q, sub);
    if (db_next(q))
        n = db_int(q);
    TRY(db_end(q));
    return n < ADDRESSES_MAX ? OK : INVALID;
}

enum rc
address_save(struct ctx *ctx, const char *sub, const struct address *a)
{
    bool is_new = a->id == NULL;
    struct db_query *q;

    if (is_new)
        TRY(check_room(ctx, sub));
    q = db_start(ctx, is_new ? &add : &change);
    bind(q, a, is_new ? rand_id(ctx) : a->id, sub);
    return db_run_one(q);
}

enum rc
address_delete(struct ctx *ctx, const char *sub, const char *id)
{
    struct db_query *q = db_start(ctx, &take_out);

    db_bind_str(q, id);
    db_bind_str(q, sub);
    return db_run_one(q);
}
