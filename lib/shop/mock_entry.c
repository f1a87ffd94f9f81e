#include "base/db.h"
#include "shop/mock_charge.h"
#include "shop/mock_id.h"

#define COLUMNS                                                                \
    "seq, id, type, source, amount_minor, currency, created "                  \
    "FROM paymock.balance_transaction "

static void
read_row(struct db_query *q, struct mock_entry *e)
{
    e->seq = db_int(q);
    e->id = db_str(q);
    e->type = db_str(q);
    e->source = db_str(q);
    e->amount = db_money(q);
    e->created = db_int(q);
}

DB_STMT(add,
    "INSERT INTO paymock.balance_transaction (id, type, source, currency, "
    "amount_minor, created) VALUES (?, ?, ?, ?, ?, UNIX_TIMESTAMP())");

enum rc
mock_entry_add(
    struct ctx *ctx, const char *type, const char *source, struct money amount)
{
    struct db_query *q = db_start(ctx, &add);

    db_bind_str(q, mock_id(ctx, "txn_"));
    db_bind_str(q, type);
    db_bind_str(q, source);
    db_bind_str(q, amount.cur);
    db_bind_int(q, amount.minor);
    return db_run(q, NULL);
}

DB_STMT(by_id, "SELECT " COLUMNS "WHERE id = ? LIMIT 1");

enum rc
mock_entry_get(struct ctx *ctx, const char *id, struct mock_entry *out)
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
    "SELECT " COLUMNS MOCK_LIST_WHERE("")                                      \
    "AND (? IS NULL OR source = ?) AND (? IS NULL OR type = ?) "

DB_STMT(list_down, LIST "ORDER BY seq DESC LIMIT ?");
DB_STMT(list_up, LIST "ORDER BY seq LIMIT ?");

enum rc
mock_entry_list(struct ctx *ctx, const struct mock_list *l,
    struct mock_entry **out, size_t *n)
{
    struct db_query *q = mock_list_start(ctx, l, &list_down, &list_up);

    db_bind_str(q, l->of);
    db_bind_str(q, l->of);
    db_bind_str(q, l->type);
    db_bind_str(q, l->type);
    db_bind_int(q, l->limit + 1);
    while (db_next(q))
        read_row(q, db_grow(q, out, n));
    return db_end(q);
}

DB_STMT(sums,
    "SELECT SUM(amount_minor), currency FROM paymock.balance_transaction "
    "GROUP BY currency ORDER BY currency LIMIT 200");

enum rc
mock_balance(struct ctx *ctx, struct money **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &sums);

    while (db_next(q))
        *db_grow(q, out, n) = db_money(q);
    return db_end(q);
}
