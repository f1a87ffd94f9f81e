/* What a row of the export says, from the tables. */
#include <string.h>

#include "base/csv_cell.h"
#include "base/db.h"
#include "cli/export.h"

DB_STMT(product_row,
    "SELECT p.id, p.name, p.status, p.featured, p.brand, p.summary, "
    "p.description, p.tax_class, p.position, i.sku IS NOT NULL "
    "FROM catalog.product p "
    "LEFT JOIN catalog.item i ON i.sku = p.sku AND i.product = p.id "
    "AND i.retired = 0 "
    "WHERE p.sku = ? LIMIT 1");
DB_STMT(item_row,
    "SELECT i.active, i.position, p.sku, p.name, p.id "
    "FROM catalog.item i JOIN catalog.product p ON p.id = i.product "
    "WHERE i.sku = ? LIMIT 1");
DB_STMT(sold_row,
    "SELECT on_hand, COALESCE(weight_g, 0), price_minor, currency, "
    "COALESCE(compare_minor, 0), currency, COALESCE(gtin, '') "
    "FROM catalog.item WHERE sku = ? LIMIT 1");
DB_STMT(paths,
    "WITH RECURSIVE up AS (SELECT pc.position, pc.category, c.parent, c.name, "
    "0 AS height FROM catalog.product_category pc "
    "JOIN catalog.category c ON c.id = pc.category WHERE pc.product = ? "
    "UNION ALL SELECT up.position, up.category, c.parent, c.name, "
    "up.height + 1 FROM up JOIN catalog.category c ON c.id = up.parent) "
    "SELECT category, name FROM up "
    "ORDER BY position, category, height DESC LIMIT 10000");
DB_STMT(pictures,
    "SELECT source, alt FROM catalog.image WHERE product = ? AND sku <=> ? "
    "ORDER BY position LIMIT 1000");
DB_STMT(related, "SELECT p.sku FROM catalog.related r "
                 "JOIN catalog.product p ON p.id = r.other "
                 "WHERE r.product = ? ORDER BY r.position, r.other LIMIT 200");
DB_STMT(values,
    "SELECT a.name, v.value, pa.visible FROM catalog.product_attribute pa "
    "JOIN catalog.attribute a ON a.id = pa.attribute "
    "JOIN catalog.attribute_value v ON v.id = pa.value "
    "WHERE pa.product = ? ORDER BY pa.position, pa.value LIMIT 1000");
DB_STMT(options, "SELECT name, value FROM catalog.item_option WHERE sku = ? "
                 "ORDER BY position LIMIT 50");

static enum rc
read_paths(struct ctx *ctx, int64_t product, struct export_row *row)
{
    struct db_query *q = db_start(ctx, &paths);
    char *all = talloc_strdup(ctx, ""), *path = NULL;
    int64_t last = 0;

    db_bind_int(q, product);
    while (db_next(q)) {
        int64_t category = db_int(q);

        if (category != last && path != NULL)
            all = cell_join(all, path, ',', ", ");
        if (category != last)
            path = talloc_strdup(ctx, "");
        path = cell_join(path, db_str(q), '>', " > ");
        last = category;
    }
    if (path != NULL)
        all = cell_join(all, path, ',', ", ");
    row->categories = all;
    return db_end(q);
}

static enum rc
read_pictures(
    struct ctx *ctx, int64_t product, const char *sku, struct export_row *row)
{
    struct db_query *q = db_start(ctx, &pictures);
    char *sources = talloc_strdup(ctx, ""), *alts = talloc_strdup(ctx, "");
    const char *between = "";

    db_bind_int(q, product);
    db_bind_str(q, sku);
    while (db_next(q)) {
        char *alt = talloc_strdup(ctx, "");

        sources = cell_join(sources, db_str(q), ',', ", ");
        alt = cell_join(alt, db_str(q), '|', "");
        alts = talloc_asprintf_append_buffer(alts, "%s%s", between, alt);
        between = " | ";
    }
    row->images = sources;
    row->alts = alts[strspn(alts, " |")] == '\0' ? "" : alts;
    return db_end(q);
}

static enum rc
read_related(struct ctx *ctx, int64_t product, struct export_row *row)
{
    struct db_query *q = db_start(ctx, &related);
    char *list = talloc_strdup(ctx, "");

    db_bind_int(q, product);
    while (db_next(q))
        list = cell_join(list, db_str(q), ',', ", ");
    row->cross_sells = list;
    return db_end(q);
}

