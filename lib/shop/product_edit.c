#include "shop/product_edit.h"

#include "base/db.h"

DB_STMT(product_row,
    "SELECT id, sku, slug, name, brand, summary, description, status, "
    "tax_class, featured, position, version, updated_at, publish_at "
    "FROM catalog.product WHERE id = ? LIMIT 1");
DB_STMT(lock_product,
    "SELECT id FROM catalog.product WHERE id = ? LIMIT 1 FOR UPDATE");
DB_STMT(lock_items,
    "SELECT sku FROM catalog.item WHERE product = ? "
    "ORDER BY position LIMIT 10000 FOR UPDATE");
DB_STMT(items,
    "SELECT sku, options, currency, active, price_minor, "
    "COALESCE(compare_minor, 0), on_hand, reserved FROM catalog.item "
    "WHERE product = ? AND retired = 0 ORDER BY position LIMIT 100");
DB_STMT(categories,
    "SELECT category FROM catalog.product_category WHERE product = ? "
    "ORDER BY position LIMIT 200");
DB_STMT(related,
    "SELECT p.sku FROM catalog.related r JOIN catalog.product p "
    "ON p.id = r.other WHERE r.product = ? "
    "ORDER BY r.position, r.other LIMIT 200");
DB_STMT(by_sku,
    "SELECT COALESCE((SELECT id FROM catalog.product WHERE sku = ?), "
    "(SELECT product FROM catalog.item WHERE sku = ?), 0)");
DB_STMT(attribute_names,
    "SELECT name FROM catalog.attribute ORDER BY position, name LIMIT 50");
DB_STMT(holding,
    "SELECT GROUP_CONCAT(o.number ORDER BY o.id SEPARATOR ', ') "
    "FROM (SELECT b.id, b.number FROM orders.orders b "
    "JOIN orders.order_line l ON l.order_id = b.id AND l.sku = ? "
    "WHERE b.payment IN ('placed', 'awaiting_payment') "
    "ORDER BY b.id LIMIT 20) o");
DB_STMT(tax_classes,
    "SELECT code, name FROM catalog.tax_class ORDER BY name LIMIT 100");

static enum rc
read_row(struct ctx *ctx, int64_t id, struct product_form *p)
{
    struct db_query *q = db_start(ctx, &product_row);

    db_bind_int(q, id);
    if (db_next(q)) {
        p->id = db_int(q);
        p->sku = db_str(q);
        p->slug = db_str(q);
        p->name = db_str(q);
        p->brand = db_str(q);
        p->summary = db_str(q);
        p->description = db_str(q);
        p->status = db_str(q);
        p->tax_class = db_str(q);
        p->featured = db_int(q);
        p->position = db_int(q);
        p->version = db_int(q);
        p->updated = db_str(q);
        p->publish_at = db_str(q);
    }
    TRY(db_end(q));
    return p->id != 0 ? OK : NOTFOUND;
}

static enum rc
read_items(struct ctx *ctx, struct product_form *p)
{
    struct db_query *q = db_start(ctx, &items);

    db_bind_int(q, p->id);
    while (db_next(q)) {
        struct product_item *i = db_grow(q, &p->items, &p->nitems);

        i->sku = db_str(q);
        i->options = db_str(q);
        i->currency = db_str(q);
        i->active = db_int(q);
        i->price = db_int(q);
        i->compare = db_int(q);
        i->on_hand = db_int(q);
        i->reserved = db_int(q);
    }
    return db_end(q);
}

static enum rc
read_categories(struct ctx *ctx, struct product_form *p)
{
    struct db_query *q = db_start(ctx, &categories);

    db_bind_int(q, p->id);
    while (db_next(q)) {
        int64_t *id = db_grow(q, &p->categories, &p->ncategories);

        *id = db_int(q);
    }
    return db_end(q);
}

static enum rc
read_texts(struct db_query *q, const char ***out, size_t *n)
{
    *out = NULL;
    *n = 0;
    while (db_next(q)) {
        const char **text = db_grow(q, out, n);

        *text = db_str(q);
    }
    return db_end(q);
}

static enum rc
read_related(struct ctx *ctx, struct product_form *p)
{
    struct db_query *q = db_start(ctx, &related);

    db_bind_int(q, p->id);
    return read_texts(q, &p->related, &p->nrelated);
}

enum rc
product_form_read(struct ctx *ctx, int64_t id, struct product_form *out)
{
    *out = (struct product_form){ 0 };
    TRY(read_row(ctx, id, out));
    TRY(read_items(ctx, out));
    TRY(read_categories(ctx, out));
    TRY(product_values(ctx, id, &out->values, &out->nvalues));
    return read_related(ctx, out);
}

enum rc
product_of_sku(struct ctx *ctx, const char *sku, int64_t *out)
{
    struct db_query *q = db_start(ctx, &by_sku);

    db_bind_str(q, sku);
    db_bind_str(q, sku);
    *out = db_next(q) ? db_int(q) : 0;
    return db_end(q);
}

enum rc
product_attribute_names(struct ctx *ctx, const char ***out, size_t *n)
{
    return read_texts(db_start(ctx, &attribute_names), out, n);
}

static enum rc
lock(struct ctx *ctx, const struct db_stmt *stmt, int64_t id)
{
    struct db_query *q = db_start(ctx, stmt);

    db_bind_int(q, id);
    while (db_next(q))
        continue;
    return db_end(q);
}

enum rc
product_form_lock(struct ctx *ctx, int64_t id, struct product_form *out)
{
    TRY(lock(ctx, &lock_product, id));
    TRY(lock(ctx, &lock_items, id));
    return product_form_read(ctx, id, out);
}

enum rc
product_item_orders(struct ctx *ctx, const char *sku, const char **out)
{
    struct db_query *q = db_start(ctx, &holding);

    db_bind_str(q, sku);
    *out = db_next(q) ? db_str(q) : NULL;
    return db_end(q);
}

enum rc
tax_class_all(struct ctx *ctx, struct tax_class **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &tax_classes);

    *out = NULL;
    *n = 0;
    while (db_next(q)) {
        struct tax_class *t = db_grow(q, out, n);

        t->code = db_str(q);
        t->name = db_str(q);
    }
    return db_end(q);
}
