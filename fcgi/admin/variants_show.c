#include <string.h>

#include "admin/conflict.h"
#include "admin/edit.h"
#include "admin/variants.h"
#include "base/rand.h"
#include "base/conf.h"
#include "base/str.h"
#include "shop/product_list.h"
#include "web/page.h"

enum { COLUMNS_MAX = 8, NAMED_MAX = 20 };

static const char *
number(struct variants *v, int64_t n)
{
    return talloc_asprintf(v->req->ctx, "%lld", (long long)n);
}

/* One a line; a single value gets a line end, as a comma may be in it. */
static char *
lines(TALLOC_CTX *mem, const struct grid_option *o)
{
    char *text = talloc_strdup(mem, "");

    for (size_t i = 0; i < o->n; i++)
        text = talloc_asprintf_append_buffer(text, "%s\n", o->values[i]);
    return text;
}

/* What was typed if it is wrong, else as it was understood. */
static void
put_options(struct variants *v)
{
    json_t *list = put_array(page_view(v->req), "options");
    const struct form *form = &v->req->form;
    bool typed = form->wrong && form->n > 0 &&
        form->values[VARIANT_OPTION].n + form->values[VARIANT_VALUES].n > 0;

    for (size_t i = 0; i < GRID_OPTIONS; i++) {
        json_t *o = add_object(list);
        const char *name = "", *values = "";

        put_int(o, "n", (int64_t)i + 1);
        if (!typed && i < v->noptions) {
            name = v->options[i].name;
            values = lines(v->req->ctx, &v->options[i]);
        }
        if (typed && i < form->values[VARIANT_OPTION].n)
            name = form->values[VARIANT_OPTION].at[i].raw;
        if (typed && i < form->values[VARIANT_VALUES].n)
            values = form->values[VARIANT_VALUES].at[i].raw;
        put_str(o, "name", name);
        put_str(o, "values", values);
    }
}

static void
put_cell(struct variants *v, json_t *o, const struct cell *c)
{
    struct req *req = v->req;
    const char *text = grid_text(req->ctx, c->key);

    put_str(o, "key", c->key);
    put_str(o, "text", text[0] != '\0' ? text : v->is.name);
    put_str(o, "sku", c->sku);
    put_bool(o, "is_new", c->is == NULL);
    put_str(o, "price", c->price);
    put_str(o, "offer", c->offer);
    put_str(o, "stock", c->stock);
    put_int(o, "seen", c->is != NULL ? c->is->on_hand : 0);
    put_bool(o, "active", c->active);
    put_int(o, "reserved", c->is != NULL ? c->is->reserved : 0);
    put_bool(o, "back", c->is != NULL && c->is->retired);
    put_bool(o, "sold_out", c->is != NULL && c->is->on_hand <= c->is->reserved);
    put_bool(o, "low", c->is != NULL && c->is->on_hand > c->is->reserved &&
            c->is->on_hand - c->is->reserved <= req->ctx->conf->stock.low);
    if (c->error == NULL)
        return;
    put_str(o, "error", page_words(req, c->error));
    put_str(o, "orders", c->orders);
    put_str(o, "wrong", c->wrong);
    for (const char *const *w = (const char *const[]){ "sku", "price",
             "offer", "stock", NULL };
         *w != NULL; w++)
        put_bool(o, talloc_asprintf(req->ctx, "wrong_%s", *w),
            strcmp(c->wrong, *w) == 0);
}

