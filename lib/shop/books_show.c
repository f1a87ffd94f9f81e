#include "base/db.h"
#include "shop/books_run.h"

DB_STMT(runs,
    "SELECT id, started_at, ended_at, result, "
    "TIMESTAMPDIFF(MICROSECOND, started_at, ended_at) DIV 1000, orders, "
    "differences FROM orders.books_run ORDER BY id DESC LIMIT 10");

DB_STMT(findings,
    "SELECT rule, order_id, text FROM orders.books_finding WHERE run = ? "
    "ORDER BY finding_no LIMIT 1000");

DB_STMT(alerts,
    "SELECT a.id, a.kind, a.order_id, o.number, a.text, a.at "
    "FROM orders.alert a "
    "LEFT JOIN orders.orders o ON o.id = a.order_id "
    "WHERE a.seen_at IS NULL ORDER BY a.at DESC LIMIT 50");

enum rc
books_runs(struct ctx *ctx, struct books_run **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &runs);

    *out = NULL;
    *n = 0;
    while (db_next(q)) {
        struct books_run *r = db_grow(q, out, n);

        r->id = db_str(q);
        r->started_at = db_str(q);
        r->ended_at = db_str(q);
        r->result = db_str(q);
        r->ms = db_int(q);
        r->orders = db_int(q);
        r->differences = db_int(q);
    }
    return db_end(q);
}

enum rc
books_findings(
    struct ctx *ctx, const char *run, struct finding **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &findings);

    *out = NULL;
    *n = 0;
    db_bind_str(q, run);
    while (db_next(q)) {
        struct finding *f = db_grow(q, out, n);

        f->rule = db_str(q);
        f->order_id = db_str(q);
        f->text = db_str(q);
    }
    return db_end(q);
}

enum rc
books_alerts(struct ctx *ctx, struct books_alert **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &alerts);

    *out = NULL;
    *n = 0;
    while (db_next(q)) {
        struct books_alert *a = db_grow(q, out, n);

        a->id = db_str(q);
        a->kind = db_str(q);
        a->order_id = db_str(q);
        a->order = db_str(q);
        a->text = db_str(q);
        a->at = db_str(q);
    }
    return db_end(q);
}
