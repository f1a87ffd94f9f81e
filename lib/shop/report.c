#include "shop/report.h"

#include "base/conf.h"
#include "base/db.h"
#include "base/json.h"

/* The slots as rows: ? the JSON of them. */
#define SLOTS                                                                  \
    "JSON_TABLE(?, '$[*]' COLUMNS (place FOR ORDINALITY, "                     \
    "begins DATETIME PATH '$[0]', ends DATETIME PATH '$[1]')) t "

DB_STMT(taken_in,
    "SELECT t.place - 1, COUNT(o.id), COALESCE(SUM(o.total_minor), 0) "
    "FROM " SLOTS "LEFT JOIN orders.orders o ON o.paid_at >= t.begins "
    "AND o.paid_at < t.ends AND o.currency = ? "
    "GROUP BY t.place ORDER BY t.place");

DB_STMT(given_back,
    "SELECT t.place - 1, COUNT(DISTINCT r.order_id), "
    "COALESCE(SUM(r.amount_minor), 0) "
    "FROM " SLOTS "LEFT JOIN orders.refund r ON r.done_at >= t.begins "
    "AND r.done_at < t.ends AND r.state = 'done' AND r.currency = ? "
    "GROUP BY t.place ORDER BY t.place");

DB_STMT(funnel,
    "SELECT COUNT(DISTINCT c.id), COUNT(DISTINCT o.cart_id), "
    "COUNT(DISTINCT IF(o.paid_at IS NULL, NULL, o.cart_id)) "
    "FROM carts.cart c LEFT JOIN orders.orders o ON o.cart_id = c.id "
    "WHERE c.created_at >= ? AND c.created_at < ?");

/* The orders of a report, and what a line of theirs brought with its tax. */
#define PAID "o.paid_at >= ? AND o.paid_at < ? AND o.currency = ? "
#define WITH_TAX                                                               \
    "l.line_minor + IF(o.tax_prices = 'exclude', l.tax_minor, 0)"
#define LINES                                                                  \
    "FROM orders.orders o JOIN orders.order_line l ON l.order_id = o.id "      \
    "LEFT JOIN catalog.item i ON i.sku = l.sku "

#define LINE_SUMS                                                              \
    "COUNT(DISTINCT o.id), SUM(l.quantity), SUM(" WITH_TAX ") gross, "         \
    "SUM(l.tax_minor), 0"

DB_STMT(by_product,
    "SELECT MAX(i.product), COALESCE(MAX(p.name), MAX(l.name)), " LINE_SUMS
    ", MAX(l.image) " LINES
    "LEFT JOIN catalog.product p ON p.id = i.product "
    "WHERE " PAID "GROUP BY COALESCE(i.product, l.sku) "
    "ORDER BY gross DESC, 2 LIMIT 1000");

DB_STMT(by_category,
    "SELECT f.category, MAX(c.name), " LINE_SUMS ", '' " LINES
    "LEFT JOIN catalog.product_category f ON f.product = i.product "
    "AND f.position = 0 "
    "LEFT JOIN catalog.category c ON c.id = f.category "
    "WHERE " PAID "GROUP BY f.category "
    "ORDER BY gross DESC, f.category LIMIT 1000");

DB_STMT(by_country,
    "SELECT o.country, COALESCE(MAX(c.name), o.country), COUNT(*), 0, "
    "SUM(o.total_minor) gross, SUM(o.tax_minor), 0, '' "
    "FROM orders.orders o LEFT JOIN catalog.country c ON c.code = o.country "
    "WHERE " PAID "GROUP BY o.country "
    "ORDER BY gross DESC, o.country LIMIT 1000");

/*
 * The lines by their rates; and the delivery by its own, which brought what
 * is left of the order without its tax and its lines.
 */
#define NET "SUM(l.line_minor - IF(o.tax_prices = 'exclude', 0, l.tax_minor))"

