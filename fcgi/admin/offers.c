/* A product's offers with dates: planned, running, ended. */
#include <string.h>

#include "admin/conflict.h"
#include "admin/edit.h"
#include "base/conf.h"
#include "base/db.h"
#include "base/str.h"
#include "base/when.h"
#include "shop/audit.h"
#include "shop/offer.h"
#include "shop/product_save.h"
#include "shop/variant.h"
#include "web/page.h"

const struct field offer_fields[OFFER_FIELDS] = {
    [OFFER_VERSION] = { "version", F_INT, 1, UINT32_MAX, F_REQUIRED },
    [OFFER_BEGINS] = { "begins", F_CODE, 0, 20, 0 },
    [OFFER_ENDS] = { "ends", F_CODE, 0, 20, 0 },
    [OFFER_ALL] = { "all", F_TEXT, 0, 30, 0 },
    [OFFER_SKU] = { "sku", F_TEXT, 1, 64, F_MANY },
    [OFFER_PRICE] = { "price", F_TEXT, 0, 30, F_MANY },
};

struct offering {
    struct req *req;
    struct product_form is;
    struct grid grid;
    struct offer_cost *prices;
    size_t n;
    bool stale;
};

static int64_t
regular(int64_t price, int64_t compare)
{
    return compare > 0 ? compare : price;
}

static enum rc
read_product(struct offering *o)
{
    int64_t id;

    if (!str_int(o->req->arg[0], 1, UINT32_MAX, &id))
        return NOTFOUND;
    return product_form_read(o->req->ctx, id, &o->is);
}

static void
put_items(struct offering *o)
{
    struct req *req = o->req;
    json_t *list = put_array(page_view(req), "items");
    const struct form *form = &req->form;

    for (size_t i = 0; i < o->is.nitems; i++) {
        const struct product_item *item = &o->is.items[i];
        json_t *row = add_object(list);
        const char *typed = "";

        for (size_t k = 0; form->n == OFFER_FIELDS &&
             k < form->values[OFFER_SKU].n &&
             k < form->values[OFFER_PRICE].n;
             k++)
            if (form->values[OFFER_SKU].at[k].str != NULL &&
                strcmp(form->values[OFFER_SKU].at[k].str, item->sku) == 0)
                typed = form->values[OFFER_PRICE].at[k].raw;
        put_str(row, "sku", item->sku);
        put_str(row, "options", item->options);
        put_money(row, "price",
            money_of(regular(item->price, item->compare), item->currency));
        put_str(row, "typed", typed);
    }
}

static enum rc
put_offers(struct offering *o)
{
    struct req *req = o->req;
    json_t *list = put_array(page_data(req), "offers");
    struct offer *all;
    size_t n;

    TRY(offer_list(req->ctx, o->is.id, &all, &n));
    for (size_t i = 0; i < n; i++) {
        json_t *row = add_object(list);

        put_int(row, "id", all[i].id);
        put_str(row, "state", all[i].state);
        put_str(row, "_state", page_words(req, talloc_asprintf(req->ctx,
                                   "offer.%s", all[i].state)));
        put_bool(row, "_live", strcmp(all[i].state, "planned") == 0 ||
                strcmp(all[i].state, "running") == 0);
        put_bool(row, "_running", strcmp(all[i].state, "running") == 0);
        put_time(row, "begins", all[i].begins);
        put_time(row, "ends", all[i].ends);
        put_int(row, "items", all[i].items);
        put_str(row, "_stop",
            talloc_asprintf(req->ctx, "%s/offers/%lld/stop",
                edit_url(req, o->is.id), (long long)all[i].id));
        if (all[i].currency == NULL)
            continue;
        put_money(row, "lowest", money_of(all[i].lowest, all[i].currency));
        put_money(row, "highest", money_of(all[i].highest, all[i].currency));
        put_bool(row, "_varies", all[i].lowest != all[i].highest);
    }
    return OK;
}

