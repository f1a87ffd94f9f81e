#include "shop/offer_follow.h"

#include "base/db.h"
#include "shop/audit.h"

DB_STMT(running,
    "SELECT o.id, p.name FROM catalog.offer o "
    "JOIN catalog.product p ON p.id = o.product "
    "WHERE o.product = ? AND o.state = 'running' "
    "ORDER BY o.id LIMIT 1 FOR UPDATE");
DB_STMT(differs,
    "SELECT p.sku, p.price_minor, p.currency, i.price_minor, i.currency, "
    "COALESCE(i.compare_minor > i.price_minor, 0) "
    "FROM catalog.offer_price p JOIN catalog.item i ON i.sku = p.sku "
    "WHERE p.offer = ? AND (p.price_minor <> i.price_minor "
    "OR i.compare_minor IS NULL OR i.compare_minor <= i.price_minor) "
    "ORDER BY p.sku LIMIT 10000 FOR UPDATE");
DB_STMT(follow,
    "UPDATE catalog.offer_price SET price_minor = ? "
    "WHERE offer = ? AND sku = ?");
DB_STMT(leave, "DELETE FROM catalog.offer_price WHERE offer = ? AND sku = ?");
DB_STMT(end_empty,
    "UPDATE catalog.offer SET state = 'ended', due_at = NULL, "
    "ends_at = GREATEST(UTC_TIMESTAMP(3), "
    "begins_at + INTERVAL 1000 MICROSECOND) WHERE id = ? "
    "AND NOT EXISTS (SELECT 1 FROM catalog.offer_price WHERE offer = ?)");
DB_STMT(runs,
    "SELECT 1 FROM catalog.offer_price p JOIN catalog.offer o "
    "ON o.id = p.offer WHERE p.sku = ? AND o.state = 'running' LIMIT 1");

struct differing {
    const char *sku;
    struct money was, is;
    bool reduced;
};

static enum rc
find(struct ctx *ctx, int64_t product, int64_t *id, const char **name)
{
    struct db_query *q = db_start(ctx, &running);

    *id = 0;
    db_bind_int(q, product);
    if (db_next(q)) {
        *id = db_int(q);
        *name = db_str(q);
    }
    return db_end(q);
}

static enum rc
read_differing(
    struct ctx *ctx, int64_t offer, struct differing **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &differs);

    *out = NULL;
    *n = 0;
    db_bind_int(q, offer);
    while (db_next(q)) {
        struct differing *d = db_grow(q, out, n);

        d->sku = db_str(q);
        d->was = db_money(q);
        d->is = db_money(q);
        d->reduced = db_int(q) != 0;
    }
    return db_end(q);
}

static enum rc
write(struct ctx *ctx, int64_t offer, const struct differing *d)
{
    struct db_query *q = db_start(ctx, d->reduced ? &follow : &leave);

    if (d->reduced)
        db_bind_int(q, d->is.minor);
    db_bind_int(q, offer);
    db_bind_str(q, d->sku);
    return db_run_one(q);
}

static enum rc
end_if_empty(struct ctx *ctx, int64_t offer, bool *ended)
{
    struct db_query *q = db_start(ctx, &end_empty);
    int64_t rows;

    db_bind_int(q, offer);
    db_bind_int(q, offer);
    TRY(db_run(q, &rows));
    *ended = rows > 0;
    return OK;
}

enum rc
offer_follow(struct ctx *ctx, int64_t product)
{
    struct audit a = { .kind = "product" };
    struct differing *all;
    int64_t offer;
    bool ended;
    size_t n;

    TRY(find(ctx, product, &offer, &a.name));
    if (offer == 0)
        return OK;
    TRY(read_differing(ctx, offer, &all, &n));
    for (size_t i = 0; i < n; i++) {
        TRY(write(ctx, offer, &all[i]));
        audit_change(ctx, &a, talloc_asprintf(ctx, "offer %s", all[i].sku),
            money_text(ctx, all[i].was),
            all[i].reduced ? money_text(ctx, all[i].is) : NULL);
    }
    if (n == 0)
        return OK;
    TRY(end_if_empty(ctx, offer, &ended));
    a.act = ended ? "offer.end" : "offer.change";
    a.ref = talloc_asprintf(ctx, "%lld", (long long)product);
    return audit_write(ctx, &a);
}

enum rc
offer_runs(struct ctx *ctx, const char *sku, bool *out)
{
    struct db_query *q = db_start(ctx, &runs);

    db_bind_str(q, sku);
    *out = db_next(q);
    return db_end(q);
}