DB_STMT(by_tax,
    "SELECT t.country, COALESCE(MAX(c.name), t.country), "
    "COUNT(DISTINCT t.id), 0, "
    "SUM(t.net) sum, SUM(t.tax), t.bp, '' FROM ("
    "SELECT o.id, o.country, l.tax_bp bp, " NET " net, "
    "SUM(l.tax_minor) tax "
    "FROM orders.orders o JOIN orders.order_line l ON l.order_id = o.id "
    "WHERE " PAID "GROUP BY o.id, o.country, l.tax_bp UNION ALL "
    "SELECT o.id, o.country, o.shipping_tax_bp, "
    "MAX(o.total_minor - o.tax_minor) - " NET ", MAX(o.shipping_tax_minor) "
    "FROM orders.orders o JOIN orders.order_line l ON l.order_id = o.id "
    "WHERE " PAID "GROUP BY o.id, o.country, o.shipping_tax_bp) t "
    "LEFT JOIN catalog.country c ON c.code = t.country "
    "WHERE t.net <> 0 OR t.tax <> 0 "
    "GROUP BY t.country, t.bp ORDER BY t.country, t.bp DESC LIMIT 1000");

static const char *
slots_text(struct ctx *ctx, const struct report_slot *slots, size_t n)
{
    json_t *list = json_array();

    for (size_t i = 0; i < n; i++)
        json_array_append_new(list,
            json_pack("[ss]", slots[i].span.begin, slots[i].span.end));
    return json_text(ctx, list, JSON_COMPACT);
}

enum rc
report_slots(struct ctx *ctx, struct report_slot *slots, size_t n)
{
    const char *text = slots_text(ctx, slots, n);
    struct db_query *q = db_start(ctx, &taken_in);

    db_bind_str(q, text);
    db_bind_str(q, ctx->conf->shop.currency);
    while (db_next(q)) {
        struct report_slot *s = &slots[db_int(q)];

        s->orders = db_int(q);
        s->taken = db_int(q);
    }
    TRY(db_end(q));
    q = db_start(ctx, &given_back);
    db_bind_str(q, text);
    db_bind_str(q, ctx->conf->shop.currency);
    while (db_next(q)) {
        struct report_slot *s = &slots[db_int(q)];

        s->refunds = db_int(q);
        s->given_back = db_int(q);
    }
    return db_end(q);
}

static void
bind_paid(struct db_query *q, const struct report_span *span)
{
    db_bind_str(q, span->begin);
    db_bind_str(q, span->end);
}

enum rc
report_rows(struct ctx *ctx, enum report_by by,
    const struct report_span *span, struct report_row **out, size_t *n)
{
    static const struct db_stmt *const statements[REPORT_BYS] = {
        [REPORT_PRODUCT] = &by_product, [REPORT_CATEGORY] = &by_category,
        [REPORT_COUNTRY] = &by_country, [REPORT_TAX] = &by_tax };
    struct db_query *q = db_start(ctx, statements[by]);

    *out = NULL;
    *n = 0;
    for (int i = 0; i < (by == REPORT_TAX ? 2 : 1); i++) {
        bind_paid(q, span);
        db_bind_str(q, ctx->conf->shop.currency);
    }
    while (db_next(q)) {
        struct report_row *r = db_grow(q, out, n);

        r->ref = db_str(q);
        r->name = db_str(q);
        r->orders = db_int(q);
        r->pieces = db_int(q);
        r->sum = db_int(q);
        r->tax = db_int(q);
        r->rate_bp = db_int(q);
        r->picture = db_str(q);
    }
    return db_end(q);
}

enum rc
report_funnel(struct ctx *ctx, const struct report_span *span,
    struct report_funnel *out)
{
    struct db_query *q = db_start(ctx, &funnel);

    bind_paid(q, span);
    if (db_next(q)) {
        out->carts = db_int(q);
        out->ordered = db_int(q);
        out->paid = db_int(q);
    }
    return db_end(q);
}