static enum rc
show(struct offering *o)
{
    struct req *req = o->req;

    page_template(req, "admin/offers");
    edit_put_product(req, &o->is);
    page_form(req);
    put_str(page_view(req), "title", o->is.name);
    put_str(page_view(req), "here", edit_url(req, o->is.id));
    put_bool(page_view(req), "saved",
        params_get(&req->in.query, "saved") != NULL);
    put_items(o);
    return put_offers(o);
}

enum rc
offers_page(struct req *req)
{
    struct offering o = { .req = req };

    TRY(read_product(&o));
    return show(&o);
}

static enum rc
refuse(struct offering *o, enum offer_field field, const char *why)
{
    form_refuse(&o->req->form, field, why);
    return INVALID;
}

static enum rc
add_price(struct offering *o, const struct grid_item *item, const char *typed,
    enum offer_field field)
{
    struct money m;

    if (!money_parse(typed, item->currency, &m))
        return refuse(o, field, "not_an_amount");
    if (m.minor >= regular(item->price, item->compare))
        return refuse(o, field, "not_below");
    o->prices[o->n++] = (struct offer_cost){ item->sku, m.minor };
    return OK;
}

/* What was typed for it, NULL if nothing. */
static const char *
typed_of(const struct offering *o, const char *sku)
{
    const struct values *skus = &o->req->form.values[OFFER_SKU];
    const struct values *prices = &o->req->form.values[OFFER_PRICE];

    for (size_t i = 0; i < skus->n && i < prices->n; i++)
        if (skus->at[i].str != NULL && strcmp(skus->at[i].str, sku) == 0 &&
            prices->at[i].str != NULL && prices->at[i].str[0] != '\0')
            return prices->at[i].str;
    return NULL;
}

static enum rc
read_prices(struct ctx *ctx, struct offering *o)
{
    const char *all = form_str(&o->req->form, OFFER_ALL);

    o->n = 0;
    o->prices =
        talloc_array(ctx, struct offer_cost, (unsigned)o->grid.nitems + 1);
    for (size_t i = 0; i < o->grid.nitems; i++) {
        const struct grid_item *item = &o->grid.items[i];
        const char *typed = typed_of(o, item->sku);

        if (item->retired)
            continue;
        if (typed != NULL)
            TRY(add_price(o, item, typed, OFFER_PRICE));
        else if (all != NULL)
            TRY(add_price(o, item, all, OFFER_ALL));
    }
    return o->n > 0 ? OK : refuse(o, OFFER_ALL, "no_price");
}

static enum rc
read_time(struct offering *o, enum offer_field field, const char **out)
{
    const char *typed = form_str(&o->req->form, field);

    *out = NULL;
    if (typed == NULL)
        return OK;
    *out = when_read(o->req->ctx, typed);
    return *out != NULL ? OK : refuse(o, field, "not_valid");
}

static enum rc
note(struct ctx *ctx, const struct offering *o, const char *act,
    const struct offer_new *new)
{
    struct audit a = { .act = act,
        .kind = "product",
        .ref = o->req->arg[0],
        .name = o->is.name };

    if (new != NULL) {
        audit_change(ctx, &a, "begins", NULL,
            new->begins != NULL ? new->begins : "now");
        audit_change(ctx, &a, "ends", NULL, new->ends);
        for (size_t i = 0; i < new->n; i++)
            audit_change(ctx, &a,
                talloc_asprintf(ctx, "offer %s", new->prices[i].sku), NULL,
                money_text(ctx, money_of(new->prices[i].price,
                                    ctx->conf->shop.currency)));
    }
    return audit_write(ctx, &a);
}

