#include "shop/mock_charge.h"

#include "base/db.h"

#define COLUMNS                                                                \
    "c.seq, c.id, c.intent_id, c.status, c.amount_minor, c.currency, "         \
    "c.captured_minor, c.currency, c.refunded_minor, c.currency, c.brand, "    \
    "c.last4, c.expiry, c.error, b.id, c.created "                             \
    "FROM paymock.charge c "                                                   \
    "LEFT JOIN paymock.balance_transaction b ON b.source = c.id "

static void
read_row(struct db_query *q, struct mock_charge *c)
{
    c->seq = db_int(q);
    c->id = db_str(q);
    c->intent = db_str(q);
    c->status = db_str(q);
    c->amount = db_money(q);
    c->captured = db_money(q);
    c->refunded = db_money(q);
    c->brand = db_str(q);
    c->last4 = db_str(q);
    c->expiry = db_int(q);
    c->error = db_str(q);
    c->balance = db_str(q);
    c->created = db_int(q);
}

DB_STMT(add,
    "INSERT INTO paymock.charge (id, intent_id, status, currency, "
    "amount_minor, captured_minor, brand, last4, expiry, error, created) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, UNIX_TIMESTAMP())");

enum rc
mock_charge_add(struct ctx *ctx, const struct mock_charge *c)
{
    struct db_query *q = db_start(ctx, &add);

    db_bind_str(q, c->id);
    db_bind_str(q, c->intent);
    db_bind_str(q, c->status);
    db_bind_str(q, c->amount.cur);
    db_bind_int(q, c->amount.minor);
    db_bind_int(q, c->captured.minor);
    db_bind_str(q, c->brand);
    db_bind_str(q, c->last4);
    db_bind_int(q, c->expiry);
    db_bind_str(q, c->error);
    TRY(db_run(q, NULL));
    return c->captured.minor > 0
               ? mock_entry_add(ctx, "charge", c->id, c->captured)
               : OK;
}

static enum rc
get(struct ctx *ctx, const struct db_stmt *stmt, const char *id,
    struct mock_charge *out)
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

DB_STMT(by_id, "SELECT " COLUMNS "WHERE c.id = ? LIMIT 1");

enum rc
mock_charge_get(struct ctx *ctx, const char *id, struct mock_charge *out)
{
    return get(ctx, &by_id, id, out);
}

DB_STMT(by_intent, "SELECT " COLUMNS "WHERE c.charged_intent = ? LIMIT 1");

enum rc
mock_charge_of_intent(
    struct ctx *ctx, const char *intent, struct mock_charge *out)
{
    return get(ctx, &by_intent, intent, out);
}

#define LIST                                                                   \
    "SELECT " COLUMNS MOCK_LIST_WHERE("c.")                                    \
    "AND (? IS NULL OR c.intent_id = ?) "

DB_STMT(list_down, LIST "ORDER BY c.seq DESC LIMIT ?");
DB_STMT(list_up, LIST "ORDER BY c.seq LIMIT ?");

enum rc
mock_charge_list(struct ctx *ctx, const struct mock_list *l,
    struct mock_charge **out, size_t *n)
{
    struct db_query *q = mock_list_start(ctx, l, &list_down, &list_up);

    db_bind_str(q, l->of_intent);
    db_bind_str(q, l->of_intent);
    db_bind_int(q, l->limit + 1);
    while (db_next(q))
        read_row(q, db_grow(q, out, n));
    return db_end(q);
}

DB_STMT(capture,
    "UPDATE paymock.charge SET captured_minor = ? WHERE id = ? "
    "AND status = 'succeeded' AND captured_minor = 0 AND currency = ? "
    "AND amount_minor >= ?");

enum rc
mock_charge_capture(struct ctx *ctx, const char *id, struct money amount)
{
    struct db_query *q = db_start(ctx, &capture);
    int64_t rows = 0;

    db_bind_int(q, amount.minor);
    db_bind_str(q, id);
    db_bind_str(q, amount.cur);
    db_bind_int(q, amount.minor);
    TRY(db_run(q, &rows));
    return rows > 0 ? mock_entry_add(ctx, "charge", id, amount) : CONFLICT;
}
