/* Writing records: one, and a batch of them in one transaction. */
#include <string.h>

#include "base/db.h"
#include "cli/import_check.h"
#include "cli/seen.h"
#include "shop/catalog_changed.h"
#include "shop/category_save.h"
#include "shop/search_index.h"
#include "shop/stock_count.h"

DB_STMT(stock_of,
    "SELECT on_hand, reserved FROM catalog.item WHERE sku = ? LIMIT 1");

enum { PATHS = 64 };

struct batch {
    struct import *im;
    struct record **at;
    size_t n;
    int64_t *touched; /* products, ascending, each once */
    size_t ntouched;
    bool made; /* a category or an attribute is new */
    struct path_id {
        const struct names *path;
        int64_t id;
    } paths[PATHS];
    size_t npaths; /* found since the transaction began */
};

static bool
is_same_path(const struct names *a, const struct names *b)
{
    for (size_t i = 0; a->n == b->n && i < a->n; i++)
        if (strcmp(a->at[i], b->at[i]) != 0)
            return false;
    return a->n == b->n;
}

/* Rows that follow each other are often filed alike. */
static enum rc
category_of(struct batch *b, struct product_parts *p,
    const struct names *path, int64_t *id)
{
    struct path_id *slot;

    for (size_t i = 0; i < b->npaths && i < PATHS; i++)
        if (is_same_path(b->paths[i].path, path)) {
            *id = b->paths[i].id;
            return OK;
        }
    TRY(category_at_path(p->ctx, path->at, path->n, id, &p->made));
    slot = &b->paths[b->npaths++ % PATHS];
    *slot = (struct path_id){ path, *id };
    return OK;
}

static enum rc
put_categories(
    struct batch *b, struct product_parts *p, struct record *r)
{
    int64_t *ids = talloc_array(
        p->ctx, int64_t, (unsigned)r->ncategories + 1);
    size_t n = 0;

    for (size_t i = 0; i < r->ncategories; i++) {
        bool known = false;
        int64_t id = 0;

        TRY(category_of(b, p, &r->categories[i], &id));
        for (size_t k = 0; k < n; k++)
            known |= ids[k] == id;
        if (!known)
            ids[n++] = id;
    }
    return product_put_categories(p, ids, n);
}

static enum rc
put_parts(
    struct batch *b, struct ctx *ctx, struct record *r, int64_t product)
{
    struct product_parts p = { .ctx = ctx, .product = product,
        .is_new = r->saved == SAVED_NEW };

    if (r->has_categories)
        TRY(put_categories(b, &p, r));
    if (r->has_values)
        TRY(product_put_values(&p, r->values, r->nvalues));
    if (r->has_images)
        TRY(product_put_images(&p, NULL, r->images, r->nimages));
    b->made |= p.made;
    if (p.changed && r->saved == SAVED_NOTHING)
        r->saved = SAVED_CHANGE;
    return OK;
}

static enum rc
put_stock(struct ctx *ctx, struct record *r)
{
    struct db_query *q = db_start(ctx, &stock_of);
    int64_t on_hand = 0, reserved = 0;
    enum rc rc;

    db_bind_str(q, r->sku);
    if (db_next(q)) {
        on_hand = db_int(q);
        reserved = db_int(q);
    }
    TRY(db_end(q));
    if (on_hand == r->item.stock)
        return OK;
    rc = stock_change(ctx, r->sku, r->item.stock - on_hand, "import", "");
    if (rc == INVALID)
        record_refuse(r, "Stock",
            "%lld is below the %lld that customers have ordered",
            (long long)r->item.stock, (long long)reserved);
    if (rc == OK && r->saved == SAVED_NOTHING)
        r->saved = SAVED_CHANGE;
    return rc;
}

/* *known is set to true if the item was there before. */
static enum rc
put_item(struct ctx *ctx, struct record *r, int64_t product, bool *known)
{
    enum saved saved = SAVED_NOTHING;
    enum rc rc = item_save(ctx, product, &r->item, &saved);

    if (rc == CONFLICT)
        record_refuse(r, "SKU", "belongs to another product");
    if (rc == INVALID)
        record_refuse(r, "Regular price", "is missing");
    if (rc != OK)
        return rc;
    *known = saved != SAVED_NEW;
    if (saved == SAVED_CHANGE && r->saved == SAVED_NOTHING)
        r->saved = SAVED_CHANGE;
    if (r->parent != NULL && saved == SAVED_NEW)
        r->saved = SAVED_NEW;
    return OK;
}

static enum rc
save_related(
    struct import *im, struct ctx *ctx, struct record *r, int64_t *product)
{
    int64_t id;
    int64_t *others =
        talloc_array(ctx, int64_t, (unsigned)r->related.n + 1);
    struct product_parts parts = { .ctx = ctx };
    size_t n = 0;

