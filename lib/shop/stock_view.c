#include "shop/stock_view.h"

#include "base/conf.h"
#include "base/db.h"

#define ITEM                                                                   \
    "i.sku, p.name, i.options, i.product, i.position, i.on_hand, "             \
    "i.reserved, COALESCE(i.low_at, -1), i.retired "

DB_STMT(most_low, "SELECT COALESCE(MAX(low_at), 0) FROM catalog.item");
DB_STMT(low,
    "SELECT STRAIGHT_JOIN " ITEM "FROM catalog.item i "
    "JOIN catalog.product p ON p.id = i.product "
    "WHERE i.active = 1 AND i.available <= ? AND i.available >= ? "
    "AND i.available <= COALESCE(i.low_at, ?) "
    "AND (i.available > ? OR i.sku > ?) AND p.status <> 'archived' "
    "ORDER BY i.available, i.sku LIMIT ?");
DB_STMT(one, "SELECT " ITEM "FROM catalog.item i "
             "JOIN catalog.product p ON p.id = i.product "
             "WHERE i.sku = ? LIMIT 1");
DB_STMT(later,
    "SELECT COALESCE(SUM(delta_on_hand), 0) FROM catalog.stock_move "
    "WHERE sku = ? AND id >= ?");
DB_STMT(moves,
    "SELECT m.id, m.delta_on_hand, m.delta_reserved, m.reason, m.why, m.note, "
    "m.at, m.order_id, o.number, m.actor, s.name FROM catalog.stock_move m "
    "LEFT JOIN orders.orders o ON o.id = m.order_id "
    "LEFT JOIN carts.staff s ON s.sub = m.actor "
    "WHERE m.sku = ? AND m.id < ? "
    "AND (? OR m.reason NOT IN ('reserve', 'release')) "
    "ORDER BY m.id DESC LIMIT ?");
DB_STMT(sheet,
    "SELECT STRAIGHT_JOIN " ITEM "FROM catalog.listed l "
    "JOIN catalog.item i ON i.product = l.product "
    "JOIN catalog.product p ON p.id = l.product "
    "WHERE l.category = ? AND l.product >= ? "
    "AND (l.product > ? OR i.position > ?) AND i.active = 1 "
    "ORDER BY l.product, i.position LIMIT ?");

static void
read_item(struct db_query *q, struct stock_item *i)
{
    i->sku = db_str(q);
    i->name = db_str(q);
    i->options = db_str(q);
    i->product = db_int(q);
    i->position = db_int(q);
    i->on_hand = db_int(q);
    i->reserved = db_int(q);
    i->low_at = db_int(q);
    i->retired = db_int(q) != 0;
}

/* No item counts as low with more than so many left. */
static enum rc
read_most(struct ctx *ctx, int64_t *out)
{
    struct db_query *q = db_start(ctx, &most_low);

    *out = ctx->conf->stock.low;
    if (db_next(q)) {
        int64_t most = db_int(q);

        *out = most > *out ? most : *out;
    }
    return db_end(q);
}

enum rc
stock_low(struct ctx *ctx, int64_t left, const char *sku,
    struct stock_item **out, size_t *n)
{
    struct db_query *q;
    int64_t most;

    *out = NULL;
    *n = 0;
    TRY(read_most(ctx, &most));
    q = db_start(ctx, &low);
    db_bind_int(q, most);
    db_bind_int(q, left);
    db_bind_int(q, ctx->conf->stock.low);
    db_bind_int(q, left);
    db_bind_str(q, sku);
    db_bind_int(q, STOCK_LOW_PAGE + 1);
    while (db_next(q))
        read_item(q, db_grow(q, out, n));
    return db_end(q);
}

enum rc
stock_item(struct ctx *ctx, const char *sku, struct stock_item *out)
{
    struct db_query *q = db_start(ctx, &one);
    bool there;

    db_bind_str(q, sku);
    there = db_next(q);
    if (there)
        read_item(q, out);
    TRY(db_end(q));
    return there ? OK : NOTFOUND;
}

/* What there was before the move of that id, all newer ones taken off. */
static enum rc
read_left(struct ctx *ctx, const struct stock_item *item, int64_t before,
    int64_t *out)
{
    struct db_query *q = db_start(ctx, &later);

    db_bind_str(q, item->sku);
    db_bind_int(q, before);
    if (db_next(q))
        *out = item->on_hand - db_int(q);
    return db_end(q);
}

enum rc
stock_moves(struct ctx *ctx, const struct stock_item *item,
    struct stock_history *h)
{
    int64_t left = item->on_hand;
    struct db_query *q;

    if (h->before > 0)
        TRY(read_left(ctx, item, h->before, &left));
    q = db_start(ctx, &moves);
    db_bind_str(q, item->sku);
    db_bind_int(q, h->before > 0 ? h->before : INT64_MAX);
    db_bind_int(q, h->all);
    db_bind_int(q, STOCK_MOVES_PAGE + 1);
    while (db_next(q)) {
        struct stock_move *m = db_grow(q, &h->at, &h->n);

        m->id = db_int(q);
        m->on_hand = db_int(q);
        m->reserved = db_int(q);
        m->reason = db_str(q);
        m->why = db_str(q);
        m->note = db_str(q);
        m->at = db_str(q);
        m->order_id = db_str(q);
        m->number = db_str(q);
        m->actor = db_str(q);
        m->actor_name = db_str(q);
        m->left = left;
        left -= m->on_hand;
    }
    return db_end(q);
}

enum rc
stock_sheet(struct ctx *ctx, struct stock_sheet *s)
{
    struct db_query *q = db_start(ctx, &sheet);

    db_bind_int(q, s->category);
    db_bind_int(q, s->product);
    db_bind_int(q, s->product);
    db_bind_int(q, s->position);
    db_bind_int(q, STOCK_SHEET_PAGE + 1);
    while (db_next(q))
        read_item(q, db_grow(q, &s->at, &s->n));
    return db_end(q);
}
