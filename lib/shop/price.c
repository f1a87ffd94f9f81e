#include "shop/price.h"

#include "base/db.h"
#include "shop/cart.h"

/* A variant shows its own image, else its product's first. */
DB_STMT(cart_lines,
    "SELECT l.sku, COALESCE(p.name, ''), COALESCE(i.options, ''), "
    "COALESCE(p.slug, ''), COALESCE((SELECT m.file FROM catalog.image m "
    "WHERE m.product = p.id AND m.file IS NOT NULL "
    "AND (m.sku IS NULL OR m.sku = l.sku) "
    "ORDER BY m.sku IS NULL, m.position LIMIT 1), ''), "
    "COALESCE(p.tax_class, ''), l.quantity, "
    "COALESCE(i.on_hand - i.reserved, 0), "
    "COALESCE(i.active = 1 AND p.status = 'published', 0), "
    "COALESCE(i.weight_g, 0), "
    "COALESCE(i.price_minor, 0), COALESCE(i.currency, l.currency) "
    "FROM carts.cart_line l LEFT JOIN catalog.item i ON i.sku = l.sku "
    "LEFT JOIN catalog.product p ON p.id = i.product "
    "WHERE l.cart = ? ORDER BY l.line_no LIMIT 200");

enum rc
price_cart(struct ctx *ctx, const char *cart_id, struct priced **out,
    size_t *n)
{
    struct db_query *q = db_start(ctx, &cart_lines);

    *out = NULL;
    *n = 0;
    db_bind_str(q, cart_id);
    while (db_next(q)) {
        struct priced *l = db_grow(q, out, n);

        l->sku = db_str(q);
        l->name = db_str(q);
        l->options = db_str(q);
        l->slug = db_str(q);
        l->image = db_str(q);
        l->tax_class = db_str(q);
        l->quantity = db_int(q);
        l->available = db_int(q);
        l->for_sale = db_int(q) != 0;
        l->weight_g = db_int(q);
        l->unit = db_money(q);
        if (!cart_can_be_paid(ctx, l->unit, l->quantity))
            l->for_sale = false;
    }
    return db_end(q);
}

bool
priced_can_be_had(const struct priced *line)
{
    return line->for_sale && line->available >= line->quantity;
}
