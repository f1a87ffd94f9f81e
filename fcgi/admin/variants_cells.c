/* All combinations of the options asked for, with what was typed of them. */
#include <string.h>

#include "admin/cell.h"
#include "admin/variants.h"
#include "base/conf.h"
#include "base/str.h"
#include "web/page.h"

enum rc
variants_refuse(struct variants *v, struct cell *c, enum variants_field field,
    const char *why)
{
    form_refuse(&v->req->form, field, why);
    c->wrong = variants_fields[field].name;
    c->error = talloc_asprintf(
        v->req->ctx, "field.%s.%s", variants_fields[field].name, why);
    return INVALID;
}

static const char *
currency(const struct variants *v, const struct cell *c)
{
    return c->is != NULL ? c->is->currency : v->req->ctx->conf->shop.currency;
}

/* A new one costs what the first of those there costs. */
static void
set_default(struct variants *v, struct cell *c)
{
    struct ctx *ctx = v->req->ctx;
    const struct grid_item *of = c->is;

    for (size_t i = 0; of == NULL && i < v->grid.nitems; i++)
        of = &v->grid.items[i];
    c->active = c->is == NULL || c->is->retired || c->is->active;
    c->stock = c->is == NULL
        ? ""
        : talloc_asprintf(ctx, "%lld", (long long)c->is->on_hand);
    c->seen = c->is == NULL ? 0 : c->is->on_hand;
    c->price = c->offer = "";
    if (of == NULL)
        return;
    c->price = money_plain(ctx,
        money_of(of->compare > 0 ? of->compare : of->price, of->currency));
    if (c->is != NULL && of->compare > 0)
        c->offer = money_plain(ctx, money_of(of->price, of->currency));
}

/* What an item's key is called, now that values are renamed. */
static const char *
renamed(const struct variants *v, const char *key)
{
    TALLOC_CTX *mem = v->req->ctx;
    char *now = talloc_strdup(mem, "");

    for (size_t k = 0; k < v->grid.noptions; k++) {
        size_t n = strcspn(key, "|");
        const char *value = talloc_strndup(mem, key, n);

        now = talloc_asprintf_append_buffer(now, "%s%s", k > 0 ? "|" : "",
            grid_renamed(&v->grid, v->options, v->noptions, k, value));
        key += n + (key[n] == '|');
    }
    return now;
}

static const char **
renamed_keys(const struct variants *v)
{
    const char **keys = talloc_array(
        v->req->ctx, const char *, (unsigned)v->grid.nitems + 1);

    for (size_t i = 0; i < v->grid.nitems; i++)
        keys[i] = v->grid.items[i].retired
            ? ""
            : renamed(v, v->grid.items[i].key);
    return keys;
}

static const struct grid_item *
find(const struct variants *v, const char **keys, const char *key)
{
    const struct grid_item *there = grid_find(&v->grid, key);

    for (size_t i = 0; there == NULL && keys != NULL && i < v->grid.nitems;
         i++)
        if (!v->grid.items[i].retired && strcmp(keys[i], key) == 0)
            there = &v->grid.items[i];
    return there;
}

static bool
is_used(const struct grid *g, const char *sku)
{
    for (size_t i = 0; i < g->nitems; i++)
        if (strcmp(g->items[i].sku, sku) == 0)
            return true;
    return false;
}

/* Not one that another variant of the product has or had. */
static const char *
suggest(const struct variants *v, size_t i)
{
    TALLOC_CTX *mem = v->req->ctx;
    const char *plain =
        grid_sku(mem, v->is.sku, v->options, v->noptions, i);
    const char *sku = plain;

    for (int n = 2; v->noptions > 0 && is_used(&v->grid, sku); n++)
        sku = talloc_asprintf(mem, "%s-%d", plain, n);
    return sku;
}

static void
make_cells(struct variants *v)
{
    TALLOC_CTX *mem = v->req->ctx;
    const char **keys = v->other ? renamed_keys(v) : NULL;

    v->n = grid_size(v->options, v->noptions);
    v->cells = talloc_zero_array(mem, struct cell, (unsigned)v->n);
    for (size_t i = 0; i < v->n; i++) {
        struct cell *c = &v->cells[i];

        c->key = grid_key(mem, v->options, v->noptions, i);
        c->is = find(v, keys, c->key);
        c->sku = c->is != NULL ? c->is->sku : suggest(v, i);
        set_default(v, c);
    }
}

/* What is there and in no cell. */
static void
find_gone(struct variants *v)
{
    v->gone = talloc_array(
        v->req->ctx, const char *, (unsigned)v->grid.nitems + 1);
    v->ngone = 0;
    for (size_t i = 0; i < v->grid.nitems; i++) {
        const struct grid_item *item = &v->grid.items[i];
        size_t k = 0;

        while (k < v->n && v->cells[k].is != item)
            k++;
        if (k == v->n)
            v->gone[v->ngone++] = item->sku;
    }
}

static struct cell *
cell_of(struct variants *v, const char *key)
{
    for (size_t i = 0; i < v->n; i++)
        if (strcmp(v->cells[i].key, key) == 0)
            return &v->cells[i];
    return NULL;
}

