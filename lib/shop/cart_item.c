#include "base/db.h"
#include "shop/cart.h"

DB_STMT(one,
    "SELECT i.price_minor, i.currency, i.on_hand - i.reserved, p.name, "
    "i.options, (SELECT m.file FROM catalog.image m "
    "WHERE m.product = i.product AND m.file IS NOT NULL "
    "ORDER BY COALESCE(m.sku = i.sku, 0) DESC, m.position LIMIT 1) "
    "FROM catalog.item i JOIN catalog.product p ON p.id = i.product "
    "WHERE i.sku = ? AND i.active = 1 AND p.status = 'published' LIMIT 1");

enum rc
cart_item(struct ctx *ctx, const char *sku, struct cart_line *out)
{
    struct db_query *q = db_start(ctx, &one);

    *out = (struct cart_line){ .sku = sku, .name = sku, .options = "" };
    db_bind_str(q, sku);
    if (db_next(q)) {
        out->unit = db_money(q);
        out->available = db_int(q);
        out->name = db_str(q);
        out->options = db_str(q);
        out->image = db_str(q);
        out->published = true;
    }
    return db_end(q);
}
