/* Whether a record fits what the shop has already. */
#include <string.h>

#include "base/db.h"
#include "cli/import_check.h"

DB_STMT(
    tax_class_known, "SELECT COUNT(*) FROM catalog.tax_class WHERE code = ?");
DB_STMT(
    product_of_item, "SELECT product FROM catalog.item WHERE sku = ? LIMIT 1");
DB_STMT(sold_as_it_is, "SELECT product FROM catalog.item WHERE sku = ? "
                       "AND retired = 0 LIMIT 1");
DB_STMT(status_of, "SELECT status FROM catalog.product WHERE sku = ? LIMIT 1");
DB_STMT(has_value, "SELECT COUNT(*) FROM catalog.product_attribute pa "
                   "JOIN catalog.attribute a ON a.id = pa.attribute "
                   "JOIN catalog.attribute_value v ON v.id = pa.value "
                   "WHERE pa.product = ? AND a.name = ? AND v.value = ?");

static enum rc
number(
    struct ctx *ctx, const struct db_stmt *stmt, const char *key, int64_t *out)
{
    struct db_query *q = db_start(ctx, stmt);

    db_bind_str(q, key);
    *out = db_next(q) ? db_int(q) : 0;
    return db_end(q);
}

enum rc
check_item_owner(struct ctx *ctx, const char *sku, int64_t *product)
{
    return number(ctx, &product_of_item, sku, product);
}

enum rc
check_options(struct ctx *ctx, struct record *r, int64_t product)
{
    for (size_t i = 0; i < r->item.noptions; i++) {
        const struct item_option *o = &r->item.options[i];
        struct db_query *q = db_start(ctx, &has_value);
        int64_t n;

        db_bind_int(q, product);
        db_bind_str(q, o->name);
        db_bind_str(q, o->value);
        n = db_next(q) ? db_int(q) : 0;
        TRY(db_end(q));
        if (n > 0)
            continue;
        record_refuse(r, talloc_asprintf(r, "Attribute %zu value(s)", i + 1),
            "%s %s is not among those of %s", o->name, o->value, r->parent);
        return INVALID;
    }
    return OK;
}

enum rc
check_parent(struct ctx *ctx, struct record *r, int64_t product)
{
    int64_t item;

    TRY(number(ctx, &sold_as_it_is, r->parent, &item));
    if (product != 0 && item == 0)
        return OK;
    record_refuse(r, "Parent",
        product == 0 ? "there is no product %s"
                     : "%s is sold as it is, without variants",
        r->parent);
    return INVALID;
}

/*
 * What is new is for sale, unless its row says otherwise; "not published"
 * says nothing against "archived".
 */
static enum rc
settle_status(struct ctx *ctx, struct product_save *p, int64_t id)
{
    struct db_query *q;

    if (id == 0 && p->status == NULL)
        p->status = "published";
    if (id == 0 || p->status == NULL || strcmp(p->status, "draft") != 0)
        return OK;
    q = db_start(ctx, &status_of);
    db_bind_str(q, p->sku);
    if (db_next(q) && strcmp(db_str(q), "archived") == 0)
        p->status = NULL;
    return db_end(q);
}

enum rc
check_product(struct ctx *ctx, struct record *r)
{
    const char *code = r->product.tax_class;
    int64_t id, item, known = 1;

    if (code != NULL)
        TRY(number(ctx, &tax_class_known, code, &known));
    if (known == 0)
        record_refuse(r, "Tax class", "is not known: %s", code);
    TRY(product_by_sku(ctx, r->sku, &id));
    TRY(number(ctx, &product_of_item, r->sku, &item));
    if (id == 0 && item != 0)
        record_refuse(r, "SKU", "is a variant's");
    if (id == 0 && r->product.name == NULL)
        record_refuse(r, "Name", "is missing");
    if (id != 0 && (item != 0) != r->has_item)
        record_refuse(r, "Type",
            item != 0 ? "is variable, but the product is sold as it is"
                      : "is simple, but the product has variants");
    return r->wrong == NULL ? settle_status(ctx, &r->product, id) : INVALID;
}
