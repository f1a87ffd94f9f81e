#include <string.h>
#include <strings.h>

#include "admin/edit.h"
#include "admin/variants.h"
#include "base/str.h"
#include "shop/audit.h"
#include "shop/catalog_changed.h"
#include "shop/item_save.h"
#include "shop/product_parts.h"
#include "shop/search_index.h"
#include "shop/stock_count.h"
#include "shop/variant_save.h"

/* New SKUs differ from each other and from all there are in the shop. */
static enum rc
check_skus(struct ctx *ctx, struct variants *v)
{
    const char **skus = talloc_array(ctx, const char *, (unsigned)v->n + 1);
    struct cell **of = talloc_array(ctx, struct cell *, (unsigned)v->n + 1);
    const char *taken;
    size_t n = 0;

    for (size_t i = 0; i < v->n; i++) {
        struct cell *c = &v->cells[i];

        /* Sold as it is, it has the product's own, which is its. */
        if (c->is != NULL || v->noptions == 0)
            continue;
        if (str_chars(c->sku) > 64)
            return variants_refuse(v, c, VARIANT_SKU, "too_long");
        for (size_t k = 0; k < n; k++)
            if (strcasecmp(skus[k], c->sku) == 0)
                return variants_refuse(v, c, VARIANT_SKU, "twice");
        of[n] = c;
        skus[n++] = c->sku;
    }
    TRY(variant_taken(ctx, skus, n, &taken));
    for (size_t k = 0; taken != NULL && k < n; k++)
        if (strcmp(skus[k], taken) == 0)
            return variants_refuse(v, of[k], VARIANT_SKU, "taken");
    return OK;
}

static enum rc
to_save(struct variants *v, struct cell *c, struct grid_cell *out)
{
    *out = (struct grid_cell){ .key = c->key,
        .sku = c->sku,
        .is_new = c->is == NULL,
        .active = c->active };
    if (!out->is_new)
        return OK;
    if (v->fill) {
        c->new_price = v->all_price;
        c->new_compare = v->all_compare;
    } else if (!c->typed) {
        const struct grid_item *first = v->grid.items;

        if (v->grid.nitems == 0) {
            form_refuse(&v->req->form, VARIANT_ALL_PRICE, "required");
            return INVALID;
        }
        c->new_price = first->compare > 0 ? first->compare : first->price;
    }
    if (c->new_price < 0)
        return variants_refuse(v, c, VARIANT_PRICE, "required");
    out->price = c->new_price;
    out->compare = c->new_compare;
    out->stock = c->move;
    return OK;
}

/* An option's value as it was, which another takes the place of. */
static bool
was_option(const struct variants *v, const struct product_value *had)
{
    for (size_t i = 0; i < v->grid.noptions; i++) {
        const struct grid_option *o = &v->grid.options[i];

        for (size_t k = 0; k < o->n; k++)
            if (strcasecmp(o->name, had->name) == 0 &&
                strcmp(o->values[k], had->value) == 0)
                return true;
    }
    return false;
}

/* Options are among the details if they were so before. */
static bool
is_detail(const char *name, const struct product_value *had, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (had[i].visible && strcasecmp(had[i].name, name) == 0)
            return true;
    return false;
}

/* What variants differ by is an attribute: lists are filtered by it. */
static enum rc
write_values(struct ctx *ctx, struct variants *v)
{
    struct product_parts parts = { .ctx = ctx, .product = v->is.id };
    struct product_value *had, *all;
    size_t nhad, n = 0, max;

    TRY(product_values(ctx, v->is.id, &had, &nhad));
    max = nhad;
    for (size_t i = 0; i < v->noptions; i++)
        max += v->options[i].n;
    all = talloc_array(ctx, struct product_value, (unsigned)max + 1);
    for (size_t i = 0; i < nhad; i++)
        if (!was_option(v, &had[i]))
            product_value_add(all, &n, had[i]);
    for (size_t i = 0; i < v->noptions; i++) {
        const struct grid_option *o = &v->options[i];
        bool detail = is_detail(o->name, had, nhad);

        for (size_t k = 0; k < o->n; k++)
            product_value_add(all, &n,
                (struct product_value){ o->name, o->values[k], detail });
    }
    TRY(product_put_values(&parts, all, n));
    return parts.made ? catalog_changed(ctx) : OK;
}

/* Makes, places and takes away, if that is asked for. */
static enum rc
write_grid(struct ctx *ctx, struct variants *v)
{
    struct grid_save s = { .product = v->is.id,
        .options = v->options,
        .noptions = v->noptions,
        .n = v->n };
    struct grid_cell *cells =
        talloc_array(ctx, struct grid_cell, (unsigned)v->n + 1);
    bool may_go = strcmp(v->is.status, "draft") == 0;

    for (size_t i = 0; i < v->n; i++)
        TRY(to_save(v, &v->cells[i], &cells[i]));
    s.cells = cells;
    TRY(check_skus(ctx, v));
    TRY(variant_save(ctx, &s));
    if (v->ngone > 0)
        TRY(variant_drop(
            ctx, (int64_t)v->n, v->gone, v->ngone, may_go));
    return v->other ? write_values(ctx, v) : OK;
}

