#include "base/db.h"
#include "shop/mock_charge.h"

#define COLUMNS                                                                \
    "r.seq, r.id, r.charge_id, r.intent_id, r.amount_minor, r.currency, "      \
    "r.reason, r.metadata, b.id, r.created FROM paymock.refund r "             \
    "LEFT JOIN paymock.balance_transaction b ON b.source = r.id "

static void
read_row(struct db_query *q, struct mock_refund *r)
{
    r->seq = db_int(q);
    r->id = db_str(q);
    r->charge = db_str(q);
    r->intent = db_str(q);
    r->amount = db_money(q);
    r->reason = db_str(q);
    r->metadata = db_str(q);
    r->balance = db_str(q);
    r->created = db_int(q);
}

DB_STMT(take,
    "UPDATE paymock.charge SET refunded_minor = refunded_minor + ? "
    "WHERE id = ? AND currency = ? AND captured_minor - refunded_minor >= ?");

static enum rc
take_back(struct ctx *ctx, const char *charge, struct money amount)
{
    struct db_query *q = db_start(ctx, &take);
    int64_t rows = 0;

    db_bind_int(q, amount.minor);
    db_bind_str(q, charge);
    db_bind_str(q, amount.cur);
    db_bind_int(q, amount.minor);
    TRY(db_run(q, &rows));
    return rows > 0 ? OK : CONFLICT;
}

DB_STMT(add, "INSERT INTO paymock.refund (id, charge_id, intent_id, currency, "
             "amount_minor, reason, metadata, created) "
             "VALUES (?, ?, ?, ?, ?, ?, ?, UNIX_TIMESTAMP())");

enum rc
mock_refund_add(struct ctx *ctx, const struct mock_refund *r)
{
    struct money back;
    struct db_query *q;

    TRY(take_back(ctx, r->charge, r->amount));
    q = db_start(ctx, &add);
    db_bind_str(q, r->id);
    db_bind_str(q, r->charge);
    db_bind_str(q, r->intent);
    db_bind_str(q, r->amount.cur);
    db_bind_int(q, r->amount.minor);
    db_bind_str(q, r->reason);
    db_bind_str(q, r->metadata);
    TRY(db_run(q, NULL));
    if (!money_sub(money_of(0, r->amount.cur), r->amount, &back))
        return INVALID;
    return mock_entry_add(ctx, "refund", r->id, back);
}

DB_STMT(by_id, "SELECT " COLUMNS "WHERE r.id = ? LIMIT 1");

enum rc
mock_refund_get(struct ctx *ctx, const char *id, struct mock_refund *out)
{
    struct db_query *q = db_start(ctx, &by_id);
    bool found;

    db_bind_str(q, id);
    found = db_next(q);
    if (found)
        read_row(q, out);
    TRY(db_end(q));
    return found ? OK : NOTFOUND;
}

#define LIST                                                                   \
    "SELECT " COLUMNS MOCK_LIST_WHERE("r.")                                    \
    "AND (? IS NULL OR r.charge_id = ?) AND (? IS NULL OR r.intent_id = ?) "

DB_STMT(list_down, LIST "ORDER BY r.seq DESC LIMIT ?");
DB_STMT(list_up, LIST "ORDER BY r.seq LIMIT ?");

enum rc
mock_refund_list(struct ctx *ctx, const struct mock_list *l,
    struct mock_refund **out, size_t *n)
{
    struct db_query *q = mock_list_start(ctx, l, &list_down, &list_up);

    db_bind_str(q, l->of);
    db_bind_str(q, l->of);
    db_bind_str(q, l->of_intent);
    db_bind_str(q, l->of_intent);
    db_bind_int(q, l->limit + 1);
    while (db_next(q))
        read_row(q, db_grow(q, out, n));
    return db_end(q);
}
