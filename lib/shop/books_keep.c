#include "base/conf.h"
#include "base/db.h"
#include "base/rand.h"
#include "base/str.h"
#include "shop/books_run.h"
#include "shop/outbox.h"

enum { TEXT_MAX = 990 };

DB_STMT(clock_now,
    "SELECT UTC_TIMESTAMP(3), "
    "TIMESTAMPDIFF(MINUTE, '1970-01-01', UTC_TIMESTAMP(3))");

DB_STMT(kept, "SELECT 1 FROM orders.books_run WHERE slot = ?");

DB_STMT(add_run,
    "INSERT INTO orders.books_run (id, slot, started_at, ended_at, result, "
    "orders, differences) VALUES (?, ?, ?, UTC_TIMESTAMP(3), ?, ?, ?)");

DB_STMT(add_finding,
    "INSERT INTO orders.books_finding (run, finding_no, rule, order_id, "
    "text) VALUES (?, ?, ?, ?, ?)");

/* Not seen since the last run that saw everything, that one included. */
DB_STMT(new_kinds,
    "SELECT COUNT(*) FROM orders.books_finding f WHERE f.run = ? "
    "AND NOT EXISTS (SELECT 1 FROM orders.books_finding p "
    "WHERE p.rule = f.rule AND p.run <> f.run AND p.run >= "
    "COALESCE((SELECT MAX(r.id) FROM orders.books_run r "
    "WHERE r.result <> 'unchecked' AND r.id <> ?), ''))");

enum rc
books_slot(struct ctx *ctx, struct books_slot *slot)
{
    struct db_query *q;

    slot->due = false;
    if (slot->minutes == 0)
        return OK;
    q = db_start(ctx, &clock_now);
    if (db_next(q)) {
        slot->started_at = db_str(q);
        slot->number = db_int(q) / slot->minutes;
    }
    TRY(db_end(q));
    q = db_start(ctx, &kept);
    db_bind_int(q, slot->number);
    slot->due = !db_next(q);
    return db_end(q);
}

static enum rc
keep_finding(
    struct ctx *ctx, const char *run, size_t i, const struct finding *f)
{
    struct db_query *q = db_start(ctx, &add_finding);

    db_bind_str(q, run);
    db_bind_int(q, (int64_t)i + 1);
    db_bind_str(q, f->rule);
    db_bind_str(q, f->order_id);
    db_bind_str(q, str_brief(ctx, f->text, TEXT_MAX));
    return db_run(q, NULL);
}

static enum rc
tell_owner(struct ctx *ctx, const char *run)
{
    struct db_query *q = db_start(ctx, &new_kinds);
    int64_t n = 0;

    db_bind_str(q, run);
    db_bind_str(q, run);
    if (db_next(q))
        n = db_int(q);
    TRY(db_end(q));
    if (n == 0)
        return OK;
    return outbox_add(ctx, NULL, "books", ctx->conf->mail.owner, run);
}

enum rc
books_keep(struct ctx *ctx, const struct books_slot *slot,
    const struct books *books, const char *result)
{
    const char *run = rand_id(ctx);
    struct db_query *q = db_start(ctx, &add_run);

    db_bind_str(q, run);
    db_bind_int(q, slot->number);
    db_bind_str(q, slot->started_at);
    db_bind_str(q, result);
    db_bind_int(q, books->orders);
    db_bind_int(q, books->differences);
    TRY(db_run(q, NULL));
    for (size_t i = 0; i < books->n; i++)
        TRY(keep_finding(ctx, run, i, &books->findings[i]));
    return tell_owner(ctx, run);
}