static bool
is_grid_changed(const struct variants *v)
{
    bool changed = v->other;

    for (size_t i = 0; i < v->n; i++)
        changed |= v->cells[i].is == NULL || v->cells[i].is->retired ||
            v->cells[i].is->active != v->cells[i].active;
    return changed;
}

static enum rc
write_price(struct ctx *ctx, struct variants *v, struct cell *c)
{
    struct item_save item = { .sku = c->sku,
        .position = PRODUCT_KEEP,
        .active = PRODUCT_KEEP,
        .price = c->new_price,
        .compare = c->new_compare,
        .weight_g = PRODUCT_KEEP,
        .stock = PRODUCT_KEEP };
    enum saved saved;

    if (c->is == NULL || c->new_price < 0 ||
        (c->new_price == c->is->price && c->new_compare == c->is->compare))
        return OK;
    return item_save(ctx, v->is.id, &item, &saved);
}

static enum rc
write_stock(struct ctx *ctx, struct variants *v, struct cell *c)
{
    enum rc rc;

    if (c->is == NULL || c->move == 0)
        return OK;
    if (c->is_count)
        rc = stock_count(ctx, c->sku, c->seen, c->seen + c->move, "");
    else
        rc = stock_change(ctx, c->sku, c->move, "adjust", "");
    if (rc == CONFLICT)
        v->stale = "stale_stock";
    if (rc != INVALID)
        return rc;
    TRY(product_item_orders(ctx, c->sku, &c->orders));
    return variants_refuse(v, c, VARIANT_STOCK, "below_reserved");
}

/* The price, and the one it is below while an offer lasts. */
static void
note_price(struct ctx *ctx, struct audit *a, const struct cell *c)
{
    const char *currency = c->is->currency;

    audit_change_money(ctx, a, talloc_asprintf(ctx, "price %s", c->sku),
        money_of(c->is->price, currency), money_of(c->new_price, currency));
    audit_change_money(ctx, a, talloc_asprintf(ctx, "before %s", c->sku),
        money_of(c->is->compare, currency),
        money_of(c->new_compare, currency));
}

static void
note_cell(struct ctx *ctx, struct audit *a, const struct variants *v,
    const struct cell *c)
{
    const char *sku = c->sku;

    if (c->is == NULL) {
        audit_change(ctx, a, talloc_asprintf(ctx, "variant %s", sku), NULL,
            grid_text(ctx, c->key));
        return;
    }
    if (!v->fill && c->new_price >= 0)
        note_price(ctx, a, c);
    audit_change_int(ctx, a, talloc_asprintf(ctx, "stock %s", sku),
        c->is->on_hand, c->is->on_hand + c->move);
    audit_change_int(ctx, a, talloc_asprintf(ctx, "on sale %s", sku),
        c->is->active, c->active);
}

static enum rc
note(struct ctx *ctx, struct variants *v)
{
    const struct grid *g = &v->grid;
    struct audit a = { .act = "product.variants",
        .kind = "product",
        .ref = talloc_asprintf(ctx, "%lld", (long long)v->is.id),
        .name = v->is.name };

    audit_change(ctx, &a, "options",
        variants_shown(ctx, g->options, g->noptions),
        variants_shown(ctx, v->options, v->noptions));
    if (v->fill) {
        audit_change(ctx, &a, "price of all", NULL,
            form_str(&v->req->form, VARIANT_ALL_PRICE));
        audit_change(ctx, &a, "offer of all", NULL,
            form_str(&v->req->form, VARIANT_ALL_OFFER));
    }
    for (size_t i = 0; i < v->n; i++)
        note_cell(ctx, &a, v, &v->cells[i]);
    for (size_t i = 0; v->other && i < v->ngone; i++)
        audit_change(ctx, &a,
            talloc_asprintf(ctx, "variant %s", v->gone[i]), "in the grid",
            NULL);
    return audit_write(ctx, &a);
}

enum rc
variants_write(struct ctx *ctx, struct variants *v)
{
    int64_t changed = 0;

    if (is_grid_changed(v))
        TRY(write_grid(ctx, v));
    for (size_t i = 0; i < v->n; i++) {
        if (!v->fill)
            TRY(write_price(ctx, v, &v->cells[i]));
        TRY(write_stock(ctx, v, &v->cells[i]));
    }
    if (v->fill)
        TRY(variant_price_all(
            ctx, v->is.id, v->all_price, v->all_compare, &changed));
    TRY(product_touch(ctx, v->is.id));
    TRY(product_totals(ctx, v->is.id));
    TRY(search_index_product(ctx, v->is.id));
    return note(ctx, v);
}
