#include "shop/product.h"

#include <jansson.h>
#include <string.h>

#include "base/db.h"
#include "base/log.h"

DB_STMT(by_slug,
    "SELECT p.id, COALESCE((SELECT c.category FROM catalog.product_category c "
    "WHERE c.product = p.id ORDER BY c.position LIMIT 1), 0), "
    "p.slug, p.name, p.brand, p.summary, p.description, "
    "(SELECT JSON_ARRAYAGG(JSON_ARRAY(g.file, g.alt, g.sku) "
    "ORDER BY g.position) FROM catalog.image g WHERE g.product = p.id "
    "AND g.file IS NOT NULL), "
    "(SELECT JSON_ARRAYAGG(JSON_ARRAY(a.name, v.value) "
    "ORDER BY f.position, a.position, v.value) "
    "FROM catalog.product_attribute f "
    "JOIN catalog.attribute_value v ON v.id = f.value "
    "JOIN catalog.attribute a ON a.id = f.attribute "
    "WHERE f.product = p.id AND f.visible = 1), "
    "(SELECT JSON_ARRAYAGG(JSON_ARRAY(r.other) ORDER BY r.position) "
    "FROM catalog.related r WHERE r.product = p.id) "
    "FROM catalog.product p WHERE p.slug = ? AND p.status = 'published' "
    "LIMIT 1");

/*
 * The lowest price is that of the 30 days up to the change that made the
 * price of now, the one that was true at their beginning included.
 */
#define CHANGED                                                                \
    "(SELECT MAX(c.since) FROM catalog.price c WHERE c.sku = i.sku "           \
    "AND c.since <= UTC_TIMESTAMP(3))"

DB_STMT(variants,
    "SELECT i.sku, i.price_minor, i.currency, "
    "IF(i.compare_minor > i.price_minor, i.compare_minor, 0), "
    "IF(i.compare_minor > i.price_minor, "
    "(SELECT MIN(h.price_minor) FROM catalog.price h WHERE h.sku = i.sku "
    "AND h.since < " CHANGED " AND h.since >= COALESCE("
    "(SELECT MAX(b.since) FROM catalog.price b WHERE b.sku = i.sku "
    "AND b.since <= " CHANGED " - INTERVAL 30 DAY), '1970-01-01')), 0), "
    "i.on_hand - i.reserved, i.weight_g, i.gtin, o.name, o.value "
    "FROM catalog.item i LEFT JOIN catalog.item_option o ON o.sku = i.sku "
    "WHERE i.product = ? AND i.active = 1 "
    "ORDER BY i.position, i.sku, o.position LIMIT 10000");

typedef void add_row(struct db_query *q, struct product *p, json_t *row);

static const char *
text_at(struct db_query *q, json_t *row, size_t i)
{
    const char *s = json_string_value(json_array_get(row, i));

    return s != NULL ? talloc_strdup(talloc_parent(q), s) : NULL;
}

static void
add_picture(struct db_query *q, struct product *p, json_t *row)
{
    struct product_picture *g = db_grow(q, &p->pictures, &p->npictures);

    g->file = text_at(q, row, 0);
    g->alt = text_at(q, row, 1);
    g->sku = text_at(q, row, 2);
}

/* Several values of one attribute are one fact: "Moss, Rust". */
static void
add_fact(struct db_query *q, struct product *p, json_t *row)
{
    const char *name = text_at(q, row, 0), *value = text_at(q, row, 1);
    struct product_fact *f;

    for (size_t i = 0; i < p->nfacts; i++) {
        f = &p->facts[i];
        if (strcmp(f->name, name) == 0) {
            f->value = talloc_asprintf(
                talloc_parent(q), "%s, %s", f->value, value);
            return;
        }
    }
    f = db_grow(q, &p->facts, &p->nfacts);
    *f = (struct product_fact){ name, value };
}

static void
add_related(struct db_query *q, struct product *p, json_t *row)
{
    (void)q;
    if (p->nrelated < PRODUCT_RELATED_MAX)
        p->related[p->nrelated++] =
            json_integer_value(json_array_get(row, 0));
}

/* The next column, a JSON array of rows or NULL. */
static void
read_rows(struct db_query *q, struct product *p, add_row *add)
{
    const char *text = db_str(q);
    json_t *rows = text != NULL ? json_loads(text, 0, NULL) : NULL;

    if (text != NULL && rows == NULL)
        bug("the database wrote this as JSON: %s", text);
    for (size_t i = 0; i < json_array_size(rows); i++)
        add(q, p, json_array_get(rows, i));
    json_decref(rows);
}

static enum rc
read_product(struct ctx *ctx, const char *slug, struct product *out)
{
    struct db_query *q = db_start(ctx, &by_slug);

    db_bind_str(q, slug);
    if (db_next(q)) {
        out->id = db_int(q);
        out->category = db_int(q);
        out->slug = db_str(q);
        out->name = db_str(q);
        out->brand = db_str(q);
        out->summary = db_str(q);
        out->description = db_str(q);
        read_rows(q, out, add_picture);
        read_rows(q, out, add_fact);
        read_rows(q, out, add_related);
    }
    TRY(db_end(q));
    return out->id != 0 ? OK : NOTFOUND;
}

static struct product_variant *
variant_of(struct db_query *q, struct product *p, const char *sku)
{
    struct product_variant *v;

    if (p->nvariants > 0) {
        v = &p->variants[p->nvariants - 1];
        if (strcmp(v->sku, sku) == 0)
            return v;
    }
    v = db_grow(q, &p->variants, &p->nvariants);
    v->sku = sku;
    return v;
}

static enum rc
read_variants(struct ctx *ctx, struct product *p)
{
    struct db_query *q = db_start(ctx, &variants);

    db_bind_int(q, p->id);
    while (db_next(q)) {
        struct product_variant *v = variant_of(q, p, db_str(q));
        struct product_option o;

        v->price = db_money(q);
        v->compare = db_int(q);
        v->lowest = db_int(q);
        v->here = db_int(q);
        v->weight_g = db_int(q);
        v->gtin = db_str(q);
        o.name = db_str(q);
        o.value = db_str(q);
        if (o.name != NULL && v->noptions < PRODUCT_OPTIONS_MAX)
            v->options[v->noptions++] = o;
    }
    return db_end(q);
}

enum rc
product_by_slug(struct ctx *ctx, const char *slug, struct product *out)
{
    *out = (struct product){ 0 };
    TRY(read_product(ctx, slug, out));
    return read_variants(ctx, out);
}
