#include "shop/offer.h"

#include "base/db.h"
#include "base/json.h"
#include "base/conf.h"

DB_STMT(list,
    "SELECT o.id, o.state, o.begins_at, o.ends_at, MIN(p.price_minor), "
    "MAX(p.price_minor), COUNT(p.sku), MAX(p.currency) "
    "FROM catalog.offer o LEFT JOIN catalog.offer_price p ON p.offer = o.id "
    "WHERE o.product = ? "
    "GROUP BY o.id, o.state, o.begins_at, o.ends_at "
    "ORDER BY o.state IN ('planned', 'running') DESC, o.begins_at DESC "
    "LIMIT 20");
DB_STMT(is_possible,
    "SELECT t.ends IS NULL OR (t.ends > t.begins AND "
    "t.ends > UTC_TIMESTAMP(3)) "
    "FROM (SELECT COALESCE(CAST(? AS DATETIME(3)), UTC_TIMESTAMP(3)) "
    "AS begins, CAST(? AS DATETIME(3)) AS ends) t");
DB_STMT(overlapping,
    "SELECT COUNT(*) FROM catalog.offer o JOIN "
    "(SELECT COALESCE(CAST(? AS DATETIME(3)), UTC_TIMESTAMP(3)) AS begins, "
    "CAST(? AS DATETIME(3)) AS ends) t "
    "WHERE o.product = ? AND o.state IN ('planned', 'running') "
    "AND (t.ends IS NULL OR o.begins_at < t.ends) "
    "AND (o.ends_at IS NULL OR o.ends_at > t.begins)");
DB_STMT(add,
    "INSERT INTO catalog.offer (product, begins_at, ends_at, due_at, "
    "made_by, made_at) VALUES (?, COALESCE(?, UTC_TIMESTAMP(3)), ?, "
    "COALESCE(?, UTC_TIMESTAMP(3)), ?, UTC_TIMESTAMP(3))");
DB_STMT(add_prices,
    "INSERT INTO catalog.offer_price (offer, sku, price_minor, currency) "
    "SELECT ?, t.sku, t.price, ? FROM JSON_TABLE(?, '$[*]' COLUMNS "
    "(sku VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin "
    "PATH '$[0]', price BIGINT PATH '$[1]')) t");
DB_STMT(take_back,
    "UPDATE catalog.offer SET state = 'taken_back', due_at = NULL "
    "WHERE id = ? AND product = ? AND state = 'planned'");
DB_STMT(end_now,
    "UPDATE catalog.offer SET ends_at = UTC_TIMESTAMP(3), "
    "due_at = UTC_TIMESTAMP(3) "
    "WHERE id = ? AND product = ? AND state = 'running'");

enum rc
offer_list(struct ctx *ctx, int64_t product, struct offer **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &list);

    *out = NULL;
    *n = 0;
    db_bind_int(q, product);
    while (db_next(q)) {
        struct offer *o = db_grow(q, out, n);

        o->id = db_int(q);
        o->state = db_str(q);
        o->begins = db_str(q);
        o->ends = db_str(q);
        o->lowest = db_int(q);
        o->highest = db_int(q);
        o->items = db_int(q);
        o->currency = db_str(q);
    }
    return db_end(q);
}

static enum rc
check(struct ctx *ctx, const struct offer_new *o)
{
    struct db_query *q = db_start(ctx, &is_possible);
    bool good;

    db_bind_str(q, o->begins);
    db_bind_str(q, o->ends);
    good = db_next(q) && db_int(q) != 0;
    TRY(db_end(q));
    if (!good || o->n == 0)
        return INVALID;
    q = db_start(ctx, &overlapping);
    db_bind_str(q, o->begins);
    db_bind_str(q, o->ends);
    db_bind_int(q, o->product);
    good = db_next(q) && db_int(q) == 0;
    TRY(db_end(q));
    return good ? OK : CONFLICT;
}

static enum rc
write_prices(struct ctx *ctx, const struct offer_new *o, int64_t id)
{
    json_t *rows = json_array();
    struct db_query *q = db_start(ctx, &add_prices);

    for (size_t i = 0; i < o->n; i++)
        json_array_append_new(rows,
            json_pack("[s, I]", o->prices[i].sku,
                (json_int_t)o->prices[i].price));
    db_bind_int(q, id);
    db_bind_str(q, ctx->conf->shop.currency);
    db_bind_str(q, json_text(ctx, rows, JSON_COMPACT));
    return db_run(q, NULL);
}

enum rc
offer_add(struct ctx *ctx, const struct offer_new *o, int64_t *id)
{
    struct db_query *q;

    TRY(check(ctx, o));
    q = db_start(ctx, &add);
    db_bind_int(q, o->product);
    db_bind_str(q, o->begins);
    db_bind_str(q, o->ends);
    db_bind_str(q, o->begins);
    db_bind_str(q, ctx->actor);
    TRY(db_run(q, NULL));
    *id = db_insert_id(ctx);
    TRY(write_prices(ctx, o, *id));
    return offer_do(ctx, *id);
}

static enum rc
stop(struct ctx *ctx, const struct db_stmt *stmt, int64_t product,
    int64_t id, int64_t *rows)
{
    struct db_query *q = db_start(ctx, stmt);

    db_bind_int(q, id);
    db_bind_int(q, product);
    return db_run(q, rows);
}

enum rc
offer_stop(struct ctx *ctx, int64_t product, int64_t id)
{
    int64_t rows;

    TRY(stop(ctx, &take_back, product, id, &rows));
    if (rows > 0)
        return OK;
    TRY(stop(ctx, &end_now, product, id, &rows));
    return rows > 0 ? offer_do(ctx, id) : NOTFOUND;
}