static enum rc
plan(struct ctx *ctx, void *arg)
{
    struct offering *o = arg;
    struct offer_new new = { .product = o->is.id };
    int64_t id;
    enum rc rc;

    TRY(product_form_lock(ctx, o->is.id, &o->is));
    o->stale =
        o->is.version != form_int(&o->req->form, OFFER_VERSION, 0);
    if (o->stale)
        return CONFLICT;
    TRY(variant_grid(ctx, o->is.id, &o->grid));
    TRY(read_time(o, OFFER_BEGINS, &new.begins));
    TRY(read_time(o, OFFER_ENDS, &new.ends));
    TRY(read_prices(ctx, o));
    new.prices = o->prices;
    new.n = o->n;
    TRY(note(ctx, o, "offer.plan", &new));
    rc = offer_add(ctx, &new, &id);
    if (rc == INVALID)
        return refuse(o, OFFER_ENDS, "before");
    return rc == CONFLICT ? refuse(o, OFFER_ENDS, "overlaps") : rc;
}

/* A time, or the hint of its field if it was left empty. */
static void
put_time_row(struct req *req, enum offer_field field, const char *without)
{
    const char *name = offer_fields[field].name;
    const char *typed = form_str(&req->form, field);

    conflict_row(req,
        page_words(req, talloc_asprintf(req->ctx, "admin.label.%s", name)),
        "", typed != NULL ? typed : page_words(req, without));
}

/* The price of each as it is now, and what it shall cost. */
static void
put_price_rows(struct offering *o)
{
    struct req *req = o->req;
    const char *all = form_str(&req->form, OFFER_ALL);

    for (size_t i = 0; i < o->is.nitems; i++) {
        const struct product_item *item = &o->is.items[i];
        const char *typed = typed_of(o, item->sku);

        conflict_row(req,
            talloc_asprintf(req->ctx, "%s, %s",
                page_words(req, "admin.label.offer"),
                item->options[0] != '\0' ? item->options : item->sku),
            money_plain(req->ctx,
                money_of(regular(item->price, item->compare),
                    item->currency)),
            typed != NULL ? typed : all);
    }
}

/* The product as it is now, and the offer that was asked for. */
static enum rc
put_conflict(struct offering *o)
{
    struct req *req = o->req;

    TRY(read_product(o));
    edit_put_product(req, &o->is);
    conflict_begin(req);
    put_time_row(req, OFFER_BEGINS, "admin.offer_at_once");
    put_time_row(req, OFFER_ENDS, "admin.offer_until_ended");
    put_price_rows(o);
    conflict_again(req, "version",
        talloc_asprintf(req->ctx, "%lld", (long long)o->is.version));
    for (size_t f = OFFER_BEGINS; f < OFFER_FIELDS; f++)
        for (size_t i = 0; i < req->form.values[f].n; i++)
            conflict_again(req, offer_fields[f].name,
                req->form.values[f].at[i].raw);
    conflict_show(req, "stale_product", o->is.name,
        talloc_asprintf(req->ctx, "%s/offers", edit_url(req, o->is.id)));
    return OK;
}

enum rc
offers_add_page(struct req *req)
{
    struct offering o = { .req = req };
    enum rc rc = INVALID;

    TRY(read_product(&o));
    if (!req->form.wrong)
        rc = db_transaction(req->ctx, plan, &o);
    if (rc == CONFLICT && o.stale)
        return put_conflict(&o);
    if (rc == INVALID) {
        page_own_error(req, 422, "invalid");
        return show(&o);
    }
    TRY(rc);
    page_redirect(req, talloc_asprintf(req->ctx, "%s/offers?saved=1",
                           edit_url(req, o.is.id)));
    return OK;
}

static enum rc
stop(struct ctx *ctx, void *arg)
{
    struct offering *o = arg;
    int64_t id;

    if (!str_int(o->req->arg[1], 1, UINT32_MAX, &id))
        return NOTFOUND;
    TRY(product_form_lock(ctx, o->is.id, &o->is));
    TRY(note(ctx, o, "offer.stop", NULL));
    return offer_stop(ctx, o->is.id, id);
}

enum rc
offers_stop_page(struct req *req)
{
    struct offering o = { .req = req };

    TRY(read_product(&o));
    TRY(db_transaction(req->ctx, stop, &o));
    page_redirect(req, talloc_asprintf(req->ctx, "%s/offers?saved=1",
                           edit_url(req, o.is.id)));
    return OK;
}
