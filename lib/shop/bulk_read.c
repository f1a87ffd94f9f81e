#include "base/db.h"
#include "base/json.h"
#include "shop/bulk.h"

DB_STMT(products,
    "SELECT p.id, p.sku, p.name, p.brand, p.summary, p.status, "
    "p.tax_class, "
    "(SELECT JSON_ARRAYAGG(c.category ORDER BY c.position, c.category) "
    "FROM catalog.product_category c WHERE c.product = p.id), "
    "(SELECT JSON_ARRAYAGG(JSON_ARRAY(a.name, v.value, x.visible) "
    "ORDER BY x.position, x.value) FROM catalog.product_attribute x "
    "JOIN catalog.attribute a ON a.id = x.attribute "
    "JOIN catalog.attribute_value v ON v.id = x.value "
    "WHERE x.product = p.id), "
    "(SELECT JSON_ARRAYAGG(DISTINCT o.name) FROM catalog.item i "
    "JOIN catalog.item_option o ON o.sku = i.sku WHERE i.product = p.id) "
    "FROM JSON_TABLE(?, '$[*]' COLUMNS (id INT UNSIGNED PATH '$')) t "
    "JOIN catalog.product p ON p.id = t.id ORDER BY p.id LIMIT 1000");
DB_STMT(items,
    "SELECT i.product, i.sku, i.options, i.price_minor, i.currency, "
    "COALESCE(i.compare_minor, 0), i.currency, i.on_hand, i.reserved "
    "FROM JSON_TABLE(?, '$[*]' COLUMNS (id INT UNSIGNED PATH '$')) t "
    "JOIN catalog.item i ON i.product = t.id AND i.retired = 0 "
    "ORDER BY i.product, i.position LIMIT 100000");

static enum rc
read_products(struct ctx *ctx, const char *ids, struct bulk_subject **out,
    size_t *n)
{
    struct db_query *q = db_start(ctx, &products);

    db_bind_str(q, ids);
    while (db_next(q)) {
        struct bulk_subject *p = db_grow(q, out, n);

        p->id = db_int(q);
        p->sku = db_str(q);
        p->name = db_str(q);
        p->brand = db_str(q);
        p->summary = db_str(q);
        p->status = db_str(q);
        p->tax_class = db_str(q);
        p->categories = db_str(q);
        p->values = db_str(q);
        p->options = db_str(q);
    }
    return db_end(q);
}

/* Both lists are in the order of the products. */
static enum rc
read_items(struct ctx *ctx, const char *ids, struct bulk_subject *at,
    size_t n)
{
    struct db_query *q = db_start(ctx, &items);
    size_t k = 0;

    db_bind_str(q, ids);
    while (db_next(q)) {
        int64_t product = db_int(q);
        struct bulk_item *i;

        while (k < n && at[k].id < product)
            k++;
        if (k == n || at[k].id != product)
            continue;
        i = db_grow(q, &at[k].items, &at[k].nitems);
        i->sku = db_str(q);
        i->options = db_str(q);
        i->price = db_money(q);
        i->compare = db_money(q);
        i->on_hand = db_int(q);
        i->reserved = db_int(q);
    }
    return db_end(q);
}

enum rc
bulk_read(struct ctx *ctx, const int64_t *ids, size_t n,
    struct bulk_subject **out, size_t *nout)
{
    json_t *list = json_array();
    const char *text;

    for (size_t i = 0; i < n; i++)
        json_array_append_new(list, json_integer(ids[i]));
    text = json_text(ctx, list, JSON_COMPACT);
    *out = NULL;
    *nout = 0;
    TRY(read_products(ctx, text, out, nout));
    return read_items(ctx, text, *out, *nout);
}
