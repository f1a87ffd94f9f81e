#include "shop/mock_intent.h"

#include "base/db.h"

#define COLUMNS                                                                \
    "seq, id, secret, status, amount_minor, currency, capturable_minor, "      \
    "currency, received_minor, currency, capture, method, brand, last4, "      \
    "expiry, charge_id, error, description, metadata, of_session, created, "   \
    "COALESCE(canceled, 0), cancel_reason, return_url"

static void
read_row(struct db_query *q, struct mock_intent *i)
{
    i->seq = db_int(q);
    i->id = db_str(q);
    i->secret = db_str(q);
    i->status = db_str(q);
    i->amount = db_money(q);
    i->capturable = db_money(q);
    i->received = db_money(q);
    i->capture = db_str(q);
    i->method = db_str(q);
    i->brand = db_str(q);
    i->last4 = db_str(q);
    i->expiry = db_int(q);
    i->charge = db_str(q);
    i->error = db_str(q);
    i->description = db_str(q);
    i->metadata = db_str(q);
    i->of_session = db_int(q) != 0;
    i->created = db_int(q);
    i->canceled = db_int(q);
    i->cancel_reason = db_str(q);
    i->return_url = db_str(q);
}

DB_STMT(add,
    "INSERT INTO paymock.intent (id, secret, status, currency, amount_minor, "
    "capture, method, description, metadata, of_session, created) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, UNIX_TIMESTAMP())");

enum rc
mock_intent_add(struct ctx *ctx, struct mock_intent *i)
{
    struct db_query *q = db_start(ctx, &add);

    db_bind_str(q, i->id);
    db_bind_str(q, i->secret);
    db_bind_str(q, i->status);
    db_bind_str(q, i->amount.cur);
    db_bind_int(q, i->amount.minor);
    db_bind_str(q, i->capture);
    db_bind_str(q, i->method);
    db_bind_str(q, i->description);
    db_bind_str(q, i->metadata);
    db_bind_int(q, i->of_session);
    return db_run(q, NULL);
}

DB_STMT(by_id, "SELECT " COLUMNS " FROM paymock.intent WHERE id = ? LIMIT 1");

DB_STMT(by_id_locked,
    "SELECT " COLUMNS " FROM paymock.intent WHERE id = ? FOR UPDATE");

static enum rc
get(struct ctx *ctx, const struct db_stmt *stmt, const char *id,
    struct mock_intent *out)
{
    struct db_query *q = db_start(ctx, stmt);
    bool found;

    db_bind_str(q, id);
    found = db_next(q);
    if (found)
        read_row(q, out);
    TRY(db_end(q));
    return found ? OK : NOTFOUND;
}

enum rc
mock_intent_get(struct ctx *ctx, const char *id, struct mock_intent *out)
{
    return get(ctx, &by_id, id, out);
}

enum rc
mock_intent_lock(struct ctx *ctx, const char *id, struct mock_intent *out)
{
    return get(ctx, &by_id_locked, id, out);
}

#define LIST "SELECT " COLUMNS " FROM paymock.intent " MOCK_LIST_WHERE("")

DB_STMT(list_down, LIST "ORDER BY seq DESC LIMIT ?");
DB_STMT(list_up, LIST "ORDER BY seq LIMIT ?");

enum rc
mock_intent_list(struct ctx *ctx, const struct mock_list *l,
    struct mock_intent **out, size_t *n)
{
    struct db_query *q = mock_list_start(ctx, l, &list_down, &list_up);

    db_bind_int(q, l->limit + 1);
    while (db_next(q))
        read_row(q, db_grow(q, out, n));
    return db_end(q);
}

static enum rc
decide(struct db_query *q)
{
    int64_t rows = 0;

    TRY(db_run(q, &rows));
    return rows > 0 ? OK : CONFLICT;
}

DB_STMT(pay,
    "UPDATE paymock.intent SET status = ?, capturable_minor = ?, "
    "received_minor = ?, method = ?, brand = ?, last4 = ?, expiry = ?, "
    "charge_id = ?, error = ? WHERE id = ? AND status IN "
    "('requires_payment_method', 'requires_confirmation', "
    "'requires_action')");

enum rc
mock_intent_pay(struct ctx *ctx, const struct mock_intent *i)
{
    struct db_query *q = db_start(ctx, &pay);

    db_bind_str(q, i->status);
    db_bind_int(q, i->capturable.minor);
    db_bind_int(q, i->received.minor);
    db_bind_str(q, i->method);
    db_bind_str(q, i->brand);
    db_bind_str(q, i->last4);
    db_bind_int(q, i->expiry);
    db_bind_str(q, i->charge);
    db_bind_str(q, i->error);
    db_bind_str(q, i->id);
    return decide(q);
}

DB_STMT(set_return,
    "UPDATE paymock.intent SET return_url = ? WHERE id = ?");

enum rc
mock_intent_return(struct ctx *ctx, const char *id, const char *url)
{
    struct db_query *q = db_start(ctx, &set_return);

    db_bind_str(q, url);
    db_bind_str(q, id);
    return db_run_one(q);
}

DB_STMT(capture,
    "UPDATE paymock.intent SET status = 'succeeded', received_minor = ?, "
    "capturable_minor = 0 WHERE id = ? AND status = 'requires_capture' "
    "AND currency = ? AND capturable_minor >= ?");

enum rc
mock_intent_capture(struct ctx *ctx, const char *id, struct money amount)
{
    struct db_query *q = db_start(ctx, &capture);

    db_bind_int(q, amount.minor);
    db_bind_str(q, id);
    db_bind_str(q, amount.cur);
    db_bind_int(q, amount.minor);
    return decide(q);
}

DB_STMT(cancel,
    "UPDATE paymock.intent SET status = 'canceled', capturable_minor = 0, "
    "canceled = UNIX_TIMESTAMP(), cancel_reason = ? WHERE id = ? "
    "AND status NOT IN ('succeeded', 'canceled')");

enum rc
mock_intent_cancel(struct ctx *ctx, const char *id, const char *reason)
{
    struct db_query *q = db_start(ctx, &cancel);

    db_bind_str(q, reason);
    db_bind_str(q, id);
    return decide(q);
}

DB_STMT(change, "UPDATE paymock.intent SET amount_minor = ?, description = ?, "
                "metadata = ? WHERE id = ? AND status IN "
                "('requires_payment_method', 'requires_confirmation', "
                "'requires_action')");

enum rc
mock_intent_change(struct ctx *ctx, const struct mock_intent *i)
{
    struct db_query *q = db_start(ctx, &change);

    db_bind_int(q, i->amount.minor);
    db_bind_str(q, i->description);
    db_bind_str(q, i->metadata);
    db_bind_str(q, i->id);
    return decide(q);
}
