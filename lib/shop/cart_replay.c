#include "shop/cart_replay.h"

#include <string.h>

#include "base/db.h"
#include "base/rand.h"

enum { KEPT_MAX = 1000 };

DB_STMT(claim,
    "INSERT INTO carts.cart_update (owner, update_id, request_hash, cart, "
    "applied_version, at) VALUES (?, ?, ?, '', 0, UTC_TIMESTAMP(3))");

/* Locking, so that it sees the row that the INSERT ran into. */
DB_STMT(look,
    "SELECT request_hash, cart, applied_version FROM carts.cart_update "
    "WHERE owner = ? AND update_id = ? LIMIT 1 FOR UPDATE");

DB_STMT(is_known,
    "SELECT 1 FROM carts.cart_update WHERE owner = ? AND update_id = ? "
    "LIMIT 1");

DB_STMT(note,
    "UPDATE carts.cart_update SET cart = ?, applied_version = ? "
    "WHERE owner = ? AND update_id = ?");

DB_STMT(mark_done,
    "INSERT INTO carts.cart_update (owner, update_id, request_hash, cart, "
    "applied_version, at) VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(3))");

DB_STMT(count,
    "SELECT COUNT(*) FROM carts.cart_update "
    "WHERE owner = ? AND update_id NOT LIKE ' %'");

DB_STMT(forget,
    "DELETE FROM carts.cart_update WHERE owner = ? "
    "AND update_id NOT LIKE ' %' ORDER BY at LIMIT 100");

static void
hash_request(
    struct ctx *ctx, const struct cart_update *u, unsigned char *out)
{
    char *text = talloc_asprintf(ctx, "%s\n%d\n%lld\n%s\n", u->cart, u->add,
        (long long)u->version, u->name != NULL ? u->name : "");

    if (u->form) {
        hash_str(u->update_id, out);
        return;
    }
    for (size_t i = 0; i < u->n; i++)
        text = talloc_asprintf_append(text, "%lld %s\n",
            (long long)u->changes[i].quantity, u->changes[i].sku);
    if (u->later != NULL)
        text = talloc_asprintf_append(text, "later %s\n", u->later);
    hash_str(text, out);
}

static enum rc
look_up(struct ctx *ctx, struct cart_update *u, const unsigned char *hash,
    bool *applied)
{
    struct db_query *q = db_start(ctx, &look);
    const void *before;
    size_t n = 0;
    bool found;

    db_bind_str(q, u->owner);
    db_bind_str(q, u->update_id);
    found = db_next(q);
    if (found) {
        before = db_blob(q, &n);
        *applied = n == HASH_SIZE && memcmp(before, hash, n) == 0;
        u->id = db_str(q);
        u->applied_version = db_int(q);
        u->code = *applied ? NULL : "update_reused";
    }
    TRY(db_end(q));
    return found ? CONFLICT : AGAIN;
}

/* At most so many names an owner; the oldest go first. */
static enum rc
make_room(struct ctx *ctx, const char *owner)
{
    struct db_query *q = db_start(ctx, &count);
    int64_t n = 0;

    db_bind_str(q, owner);
    if (db_next(q))
        n = db_int(q);
    TRY(db_end(q));
    if (n <= KEPT_MAX)
        return OK;
    q = db_start(ctx, &forget);
    db_bind_str(q, owner);
    return db_run(q, NULL);
}

enum rc
cart_replay_claim(struct ctx *ctx, struct cart_update *u, bool *applied)
{
    unsigned char hash[HASH_SIZE];
    struct db_query *q;
    enum rc rc;

    *applied = false;
    hash_request(ctx, u, hash);
    q = db_start(ctx, &claim);
    db_bind_str(q, u->owner);
    db_bind_str(q, u->update_id);
    db_bind_blob(q, hash, sizeof(hash));
    rc = db_run(q, NULL);
    return rc == CONFLICT ? look_up(ctx, u, hash, applied) : rc;
}

enum rc
cart_replay_known(struct ctx *ctx, const char *owner, const char *name,
    bool *known)
{
    struct db_query *q = db_start(ctx, &is_known);

    db_bind_str(q, owner);
    db_bind_str(q, name);
    *known = db_next(q);
    return db_end(q);
}

enum rc
cart_replay_done(struct ctx *ctx, const struct cart_update *u)
{
    struct db_query *q = db_start(ctx, &note);

    db_bind_str(q, u->id);
    db_bind_int(q, u->applied_version);
    db_bind_str(q, u->owner);
    db_bind_str(q, u->update_id);
    TRY(db_run(q, NULL));
    return make_room(ctx, u->owner);
}

const char *
cart_replay_new_mark(struct ctx *ctx)
{
    return talloc_asprintf(ctx, " %s", rand_id(ctx));
}

enum rc
cart_replay_mark(
    struct ctx *ctx, const struct cart_update *u, const char *mark)
{
    unsigned char hash[HASH_SIZE];
    struct db_query *q = db_start(ctx, &mark_done);

    hash_request(ctx, u, hash);
    db_bind_str(q, u->owner);
    db_bind_str(q, mark);
    db_bind_blob(q, hash, sizeof(hash));
    db_bind_str(q, u->id);
    db_bind_int(q, u->applied_version);
    return db_run(q, NULL);
}