    TRY(product_by_sku(ctx, r->sku, product));
    if (*product == 0)
        return OK;
    for (size_t i = 0; i < r->related.n; i++) {
        const char *sku = r->related.at[i];
        bool known = false;

        if (*sku == '\0')
            continue;
        TRY(product_by_sku(ctx, sku, &id));
        if (id == 0)
            TRY(check_item_owner(ctx, sku, &id));
        if (id == 0 && !seen_has(im->seen, sku))
            record_note(r, "Cross-sells: there is no %s", sku);
        for (size_t k = 0; k < n; k++)
            known |= others[k] == id;
        if (id != 0 && id != *product && !known)
            others[n++] = id;
    }
    parts.product = *product;
    TRY(product_put_related(&parts, others, n));
    return parts.changed ? product_touch(ctx, *product) : OK;
}

static enum rc
save_variant(
    struct import *im, struct ctx *ctx, struct record *r, int64_t *product)
{
    struct product_parts parts = { .ctx = ctx };
    bool promised = seen_has(im->seen, r->parent), known;

    TRY(product_by_sku(ctx, r->parent, product));
    if (*product == 0 && promised) {
        r->saved = SAVED_NEW;
        return OK;
    }
    TRY(check_parent(ctx, r, *product));
    if (!promised)
        TRY(check_options(ctx, r, *product));
    TRY(put_item(ctx, r, *product, &known));
    parts.product = *product;
    if (r->has_images)
        TRY(product_put_images(&parts, r->sku, r->images, r->nimages));
    if (parts.changed && r->saved == SAVED_NOTHING)
        r->saved = SAVED_CHANGE;
    if (r->saved != SAVED_NOTHING)
        TRY(product_touch(ctx, *product));
    return known && r->has_stock && im->stock ? put_stock(ctx, r) : OK;
}

static enum rc
save_product(
    struct batch *b, struct ctx *ctx, struct record *r, int64_t *product)
{
    const struct import *im = b->im;
    bool known = false;
    enum saved row;

    TRY(check_product(ctx, r));
    TRY(product_save(ctx, &r->product, product, &row));
    r->saved = row;
    if (im->dry)
        seen_add(im->seen, r->sku);
    r->item.is_first = row == SAVED_NEW;
    if (r->has_item)
        TRY(put_item(ctx, r, *product, &known));
    TRY(put_parts(b, ctx, r, *product));
    if (row == SAVED_NOTHING && r->saved == SAVED_CHANGE)
        TRY(product_touch(ctx, *product));
    return known && r->has_stock && im->stock ? put_stock(ctx, r) : OK;
}

/* Remembers the product for the end of the batch. */
static void
touch(struct ctx *ctx, struct batch *b, int64_t product)
{
    size_t at = b->ntouched;

    while (at > 0 && b->touched[at - 1] >= product)
        if (b->touched[--at] == product)
            return;
    b->touched = talloc_realloc(
        ctx, b->touched, int64_t, (unsigned)b->ntouched + 1);
    memmove(&b->touched[at + 1], &b->touched[at],
        (b->ntouched - at) * sizeof(int64_t));
    b->touched[at] = product;
    b->ntouched++;
}

static enum rc
save_record(struct batch *b, struct ctx *ctx, struct record *r)
{
    int64_t product = 0;

    r->saved = SAVED_NOTHING;
    r->notes.n = r->noted;
    if (r->parent != NULL)
        TRY(save_variant(b->im, ctx, r, &product));
    else if (r->again)
        return save_related(b->im, ctx, r, &product);
    else
        TRY(save_product(b, ctx, r, &product));
    if (r->saved != SAVED_NOTHING && product != 0)
        touch(ctx, b, product);
    return OK;
}

static enum rc
save_all(struct ctx *ctx, void *arg)
{
    struct batch *b = arg;

    b->ntouched = b->npaths = 0;
    b->made = false;
    for (size_t i = 0; i < b->n; i++) {
        struct record *r = b->at[i];
        enum rc rc = r->wrong == NULL ? save_record(b, ctx, r) : OK;

        if (rc == FAIL || rc == CONFLICT || rc == NOTFOUND)
            record_refuse(r, NULL, "the database refuses it");
        if (rc != OK && (r->wrong == NULL || !b->im->one))
            return rc;
    }
    for (size_t i = 0; i < b->ntouched; i++)
        TRY(product_totals(ctx, b->touched[i]));
    TRY(search_index_products(ctx, b->touched, b->ntouched));
    if (b->made)
        TRY(catalog_changed(ctx));
    return b->im->dry ? CONFLICT : OK;
}

static size_t
rejected(const struct batch *b)
{
    size_t n = 0;

    for (size_t i = 0; i < b->n; i++)
        n += b->at[i]->wrong != NULL;
    return n;
}

/* A row that turns out bad takes the batch back; the others run again. */
enum rc
import_batch(
    struct import *im, struct ctx *ctx, struct record **records, size_t n)
{
    struct batch b = { .im = im, .at = records, .n = n };
    size_t before;
    enum rc rc;

    if (im->one)
        return save_all(ctx, &b);
    do {
        before = rejected(&b);
        rc = db_transaction(ctx, save_all, &b);
    } while (rc != OK && rejected(&b) > before);
    return im->dry && rc == CONFLICT ? OK : rc;
}
