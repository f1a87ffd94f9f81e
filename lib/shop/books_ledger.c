#include "shop/books_ledger.h"

#include "base/db.h"

DB_STMT(now, "SELECT TIMESTAMPDIFF(SECOND, '1970-01-01', UTC_TIMESTAMP())");

DB_STMT(all_paid,
    "SELECT a.intent_id, o.id, o.number, a.captured_minor, a.currency, "
    "TIMESTAMPDIFF(SECOND, '1970-01-01', COALESCE(a.paid_at, a.created_at)) "
    "FROM orders.payment_attempt a JOIN orders.orders o ON o.id = a.order_id "
    "WHERE a.intent_id IS NOT NULL AND a.method = 'processor' "
    "AND COALESCE(a.paid_at, a.created_at) >= '1970-01-01' + INTERVAL ? "
    "SECOND ORDER BY a.intent_id");

DB_STMT(all_refunds,
    "SELECT r.id, r.refund_id, r.intent_id, r.state, o.id, o.number, "
    "r.amount_minor, r.currency, "
    "TIMESTAMPDIFF(SECOND, '1970-01-01', COALESCE(r.done_at, r.created_at)) "
    "FROM orders.refund r JOIN orders.orders o ON o.id = r.order_id "
    "JOIN orders.payment_attempt a ON a.id = r.attempt "
    "WHERE a.method = 'processor' "
    "AND COALESCE(r.done_at, r.created_at) >= '1970-01-01' + INTERVAL ? "
    "SECOND ORDER BY r.intent_id, r.id");

DB_STMT(attempt,
    "SELECT a.state, o.id, o.number FROM orders.payment_attempt a "
    "JOIN orders.orders o ON o.id = a.order_id WHERE a.id = ?");

enum rc
books_now(struct ctx *ctx, int64_t *out)
{
    struct db_query *q = db_start(ctx, &now);

    *out = 0;
    if (db_next(q))
        *out = db_int(q);
    return db_end(q);
}

static enum rc
read_paid(struct ctx *ctx, struct books_ours *ours)
{
    struct db_query *q = db_start(ctx, &all_paid);

    db_bind_int(q, ours->since);
    while (db_next(q)) {
        struct books_paid *p = db_grow(q, &ours->paid, &ours->npaid);

        p->intent = db_str(q);
        p->order_id = db_str(q);
        p->order = db_str(q);
        p->captured = db_money(q);
        p->at = db_int(q);
    }
    return db_end(q);
}

static enum rc
read_refunds(struct ctx *ctx, struct books_ours *ours)
{
    struct db_query *q = db_start(ctx, &all_refunds);

    db_bind_int(q, ours->since);
    while (db_next(q)) {
        struct books_refund *r =
            db_grow(q, &ours->refunds, &ours->nrefunds);

        r->id = db_str(q);
        r->refund_id = db_str(q);
        r->intent = db_str(q);
        r->state = db_str(q);
        r->order_id = db_str(q);
        r->order = db_str(q);
        r->amount = db_money(q);
        r->at = db_int(q);
    }
    return db_end(q);
}

static enum rc
read_all(struct ctx *ctx, void *arg)
{
    struct books_ours *ours = arg;

    *ours = (struct books_ours){ .since = ours->since };
    TRY(read_paid(ctx, ours));
    return read_refunds(ctx, ours);
}

enum rc
books_ours(struct ctx *ctx, struct books_ours *ours)
{
    return db_snapshot(ctx, read_all, ours);
}

enum rc
books_attempt(struct ctx *ctx, const char *id, struct books_attempt *out)
{
    struct db_query *q = db_start(ctx, &attempt);
    bool found;

    db_bind_str(q, id);
    found = db_next(q);
    if (found) {
        out->state = db_str(q);
        out->order_id = db_str(q);
        out->order = db_str(q);
    }
    TRY(db_end(q));
    return found ? OK : NOTFOUND;
}
