#include "shop/identity_throttle.h"

#include "base/db.h"
#include "base/rand.h"

/* So many tries at once, then one in so many seconds. */
static const struct rule {
    const char *name;
    int64_t tries, seconds;
} rules[] = {
    [BY_ACCOUNT] = { "account", 10, 60 },
    [BY_ADDRESS] = { "address", 60, 5 },
    [BY_CODE] = { "code", 10, 30 },
    [BY_REGISTRATION] = { "register", 200, 5 },
};

DB_STMT(take,
    "UPDATE identities.throttle SET free_at = "
    "GREATEST(free_at, UTC_TIMESTAMP(3)) + INTERVAL ? SECOND "
    "WHERE scope = ? AND key_hash = ? "
    "AND free_at <= UTC_TIMESTAMP(3) + INTERVAL ? SECOND");

DB_STMT(first,
    "INSERT INTO identities.throttle (scope, key_hash, free_at) "
    "VALUES (?, ?, UTC_TIMESTAMP(3) + INTERVAL ? SECOND)");

DB_STMT(ask_wait,
    "SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(3) + INTERVAL ? SECOND, "
    "free_at) FROM identities.throttle WHERE scope = ? AND key_hash = ? "
    "LIMIT 1");

DB_STMT(give_back,
    "UPDATE identities.throttle SET free_at = free_at - INTERVAL ? SECOND "
    "WHERE scope = ? AND key_hash = ?");

DB_STMT(clear,
    "DELETE FROM identities.throttle WHERE scope = ? AND key_hash = ?");

static void
bind_key(struct ctx *ctx, struct db_query *q, enum identity_scope scope,
    const char *key)
{
    unsigned char *hash = talloc_size(ctx, HASH_SIZE);

    hash_str(key, hash);
    db_bind_str(q, rules[scope].name);
    db_bind_blob(q, hash, HASH_SIZE);
}

/* How far ahead free_at may lie while one more try fits. */
static int64_t
room(const struct rule *r)
{
    return (r->tries - 1) * r->seconds;
}

static enum rc
read_wait(struct ctx *ctx, enum identity_scope scope, const char *key,
    int64_t *wait)
{
    struct db_query *q = db_start(ctx, &ask_wait);

    db_bind_int(q, room(&rules[scope]));
    bind_key(ctx, q, scope, key);
    *wait = 1;
    if (db_next(q))
        *wait += db_int(q);
    return db_end(q);
}

enum rc
identity_throttle_take(struct ctx *ctx, enum identity_scope scope,
    const char *key, int64_t *wait)
{
    struct db_query *q = db_start(ctx, &take);
    int64_t rows = 0;
    enum rc rc;

    *wait = 0;
    db_bind_int(q, rules[scope].seconds);
    bind_key(ctx, q, scope, key);
    db_bind_int(q, room(&rules[scope]));
    TRY(db_run(q, &rows));
    if (rows > 0)
        return OK;
    q = db_start(ctx, &first);
    bind_key(ctx, q, scope, key);
    db_bind_int(q, rules[scope].seconds);
    rc = db_run(q, NULL);
    return rc == CONFLICT ? read_wait(ctx, scope, key, wait) : rc;
}

enum rc
identity_throttle_give_back(
    struct ctx *ctx, enum identity_scope scope, const char *key)
{
    struct db_query *q = db_start(ctx, &give_back);

    db_bind_int(q, rules[scope].seconds);
    bind_key(ctx, q, scope, key);
    return db_run(q, NULL);
}

enum rc
identity_throttle_clear(
    struct ctx *ctx, enum identity_scope scope, const char *key)
{
    struct db_query *q = db_start(ctx, &clear);

    bind_key(ctx, q, scope, key);
    return db_run(q, NULL);
}
