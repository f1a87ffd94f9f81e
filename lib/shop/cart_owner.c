#include "shop/cart_owner.h"

#include "base/db.h"
#include "base/rand.h"

DB_STMT(insert,
    "INSERT INTO carts.owner (id, sub, guest_hash, created_at) "
    "VALUES (?, ?, ?, UTC_TIMESTAMP(3))");

/* Locking, so that they see the row that the INSERT ran into. */
DB_STMT(find_person,
    "SELECT id FROM carts.owner WHERE sub = ? LIMIT 1 FOR UPDATE");

DB_STMT(find_guest,
    "SELECT id FROM carts.owner WHERE guest_hash = ? LIMIT 1 FOR UPDATE");

DB_STMT(lock,
    "SELECT current_cart FROM carts.owner WHERE id = ? LIMIT 1 FOR UPDATE");

DB_STMT(current_of,
    "SELECT current_cart FROM carts.owner WHERE id = ? LIMIT 1");

DB_STMT(set_current, "UPDATE carts.owner SET current_cart = ? WHERE id = ?");

static void
bind_hash(struct db_query *q, const char *guest, unsigned char *hash)
{
    hash_str(guest, hash);
    db_bind_blob(q, hash, HASH_SIZE);
}

static enum rc
make(struct ctx *ctx, const char *sub, const char *guest, const char *id)
{
    struct db_query *q = db_start(ctx, &insert);
    unsigned char hash[HASH_SIZE];

    db_bind_str(q, id);
    db_bind_str(q, sub);
    if (sub != NULL)
        db_bind_null(q);
    else
        bind_hash(q, guest, hash);
    return db_run(q, NULL);
}

enum rc
cart_owner_need(struct ctx *ctx, const char *sub, const char *guest,
    const char **owner)
{
    unsigned char hash[HASH_SIZE];
    struct db_query *q;
    enum rc rc;

    *owner = rand_id(ctx);
    rc = make(ctx, sub, guest, *owner);
    if (rc != CONFLICT)
        return rc;
    q = db_start(ctx, sub != NULL ? &find_person : &find_guest);
    if (sub != NULL)
        db_bind_str(q, sub);
    else
        bind_hash(q, guest, hash);
    *owner = db_next(q) ? db_str(q) : NULL;
    rc = db_end(q);
    return rc == OK && *owner == NULL ? AGAIN : rc;
}

static enum rc
read_current(struct ctx *ctx, const struct db_stmt *stmt, const char *owner,
    const char **current)
{
    struct db_query *q = db_start(ctx, stmt);

    *current = NULL;
    db_bind_str(q, owner);
    if (db_next(q))
        *current = db_str(q);
    return db_end(q);
}

enum rc
cart_owner_lock(struct ctx *ctx, const char *owner, const char **current)
{
    return read_current(ctx, &lock, owner, current);
}

enum rc
cart_owner_still(struct ctx *ctx, const char *owner, bool *there)
{
    struct db_query *q = db_start(ctx, &lock);

    db_bind_str(q, owner);
    *there = db_next(q);
    return db_end(q);
}

enum rc
cart_owner_current(struct ctx *ctx, const char *owner, const char **current)
{
    return read_current(ctx, &current_of, owner, current);
}

enum rc
cart_owner_set_current(struct ctx *ctx, const char *owner, const char *cart)
{
    struct db_query *q = db_start(ctx, &set_current);

    db_bind_str(q, cart);
    db_bind_str(q, owner);
    return db_run(q, NULL);
}