static bool
are_pairs(const struct variants *v)
{
    static const enum variants_field lists[] = { VARIANT_SKU, VARIANT_PRICE,
        VARIANT_OFFER, VARIANT_STOCK, VARIANT_SEEN };
    size_t n = v->req->form.values[VARIANT_CELL].n;

    for (size_t i = 0; i < COUNT(lists); i++) {
        size_t have = v->req->form.values[lists[i]].n;

        if (have != 0 && have != n)
            return false;
    }
    return true;
}

static enum rc
read_price(struct variants *v, struct cell *c)
{
    struct cell_sum p;
    const char *why = cell_price(c->price, c->offer, currency(v, c), &p);

    if (why != NULL)
        return variants_refuse(
            v, c, p.offer_is_wrong ? VARIANT_OFFER : VARIANT_PRICE, why);
    c->new_price = p.price;
    c->new_compare = p.compare;
    return OK;
}

static enum rc
read_stock(struct variants *v, struct cell *c, size_t at)
{
    const struct values *seen = &v->req->form.values[VARIANT_SEEN];
    const char *why;
    int64_t n;

    if (c->stock[0] == '\0')
        return OK;
    why = cell_stock(c->stock, &c->is_count, &n);
    if (why == NULL && c->is == NULL && n < 0)
        why = "not_a_number";
    if (why != NULL)
        return variants_refuse(v, c, VARIANT_STOCK, why);
    c->move = n;
    if (c->is == NULL || !c->is_count)
        return OK;
    if (at >= seen->n || seen->at[at].state != VALID)
        return variants_refuse(v, c, VARIANT_SEEN, "required");
    c->seen = seen->at[at].num;
    c->move = n - c->seen;
    return OK;
}

/* What is there keeps its SKU. */
static enum rc
read_sku(struct variants *v, struct cell *c, const char *sku)
{
    if (c->is != NULL || sku == NULL || *sku == '\0')
        return OK;
    c->sku = sku;
    for (const char *p = sku; *p != '\0'; p++)
        if (*p <= ' ' || *p > '~')
            return variants_refuse(v, c, VARIANT_SKU, "not_valid");
    return OK;
}

static enum rc
read_cell(struct variants *v, struct cell *c, size_t i)
{
    const char *price = form_nth(&v->req->form, VARIANT_PRICE, i);
    const char *offer = form_nth(&v->req->form, VARIANT_OFFER, i);
    const char *stock = form_nth(&v->req->form, VARIANT_STOCK, i);
    const struct values *hide = &v->req->form.values[VARIANT_HIDE];
    enum rc rc = read_sku(v, c, form_nth(&v->req->form, VARIANT_SKU, i));

    c->typed = true;
    c->active = true;
    for (size_t k = 0; k < hide->n; k++)
        if (hide->at[k].str != NULL &&
            strcmp(hide->at[k].str, c->key) == 0)
            c->active = false;
    c->stock = stock != NULL ? stock : "";
    if (offer != NULL)
        c->offer = offer;
    if (price != NULL) {
        c->price = price;
        if (read_price(v, c) != OK)
            rc = INVALID;
    }
    return read_stock(v, c, i) != OK ? INVALID : rc;
}

static enum rc
read_typed(struct variants *v)
{
    size_t n = v->req->form.values[VARIANT_CELL].n;
    enum rc rc = OK;

    if (n > GRID_PAGE || !are_pairs(v)) {
        form_refuse(&v->req->form, VARIANT_CELL, "pairs");
        return INVALID;
    }
    for (size_t i = 0; i < n; i++) {
        struct cell *c = cell_of(v, form_nth(&v->req->form, VARIANT_CELL, i));

        if (c != NULL && read_cell(v, c, i) != OK)
            rc = INVALID;
        if (c == NULL && !v->other) {
            form_refuse(&v->req->form, VARIANT_CELL, "unknown");
            rc = INVALID;
        }
    }
    return rc;
}

static enum rc
read_all_price(struct variants *v)
{
    const char *price = form_nth(&v->req->form, VARIANT_ALL_PRICE, 0);
    const char *offer = form_nth(&v->req->form, VARIANT_ALL_OFFER, 0);
    struct cell_sum p;
    const char *why;

    v->fill = price != NULL && *price != '\0';
    if (!v->fill)
        return OK;
    why = cell_price(price, offer, v->req->ctx->conf->shop.currency, &p);
    v->all_price = p.price;
    v->all_compare = p.compare;
    if (why == NULL)
        return OK;
    form_refuse(&v->req->form,
        p.offer_is_wrong ? VARIANT_ALL_OFFER : VARIANT_ALL_PRICE, why);
    return INVALID;
}

enum rc
variants_cells(struct variants *v)
{
    enum rc rc = OK;

    make_cells(v);
    find_gone(v);
    for (size_t i = 0; i < v->n; i++)
        v->cells[i].new_price = -1;
    if (v->req->form.n > 0) {
        rc = read_typed(v);
        if (read_all_price(v) != OK)
            rc = INVALID;
    }
    return rc;
}

void
variants_fill(struct variants *v)
{
    const struct values *price = &v->req->form.values[VARIANT_ALL_PRICE];
    const struct values *offer = &v->req->form.values[VARIANT_ALL_OFFER];

    for (size_t i = 0; i < v->n && v->fill; i++) {
        v->cells[i].price = price->at[0].str;
        v->cells[i].offer =
            offer->at[0].str != NULL ? offer->at[0].str : "";
    }
}
