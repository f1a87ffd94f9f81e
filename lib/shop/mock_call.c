#include "shop/mock_call.h"

#include <string.h>

#include "base/db.h"

/* Longer than any execution, so that a crashed one is not for ever. */
#define LEASE "UTC_TIMESTAMP(3) + INTERVAL 30 SECOND"

DB_STMT(add,
    "INSERT INTO paymock.idempotency (id, request_hash, lease, lease_until, "
    "created_at) VALUES (?, ?, ?, " LEASE ", UTC_TIMESTAMP(3))");

static enum rc
claim_new(struct ctx *ctx, void *arg)
{
    struct mock_call *call = arg;
    struct db_query *q = db_start(ctx, &add);

    db_bind_str(q, call->key);
    db_bind_blob(q, call->hash, HASH_SIZE);
    db_bind_str(q, call->lease);
    return db_run(q, NULL);
}

DB_STMT(renew,
    "UPDATE paymock.idempotency SET lease = ?, lease_until = " LEASE
    " WHERE id = ? AND status IS NULL AND lease_until < UTC_TIMESTAMP(3)");

static enum rc
claim_dead(struct ctx *ctx, void *arg)
{
    struct mock_call *call = arg;
    struct db_query *q = db_start(ctx, &renew);
    int64_t rows = 0;

    db_bind_str(q, call->lease);
    db_bind_str(q, call->key);
    TRY(db_run(q, &rows));
    return rows > 0 ? OK : CONFLICT;
}

/* Stripe forgets a key when it is a day old, or later. */
DB_STMT(reuse,
    "UPDATE paymock.idempotency SET request_hash = ?, lease = ?, "
    "lease_until = " LEASE ", status = NULL, body = NULL, "
    "created_at = UTC_TIMESTAMP(3) WHERE id = ? AND status IS NOT NULL "
    "AND created_at < UTC_TIMESTAMP(3) - INTERVAL 25 HOUR");

static enum rc
claim_forgotten(struct ctx *ctx, void *arg)
{
    struct mock_call *call = arg;
    struct db_query *q = db_start(ctx, &reuse);
    int64_t rows = 0;

    db_bind_blob(q, call->hash, HASH_SIZE);
    db_bind_str(q, call->lease);
    db_bind_str(q, call->key);
    TRY(db_run(q, &rows));
    return rows > 0 ? OK : CONFLICT;
}

DB_STMT(by_key, "SELECT request_hash, status, body FROM paymock.idempotency "
                "WHERE id = ? LIMIT 1");

static enum rc
look_up(struct ctx *ctx, struct mock_call *call)
{
    struct db_query *q = db_start(ctx, &by_key);
    const void *hash = NULL;
    size_t n = 0;

    db_bind_str(q, call->key);
    if (db_next(q)) {
        hash = db_blob(q, &n);
        call->status = db_int(q);
        call->body = db_str(q);
    }
    TRY(db_end(q));
    if (hash == NULL)
        return CONFLICT; /* given back just now */
    return n == HASH_SIZE && memcmp(hash, call->hash, n) == 0 ? OK : INVALID;
}

enum rc
mock_call_begin(struct ctx *ctx, struct mock_call *call)
{
    enum rc rc;

    call->lease = rand_id(ctx);
    rc = db_transaction(ctx, claim_new, call);
    if (rc == CONFLICT)
        rc = db_transaction(ctx, claim_forgotten, call);
    if (rc != CONFLICT)
        return rc;
    TRY(look_up(ctx, call));
    if (call->status != 0)
        return NOTFOUND;
    return db_transaction(ctx, claim_dead, call);
}

DB_STMT(finish, "UPDATE paymock.idempotency SET status = ?, body = ? "
                "WHERE id = ? AND lease = ? AND status IS NULL");

enum rc
mock_call_finish(struct ctx *ctx, const struct mock_call *call, int64_t status,
    const char *body)
{
    struct db_query *q = db_start(ctx, &finish);
    int64_t rows = 0;

    db_bind_int(q, status);
    db_bind_str(q, body);
    db_bind_str(q, call->key);
    db_bind_str(q, call->lease);
    TRY(db_run(q, &rows));
    return rows > 0 ? OK : CONFLICT;
}

DB_STMT(forget, "DELETE FROM paymock.idempotency WHERE id = ? AND lease = ? "
                "AND status IS NULL");

static enum rc
forget_it(struct ctx *ctx, void *arg)
{
    const struct mock_call *call = arg;
    struct db_query *q = db_start(ctx, &forget);

    db_bind_str(q, call->key);
    db_bind_str(q, call->lease);
    return db_run(q, NULL);
}

enum rc
mock_call_forget(struct ctx *ctx, const struct mock_call *call)
{
    struct mock_call copy = *call;

    return db_transaction(ctx, forget_it, &copy);
}