/* One option across: its values are the columns, the others the rows. */
static void
put_matrix(struct variants *v)
{
    const struct grid_option *across = &v->options[v->noptions - 1];
    json_t *m = put_object(page_view(v->req), "matrix");
    json_t *columns = put_array(m, "columns"), *rows = put_array(m, "rows");
    json_t *cells = NULL;
    char *of = talloc_strdup(v->req->ctx, "");

    for (size_t i = 0; i + 1 < v->noptions; i++)
        of = talloc_asprintf_append_buffer(
            of, "%s%s", i > 0 ? ", " : "", v->options[i].name);
    put_str(m, "corner", of);
    for (size_t i = 0; i < across->n; i++)
        put_str(add_object(columns), "name", across->values[i]);
    for (size_t i = 0; i < v->n; i++) {
        if (i % across->n == 0) {
            json_t *row = add_object(rows);
            const char *key = v->cells[i].key;
            size_t n = strlen(key) - strlen(across->values[0]) - 1;

            put_str(row, "name", grid_text(v->req->ctx,
                                     talloc_strndup(v->req->ctx, key, n)));
            cells = put_array(row, "cells");
        }
        put_cell(v, add_object(cells), &v->cells[i]);
    }
}

static void
put_list(struct variants *v)
{
    json_t *list = put_array(page_view(v->req), "cells");

    for (size_t i = v->from; i < v->n && i < v->from + GRID_PAGE; i++)
        put_cell(v, add_object(list), &v->cells[i]);
}

static void
put_pager(struct variants *v)
{
    json_t *view = page_view(v->req);
    const char *here = edit_url(v->req, v->is.id);
    size_t page = v->from / GRID_PAGE + 1;

    put_int(view, "page", (int64_t)page);
    put_int(view, "pages", (int64_t)((v->n + GRID_PAGE - 1) / GRID_PAGE));
    put_int(view, "count", (int64_t)v->n);
    if (v->other || v->n <= GRID_PAGE)
        return;
    if (page > 1)
        put_str(view, "before", talloc_asprintf(v->req->ctx,
                                    "%s/variants?page=%zu", here, page - 1));
    if (v->from + GRID_PAGE < v->n)
        put_str(view, "next", talloc_asprintf(v->req->ctx,
                                  "%s/variants?page=%zu", here, page + 1));
}

static const struct grid_item *
item_of(const struct variants *v, const char *sku)
{
    size_t i = 0;

    while (strcmp(v->grid.items[i].sku, sku) != 0)
        i++;
    return &v->grid.items[i];
}

/* What goes: deleted if nobody ever ordered or counted it, else kept. */
static void
put_going(struct variants *v)
{
    json_t *view = page_view(v->req), *list = put_array(view, "going");
    bool draft = strcmp(v->is.status, "draft") == 0;
    int64_t n = 0;

    for (size_t i = 0; i < v->ngone; i++) {
        const struct grid_item *item = item_of(v, v->gone[i]);
        json_t *o;

        if (item->retired || n++ >= NAMED_MAX)
            continue;
        o = add_object(list);
        put_str(o, "sku", item->sku);
        put_str(o, "text", item->options);
        put_bool(o, "kept", item->counted || !draft);
        put_int(o, "pieces", item->on_hand);
    }
    put_int(view, "ngoing", n);
    put_int(view, "more_going", n > NAMED_MAX ? n - NAMED_MAX : 0);
}

static void
put_renamed(struct variants *v)
{
    json_t *list = put_array(page_view(v->req), "renamed");

    for (size_t k = 0; k < v->grid.noptions; k++)
        for (size_t i = 0; i < v->grid.options[k].n; i++) {
            const char *was = v->grid.options[k].values[i];
            const char *is =
                grid_renamed(&v->grid, v->options, v->noptions, k, was);
            json_t *o;

            if (strcmp(was, is) == 0)
                continue;
            o = add_object(list);
            put_str(o, "was", was);
            put_str(o, "now", is);
        }
}

static void
put_counts(struct variants *v)
{
    json_t *view = page_view(v->req);
    int64_t fresh = 0, back = 0;

    for (size_t i = 0; i < v->n; i++) {
        fresh += v->cells[i].is == NULL;
        back += v->cells[i].is != NULL && v->cells[i].is->retired;
    }
    put_bool(view, "other", v->other);
    put_int(view, "fresh", fresh);
    put_int(view, "come_back", back);
    put_int(view, "stay", (int64_t)v->n - fresh - back);
}

static void
put_shown(struct variants *v)
{
    unsigned char hash[HASH_SIZE];

    hash_str(variants_shown(v->req->ctx, v->options, v->noptions), hash);
    put_str(page_view(v->req), "shown",
        str_hex(v->req->ctx, hash, sizeof(hash)));
}

