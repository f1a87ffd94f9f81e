#include "shop/mock_delivery.h"

#include "base/db.h"

DB_STMT(due,
    "SELECT d.seq, d.tries, d.event_id, COALESCE(d.body, e.body) "
    "FROM paymock.delivery d JOIN paymock.event e ON e.id = d.event_id "
    "WHERE d.sent_at IS NULL AND d.next_at <= UTC_TIMESTAMP(3) "
    "ORDER BY d.next_at, d.seq LIMIT ?");

DB_STMT(claim, "UPDATE paymock.delivery SET tries = tries + 1, "
               "next_at = UTC_TIMESTAMP(3) + INTERVAL 60 SECOND "
               "WHERE seq = ? AND tries = ? AND sent_at IS NULL "
               "AND next_at <= UTC_TIMESTAMP(3)");

static enum rc
claim_one(struct ctx *ctx, void *arg)
{
    const struct mock_delivery *d = arg;
    struct db_query *q = db_start(ctx, &claim);
    int64_t rows = 0;

    db_bind_int(q, d->seq);
    db_bind_int(q, d->tries);
    TRY(db_run(q, &rows));
    return rows > 0 ? OK : CONFLICT;
}

enum rc
mock_delivery_claim(
    struct ctx *ctx, int64_t limit, struct mock_delivery **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &due);
    size_t mine = 0;

    db_bind_int(q, limit);
    while (db_next(q)) {
        struct mock_delivery *d = db_grow(q, out, n);

        d->seq = db_int(q);
        d->tries = db_int(q);
        d->event = db_str(q);
        d->body = db_str(q);
    }
    TRY(db_end(q));
    for (size_t i = 0; i < *n; i++) {
        enum rc rc = db_transaction(ctx, claim_one, &(*out)[i]);

        if (rc == OK)
            (*out)[mine++] = (*out)[i];
        else if (rc != CONFLICT)
            return rc;
    }
    *n = mine;
    return OK;
}

struct answer {
    const struct mock_delivery *delivery;
    int64_t status;
};

DB_STMT(sent,
    "UPDATE paymock.delivery SET status = ?, sent_at = UTC_TIMESTAMP(3) "
    "WHERE seq = ?");

DB_STMT(failed,
    "UPDATE paymock.delivery SET status = ?, "
    "next_at = IF(created_at < UTC_TIMESTAMP(3) - INTERVAL 3 DAY, NULL, "
    "UTC_TIMESTAMP(3) + INTERVAL LEAST(600, 1 << LEAST(?, 10)) SECOND) "
    "WHERE seq = ?");

static enum rc
record(struct ctx *ctx, void *arg)
{
    const struct answer *a = arg;
    bool good = a->status >= 200 && a->status < 300;
    struct db_query *q = db_start(ctx, good ? &sent : &failed);

    db_bind_int(q, a->status);
    if (!good)
        db_bind_int(q, a->delivery->tries);
    db_bind_int(q, a->delivery->seq);
    return db_run(q, NULL);
}

enum rc
mock_delivery_done(
    struct ctx *ctx, const struct mock_delivery *d, int64_t status)
{
    struct answer a = { d, status };

    return db_transaction(ctx, record, &a);
}