static void
add_value(struct ctx *ctx, struct export_row *row, const char *name,
    const char *value, int visible)
{
    struct export_attribute *a = row->attributes;
    size_t i = 0;

    while (i < row->nattributes && strcmp(a[i].name, name) != 0)
        i++;
    if (i == EXPORT_ATTRIBUTES)
        return;
    if (i == row->nattributes) {
        a[i] = (struct export_attribute){name, talloc_strdup(ctx, ""), visible};
        row->nattributes++;
    }
    a[i].values = cell_join(a[i].values, value, ',', ", ");
}

static enum rc
read_values(struct ctx *ctx, int64_t product, struct export_row *row)
{
    struct db_query *q = db_start(ctx, &values);

    db_bind_int(q, product);
    while (db_next(q)) {
        const char *name = db_str(q), *value = db_str(q);

        add_value(ctx, row, name, value, db_int(q) != 0);
    }
    return db_end(q);
}

static enum rc
read_options(struct ctx *ctx, const char *sku, struct export_row *row)
{
    struct db_query *q = db_start(ctx, &options);

    db_bind_str(q, sku);
    while (db_next(q)) {
        const char *name = db_str(q), *value = db_str(q);

        add_value(ctx, row, name, value, 1);
    }
    return db_end(q);
}

static const char *
number(struct ctx *ctx, int64_t n)
{
    return talloc_asprintf(ctx, "%lld", (long long)n);
}

static enum rc
read_sold(struct ctx *ctx, const char *sku, struct export_row *row)
{
    struct db_query *q = db_start(ctx, &sold_row);
    struct money price, compare;

    db_bind_str(q, sku);
    if (db_next(q)) {
        int64_t on_hand = db_int(q);

        row->stock = number(ctx, on_hand);
        row->in_stock = on_hand > 0 ? "1" : "0";
        row->weight = cell_kilograms(ctx, db_int(q));
        price = db_money(q);
        compare = db_money(q);
        row->gtin = db_str(q);
        row->sale = compare.minor > 0 ? money_plain(ctx, price) : "";
        row->regular = money_plain(ctx, compare.minor > 0 ? compare : price);
        row->currency = talloc_strdup(ctx, price.cur);
    }
    return db_end(q);
}

static enum rc
read_product(struct ctx *ctx, const char *sku, struct export_row *row)
{
    struct db_query *q = db_start(ctx, &product_row);
    int64_t id = 0, simple = 0;

    db_bind_str(q, sku);
    if (db_next(q)) {
        id = db_int(q);
        row->name = db_str(q);
        row->published = strcmp(db_str(q), "published") == 0 ? "1" : "0";
        row->featured = db_int(q) != 0 ? "1" : "0";
        row->brand = db_str(q);
        row->summary = db_str(q);
        row->description = db_str(q);
        row->description_format = "markdown";
        row->tax_class = db_str(q);
        row->position = number(ctx, db_int(q));
        simple = db_int(q);
    }
    TRY(db_end(q));
    row->type = simple != 0 ? "simple" : "variable";
    if (simple != 0)
        TRY(read_sold(ctx, sku, row));
    TRY(read_paths(ctx, id, row));
    TRY(read_pictures(ctx, id, NULL, row));
    TRY(read_related(ctx, id, row));
    return read_values(ctx, id, row);
}

static enum rc
read_item(struct ctx *ctx, const char *sku, struct export_row *row)
{
    struct db_query *q = db_start(ctx, &item_row);
    int64_t product = 0;

    db_bind_str(q, sku);
    if (db_next(q)) {
        row->published = db_int(q) != 0 ? "1" : "0";
        row->position = number(ctx, db_int(q));
        row->parent = db_str(q);
        row->name = db_str(q);
        product = db_int(q);
    }
    TRY(db_end(q));
    row->type = "variation";
    row->tax_class = "parent";
    TRY(read_sold(ctx, sku, row));
    TRY(read_pictures(ctx, product, sku, row));
    return read_options(ctx, sku, row);
}

enum rc
export_read(
    struct ctx *ctx, const char *sku, int variant, struct export_row *row)
{
    memset(row, 0, sizeof(*row));
    row->sku = sku;
    return variant ? read_item(ctx, sku, row) : read_product(ctx, sku, row);
}