/* For programs: the options and all cells of this page. */
static void
put_data(struct variants *v)
{
    json_t *list = put_array(page_data(v->req), "options");

    for (size_t i = 0; i < v->noptions; i++) {
        json_t *o = add_object(list), *values;

        put_str(o, "name", v->options[i].name);
        values = put_array(o, "values");
        for (size_t k = 0; k < v->options[i].n; k++)
            add_str(values, v->options[i].values[k]);
    }
    list = put_array(page_data(v->req), "cells");
    for (size_t i = v->from; i < v->n && i < v->from + GRID_PAGE; i++)
        put_cell(v, add_object(list), &v->cells[i]);
    put_int(page_data(v->req), "count", (int64_t)v->n);
}

void
variants_put(struct variants *v)
{
    struct req *req = v->req;
    json_t *view = page_view(req);

    page_template(req, "admin/variants");
    edit_put_product(req, &v->is);
    page_form(req);
    put_str(view, "title", v->is.name);
    put_str(view, "back", edit_url(req, v->is.id));
    put_str(view, "here", talloc_asprintf(req->ctx, "%s/variants",
                              edit_url(req, v->is.id)));
    put_bool(view, "uneven", v->grid.uneven);
    if (v->from >= v->n)
        v->from = 0;
    put_options(v);
    put_counts(v);
    put_going(v);
    put_renamed(v);
    put_shown(v);
    put_pager(v);
    put_data(v);
    if (v->grid.uneven)
        return;
    if (v->noptions > 1 && v->n <= GRID_PAGE &&
        v->options[v->noptions - 1].n <= COLUMNS_MAX)
        put_matrix(v);
    else
        put_list(v);
}

static void
put_conflict_cell(struct variants *v, const struct cell *c)
{
    struct req *req = v->req;
    const struct grid_item *is = c->is;
    const char *text = grid_text(req->ctx, c->key);

    if (!c->typed || is == NULL)
        return;
    conflict_row(req,
        talloc_asprintf(req->ctx, "%s %s",
            page_words(req, "admin.label.price"), text),
        money_plain(req->ctx,
            money_of(is->compare > 0 ? is->compare : is->price,
                is->currency)),
        c->price);
    if (c->move != 0)
        conflict_row(req,
            talloc_asprintf(req->ctx, "%s %s",
                page_words(req, "admin.label.stock"), text),
            number(v, is->on_hand), c->stock);
}

/* Who sends it again has seen the stock of now. */
static const char *
seen_now(struct variants *v, size_t i)
{
    const struct values *cells = &v->req->form.values[VARIANT_CELL];

    for (size_t k = 0; i < cells->n && k < v->n; k++)
        if (cells->at[i].str != NULL && v->cells[k].is != NULL &&
            strcmp(v->cells[k].key, cells->at[i].str) == 0)
            return number(v, v->cells[k].is->on_hand);
    return "0";
}

void
variants_put_conflict(struct variants *v)
{
    struct req *req = v->req;
    const struct form *form = &req->form;

    edit_put_product(req, &v->is);
    conflict_begin(req);
    conflict_row(req, page_words(req, "admin.label.options"),
        variants_shown(req->ctx, v->grid.options, v->grid.noptions),
        variants_shown(req->ctx, v->options, v->noptions));
    for (size_t i = 0; i < v->n; i++)
        put_conflict_cell(v, &v->cells[i]);
    conflict_again(req, "version", number(v, v->is.version));
    for (size_t f = VARIANT_OPTION; f < VARIANT_FIELDS; f++)
        for (size_t i = 0; i < form->values[f].n; i++)
            conflict_again(req, variants_fields[f].name,
                f == VARIANT_SEEN ? seen_now(v, i)
                                  : form->values[f].at[i].raw);
    conflict_show(req, v->stale, v->is.name,
        talloc_asprintf(
            req->ctx, "%s/variants", edit_url(req, v->is.id)));
}
