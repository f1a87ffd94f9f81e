#include <string.h>

#include "cart/pages.h"
#include "frame/cart_data.h"
#include "frame/goods.h"
#include "web/page.h"

int64_t
cart_asked_for(const struct form *f, const char *sku)
{
    const struct values *skus = &f->values[U_SKU];
    const struct values *quantities = &f->values[U_QUANTITY];
    const char *removed = form_str(f, U_REMOVE);
    int64_t asked = -1;

    for (size_t i = 0; i < skus->n && i < quantities->n; i++)
        if (skus->at[i].state == VALID && strcmp(skus->at[i].str, sku) == 0)
            asked = quantities->at[i].num;
    return removed != NULL && strcmp(removed, sku) == 0 ? 0 : asked;
}

struct column {
    struct money total;
    size_t differing;
};

static bool
is_later(const struct req *req, const char *sku)
{
    const char *later = form_str(&req->form, U_LATER);

    return later != NULL && strcmp(later, sku) == 0;
}

static json_t *
put_row(struct req *req, json_t *rows, const struct cart_line *l,
    int64_t asked)
{
    json_t *o = add_object(rows);

    put_int(o, "no", (int64_t)json_array_size(rows));
    put_str(o, "sku", l->sku);
    put_str(o, "name", l->name);
    put_str(o, "options", l->options);
    put_str(o, "image", picture_path(req, l->image, "160.webp"));
    put_int(o, "now", l->quantity);
    put_int(o, "asked", asked);
    put_bool(o, "differs", asked != l->quantity);
    put_bool(o, "later", is_later(req, l->sku));
    return o;
}

static enum rc
count(struct req *req, struct column *yours, const struct cart_line *l,
    int64_t asked)
{
    struct money part;

    yours->differing += asked != l->quantity;
    if (!l->published || l->available < asked ||
        is_later(req, l->sku) || !cart_can_be_paid(req->ctx, l->unit, asked))
        return OK;
    return money_mul(l->unit, asked, &part) &&
            money_add(yours->total, part, &yours->total)
        ? OK
        : FAIL;
}

static enum rc
put_here(struct req *req, json_t *rows, const struct cart_line *l,
    struct column *yours)
{
    int64_t asked = cart_asked_for(&req->form, l->sku);
    json_t *o = put_row(req, rows, l, asked < 0 ? 0 : asked);

    put_bool(o, "added", asked < 0);
    return count(req, yours, l, asked < 0 ? 0 : asked);
}

/* Lines that were taken out elsewhere, and are asked for here. */
static enum rc
put_gone(struct req *req, json_t *rows, const struct cart *c,
    struct column *yours)
{
    const struct values *skus = &req->form.values[U_SKU];

    for (size_t i = 0; i < skus->n; i++) {
        int64_t asked = cart_asked_for(&req->form, skus->at[i].str);
        struct cart_line l;

        if (cart_line_of(c, skus->at[i].str) != NULL || asked <= 0)
            continue;
        TRY(cart_item(req->ctx, skus->at[i].str, &l));
        put_bool(put_row(req, rows, &l, asked), "gone", true);
        TRY(count(req, yours, &l, asked));
    }
    return OK;
}

void
cart_put_since(struct req *req, const char *at)
{
    json_t *since = put_object(page_view(req), "since");

    put_time(since, "at", at);
    put_minutes_since(since, "minutes", at);
}

/* How often the cart has changed since the page of the form was opened. */
static int64_t
times_changed(const struct req *req, const struct cart *c)
{
    int64_t times = c->version - form_int(&req->form, U_VERSION, 0);

    return times > 0 ? times : 1;
}

/* What was to be done besides: the answer to this page does it still. */
static enum rc
put_wish(struct req *req, enum update_field field, const char *wish)
{
    const char *sku = form_str(&req->form, field);
    struct cart_line l;
    json_t *o;

    if (sku == NULL)
        return OK;
    TRY(cart_item(req->ctx, sku, &l));
    o = put_object(page_view(req), "wish");
    put_str(o, "field", wish);
    put_str(o, "sku", sku);
    put_str(o, "name", l.name);
    put_bool(o, "later", field == U_LATER);
    return OK;
}

static enum rc
put_rows(struct req *req, const struct cart *c)
{
    json_t *view = page_view(req), *rows = put_array(view, "rows");
    struct column yours = { .total = money_of(0, c->total.cur) };

    for (size_t i = 0; i < c->n; i++)
        TRY(put_here(req, rows, &c->lines[i], &yours));
    TRY(put_gone(req, rows, c, &yours));
    put_money(view, "asked_total", yours.total);
    put_int(view, "differing", (int64_t)yours.differing);
    return OK;
}

enum rc
cart_conflict(struct req *req, const struct cart *c)
{
    put_cart(req, put_object(page_data(req), "cart"), c);
    cart_put_token(req);
    cart_put_since(req, c->changed_at);
    put_int(page_view(req), "times", times_changed(req, c));
    TRY(put_rows(req, c));
    TRY(put_wish(req, U_LATER, "later"));
    TRY(put_wish(req, U_MOVE, "move"));
    page_template(req, "cart/conflict");
    page_own_error(req, 409, "stale_cart");
    return OK;
}
