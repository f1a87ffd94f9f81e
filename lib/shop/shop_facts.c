#include "shop/shop_facts.h"

#include "base/conf.h"
#include "base/db.h"

DB_STMT(ages,
    "SELECT UNIX_TIMESTAMP(), "
    "CONVERT_TZ('2026-01-01 12:00:00', 'UTC', ?) IS NOT NULL, "
    "COALESCE((SELECT TIMESTAMPDIFF(HOUR, value, UTC_TIMESTAMP()) "
    "FROM catalog.setting WHERE name = 'backup_at'), -1), "
    "(SELECT value FROM catalog.setting WHERE name = 'grants'), "
    "(SELECT COUNT(*) FROM carts.staff "
    "WHERE role = 'owner' AND ended_at IS NULL)");

DB_STMT(late,
    "SELECT (SELECT COUNT(*) FROM orders.outbox WHERE sent_at IS NULL "
    "AND next_at < UTC_TIMESTAMP() - INTERVAL 5 MINUTE), "
    "(SELECT COUNT(*) FROM orders.payment_event WHERE handled_at IS NULL "
    "AND received_at < UTC_TIMESTAMP() - INTERVAL 5 MINUTE), "
    "(SELECT COUNT(*) FROM catalog.job "
    "WHERE state IN ('queued', 'preparing', 'running') "
    "AND COALESCE(due_at, made_at) < UTC_TIMESTAMP() - INTERVAL 5 MINUTE "
    "AND COALESCE(lease_until, made_at) < UTC_TIMESTAMP()), "
    "COALESCE((SELECT TIMESTAMPDIFF(MINUTE, MAX(started_at), "
    "UTC_TIMESTAMP()) FROM orders.books_run), -1), "
    "(SELECT COUNT(*) FROM (SELECT 1 FROM orders.payment_event "
    "LIMIT 1) e), "
    "(SELECT COUNT(*) FROM (SELECT 1 FROM orders.payment_attempt "
    "WHERE state = 'paid' AND method = 'processor' LIMIT 1) p)");

DB_STMT(migrations,
    "SELECT (SELECT COUNT(*) FROM catalog.migration "
    "WHERE finished_at IS NOT NULL), (SELECT COUNT(*) FROM carts.migration "
    "WHERE finished_at IS NOT NULL), (SELECT COUNT(*) "
    "FROM orders.migration WHERE finished_at IS NOT NULL)");

DB_STMT(gaps,
    "SELECT (SELECT GROUP_CONCAT(purpose ORDER BY position SEPARATOR ', ') "
    "FROM catalog.page WHERE purpose IN ('imprint', 'terms', 'privacy') "
    "AND status <> 'published'), "
    "(SELECT GROUP_CONCAT(DISTINCT c.code ORDER BY c.code SEPARATOR ', ') "
    "FROM catalog.country c JOIN catalog.tax_class t "
    "LEFT JOIN catalog.tax_rate r ON r.tax_class = t.code "
    "AND r.country = c.code WHERE r.country IS NULL), "
    "(SELECT GROUP_CONCAT(t.code ORDER BY t.code SEPARATOR ', ') "
    "FROM catalog.tax_class t LEFT JOIN catalog.tax_rate r "
    "ON r.tax_class = t.code AND r.country = ? WHERE r.country IS NULL), "
    "(SELECT GROUP_CONCAT(c.code ORDER BY c.code SEPARATOR ', ') "
    "FROM catalog.country c WHERE NOT EXISTS (SELECT 1 "
    "FROM catalog.shipping_rate r JOIN catalog.shipping_method m "
    "ON m.code = r.method AND m.active = 1 WHERE r.country = c.code))");

DB_STMT(note_again,
    "UPDATE catalog.setting SET value = UTC_TIMESTAMP() "
    "WHERE name = 'backup_at'");

DB_STMT(note,
    "INSERT INTO catalog.setting (name, value) "
    "VALUES ('backup_at', UTC_TIMESTAMP())");

static enum rc
read_ages(struct ctx *ctx, struct shop_facts *f)
{
    struct db_query *q = db_start(ctx, &ages);

    db_bind_str(q, ctx->conf->shop.timezone);
    if (db_next(q)) {
        f->clock = db_int(q);
        f->knows_timezone = db_int(q);
        f->backup_age = db_int(q);
        f->grants = db_str(q);
        f->owners = db_int(q);
    }
    return db_end(q);
}

static enum rc
read_late(struct ctx *ctx, struct shop_facts *f)
{
    struct db_query *q = db_start(ctx, &late);

    if (db_next(q)) {
        f->late_mails = db_int(q);
        f->late_events = db_int(q);
        f->late_jobs = db_int(q);
        f->books_age = db_int(q);
        f->events = db_int(q);
        f->paid = db_int(q);
    }
    return db_end(q);
}

static enum rc
read_gaps(struct ctx *ctx, struct shop_facts *f)
{
    struct db_query *q = db_start(ctx, &gaps);

    db_bind_str(q, ctx->conf->shop.country);
    if (db_next(q)) {
        f->pages = db_str(q);
        f->untaxed = db_str(q);
        f->untaxed_home = db_str(q);
        f->unreached = db_str(q);
    }
    return db_end(q);
}

enum rc
shop_facts(struct ctx *ctx, struct shop_facts *out)
{
    struct db_query *q;

    *out = (struct shop_facts){ 0 };
    TRY(read_ages(ctx, out));
    TRY(read_late(ctx, out));
    TRY(read_gaps(ctx, out));
    q = db_start(ctx, &migrations);
    if (db_next(q))
        for (size_t i = 0; i < COUNT(out->migrations); i++)
            out->migrations[i] = db_int(q);
    return db_end(q);
}

enum rc
shop_backed_up(struct ctx *ctx)
{
    int64_t rows;

    TRY(db_run(db_start(ctx, &note_again), &rows));
    return rows > 0 ? OK : db_run(db_start(ctx, &note), NULL);
}
