#include "shop/order_parts.h"

#include <string.h>

#include "base/db.h"

DB_STMT(lines_of,
    "SELECT l.order_id, l.sku, l.name, l.options, l.slug, l.image, "
    "l.tax_class, l.quantity, l.tax_bp, l.unit_minor, l.currency, "
    "l.discount_minor, l.currency, l.line_minor, l.currency, l.tax_minor, "
    "l.currency FROM JSON_TABLE(?, '$[*]' COLUMNS "
    "(id CHAR(26) CHARACTER SET ascii PATH '$')) t "
    "JOIN orders.order_line l ON l.order_id = t.id "
    "ORDER BY l.order_id, l.line_no LIMIT 20000");

DB_STMT(steps_of,
    "SELECT h.order_id, h.axis, h.from_state, h.to_state, h.note, h.actor, "
    "h.at FROM JSON_TABLE(?, '$[*]' COLUMNS "
    "(id CHAR(26) CHARACTER SET ascii PATH '$')) t "
    "JOIN orders.order_history h ON h.order_id = t.id "
    "ORDER BY h.id LIMIT 20000");

static const char *
ids_of(struct ctx *ctx, const struct order *orders, size_t n)
{
    char *text = talloc_strdup(ctx, "[");

    for (size_t i = 0; i < n; i++)
        text = talloc_asprintf_append_buffer(
            text, "%s\"%s\"", i > 0 ? "," : "", orders[i].id);
    return talloc_strdup_append_buffer(text, "]");
}

static struct order *
order_of(struct order *orders, size_t n, const char *id)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(orders[i].id, id) == 0)
            return &orders[i];
    return NULL;
}

static void
read_line(struct db_query *q, struct order *o)
{
    struct order_line *l;

    if (o == NULL)
        return;
    l = db_grow(q, &o->lines, &o->nlines);
    l->sku = db_str(q);
    l->name = db_str(q);
    l->options = db_str(q);
    l->slug = db_str(q);
    l->image = db_str(q);
    l->tax_class = db_str(q);
    l->quantity = db_int(q);
    l->tax_bp = db_int(q);
    l->unit = db_money(q);
    l->discount = db_money(q);
    l->sum = db_money(q);
    l->tax = db_money(q);
}

static void
read_step(struct db_query *q, struct order *o)
{
    struct order_step *s;

    if (o == NULL)
        return;
    s = db_grow(q, &o->history, &o->nhistory);
    s->axis = db_str(q);
    s->from = db_str(q);
    s->to = db_str(q);
    s->note = db_str(q);
    s->actor = db_str(q);
    s->at = db_str(q);
}

enum rc
order_parts(struct ctx *ctx, struct order *orders, size_t n)
{
    const char *ids = ids_of(ctx, orders, n);
    struct db_query *q;

    if (n == 0)
        return OK;
    q = db_start(ctx, &lines_of);
    db_bind_str(q, ids);
    while (db_next(q))
        read_line(q, order_of(orders, n, db_str(q)));
    TRY(db_end(q));
    q = db_start(ctx, &steps_of);
    db_bind_str(q, ids);
    while (db_next(q))
        read_step(q, order_of(orders, n, db_str(q)));
    return db_end(q);
}
