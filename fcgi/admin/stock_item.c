#include <inttypes.h>
#include <string.h>

#include "admin/stock.h"
#include "base/db.h"
#include "base/rand.h"
#include "base/str.h"
#include "shop/audit.h"
#include "shop/product_edit.h"
#include "shop/stock_adjust.h"
#include "web/page.h"

enum { DELTA_MAX = 1000000 };

const struct field stock_item_fields[ITEM_FIELDS] = {
    [ITEM_SKU] = { "sku", F_TEXT, 1, 64, F_REQUIRED },
    [ITEM_BEFORE] = { "before", F_INT, 1, INT64_MAX, 0 },
    [ITEM_ALL] = { "all", F_CHECK, 0, 5, 0 },
};

const struct field stock_adjust_fields[ADJUST_FIELDS] = {
    [ADJUST_SKU] = { "sku", F_TEXT, 1, 64, F_REQUIRED },
    [ADJUST_KEY] = { "key", F_CODE, 20, 40, F_REQUIRED },
    [ADJUST_DELTA] = { "delta", F_TEXT, 1, 9, F_REQUIRED },
    [ADJUST_WHY] = { "why", F_CODE, 1, 20, F_REQUIRED },
    [ADJUST_NOTE] = { "note", F_TEXT, 0, 200, 0 },
};

const struct field stock_low_fields[SETLOW_FIELDS] = {
    [SETLOW_SKU] = { "sku", F_TEXT, 1, 64, F_REQUIRED },
    [SETLOW_AT] = { "low", F_INT, 0, DELTA_MAX, 0 },
};

static void
put_move(struct req *req, json_t *o, const struct stock_move *m)
{
    put_int(o, "id", m->id);
    put_time(o, "at", m->at);
    put_str(o, "reason", m->reason);
    put_str(o, "why", m->why);
    put_str(o, "_reason",
        page_words(req, talloc_asprintf(req->ctx, "stock.move.%s",
                            m->reason)));
    if (m->why[0] != '\0')
        put_str(o, "_why",
            page_words(req, talloc_asprintf(req->ctx, "stock.why.%s",
                                m->why)));
    put_str(o, "note", m->note);
    put_int(o, "on_hand", m->on_hand);
    put_int(o, "reserved", m->reserved);
    put_str(o, "_change",
        talloc_asprintf(req->ctx, "%+" PRId64, m->on_hand));
    if (m->reserved != 0)
        put_str(o, "_ordered",
            talloc_asprintf(req->ctx, "%+" PRId64, m->reserved));
    put_int(o, "left", m->left);
    put_str(o, "order", m->number);
    if (m->order_id != NULL && role_may_open(req, "/orders"))
        put_str(o, "_order_url",
            talloc_asprintf(req->ctx, "/orders/%s", m->order_id));
    put_str(o, "by", m->actor_name != NULL ? m->actor_name : m->actor);
}

static char *
item_url(struct req *req, const char *sku)
{
    return talloc_asprintf(
        req->ctx, "/stock/item?sku=%s", str_url(req->ctx, sku));
}

static void
put_whys(struct req *req, const char *chosen)
{
    json_t *list = put_array(page_view(req), "whys");

    for (size_t i = 0; i < STOCK_WHYS; i++) {
        json_t *o = add_object(list);

        put_str(o, "value", stock_whys[i]);
        put_str(o, "name",
            page_words(req, talloc_asprintf(req->ctx, "stock.why.%s",
                                stock_whys[i])));
        put_bool(o, "chosen",
            chosen != NULL && strcmp(chosen, stock_whys[i]) == 0);
    }
}

static enum rc
put_history(
    struct req *req, const struct stock_item *item, struct stock_history *h)
{
    json_t *list = put_array(page_data(req), "moves");

    TRY(stock_moves(req->ctx, item, h));
    for (size_t i = 0; i < h->n && i < STOCK_MOVES_PAGE; i++)
        put_move(req, add_object(list), &h->at[i]);
    put_null(page_data(req), "next");
    if (h->n > STOCK_MOVES_PAGE)
        put_str(page_data(req), "next",
            talloc_asprintf(req->ctx, "%s%s&before=%" PRId64,
                item_url(req, item->sku), h->all ? "&all=1" : "",
                h->at[STOCK_MOVES_PAGE - 1].id));
    put_bool(page_view(req), "all", h->all);
    put_str(page_view(req), "here", item_url(req, item->sku));
    put_str(page_view(req), "with_all",
        talloc_asprintf(req->ctx, "%s&all=1", item_url(req, item->sku)));
    return OK;
}

static enum rc
show(struct req *req, const char *sku, struct stock_history *h)
{
    const struct value *why = req->form.fields == stock_adjust_fields
        ? form_value(&req->form, ADJUST_WHY)
        : NULL;
    struct stock_item item;

    TRY(stock_item(req->ctx, sku, &item));
    stock_put_item(req, put_object(page_data(req), "item"), &item);
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    put_str(page_view(req), "key", rand_id(req->ctx));
    put_whys(req, why != NULL ? why->raw : NULL);
    page_template(req, "admin/stock_item");
    return put_history(req, &item, h);
}

enum rc
stock_item_page(struct req *req)
{
    struct stock_history h = {
        .all = form_value(&req->form, ITEM_ALL)->raw != NULL,
        .before = form_int(&req->form, ITEM_BEFORE, 0) };

    put_bool(page_view(req), "saved",
        params_get(&req->in.query, "saved") != NULL);
    return show(req, form_str(&req->form, ITEM_SKU), &h);
}

/* "5" and "+5" are more, "-3" is less. */
static bool
read_delta(struct req *req, int64_t *out)
{
    const char *s = form_str(&req->form, ADJUST_DELTA);

    if (s != NULL && str_int(*s == '+' ? s + 1 : s, -DELTA_MAX, DELTA_MAX,
                         out) &&
        *out != 0)
        return true;
    if (s != NULL)
        form_refuse(&req->form, ADJUST_DELTA, "not_a_change");
    return false;
}

static void
check_why(struct req *req)
{
    const char *why = form_str(&req->form, ADJUST_WHY);
    bool known = why == NULL;

    for (size_t i = 0; !known && i < STOCK_WHYS; i++)
        known = strcmp(why, stock_whys[i]) == 0;
    if (!known)
        form_refuse(&req->form, ADJUST_WHY, "required");
}

static enum rc
adjust(struct ctx *ctx, void *arg)
{
    struct stock_adjust *a = arg;
    struct audit log = { .act = "stock.adjust",
        .kind = "item",
        .ref = a->sku };
    struct stock_item was;

    TRY(stock_adjust(ctx, a));
    TRY(stock_item(ctx, a->sku, &was));
    log.name = was.name;
    audit_change_int(ctx, &log, "stock", was.on_hand - a->delta, was.on_hand);
    audit_change(ctx, &log, "why", NULL, a->why);
    return audit_write(ctx, &log);
}

/* The page once more, with what was typed and what is wrong with it. */
static enum rc
again(struct req *req, const char *sku)
{
    struct stock_history h = { 0 };

    page_form(req);
    page_own_error(req, 422, "invalid");
    return show(req, sku, &h);
}

static enum rc
name_orders(struct req *req, const char *sku)
{
    struct stock_item item;
    const char *orders;

    TRY(stock_item(req->ctx, sku, &item));
    TRY(product_item_orders(req->ctx, sku, &orders));
    form_refuse(&req->form, ADJUST_DELTA,
        item.reserved > 0 ? "below_reserved" : "below_zero");
    put_str(page_data(req), "orders", orders);
    return again(req, sku);
}

enum rc
stock_adjust_page(struct req *req)
{
    const char *sku = form_str(&req->form, ADJUST_SKU);
    const char *note = form_str(&req->form, ADJUST_NOTE);
    struct stock_adjust a = { .sku = sku,
        .why = form_str(&req->form, ADJUST_WHY),
        .note = note != NULL ? note : "",
        .key = form_str(&req->form, ADJUST_KEY) };
    enum rc rc;

    if (sku == NULL || a.key == NULL)
        return INVALID;
    check_why(req);
    if (!read_delta(req, &a.delta) || req->form.wrong)
        return again(req, sku);
    rc = db_transaction(req->ctx, adjust, &a);
    if (rc == INVALID)
        return name_orders(req, sku);
    if (rc != CONFLICT) /* sent twice: it is done */
        TRY(rc);
    page_redirect(
        req, talloc_asprintf(req->ctx, "%s&saved=1", item_url(req, sku)));
    return OK;
}

enum rc
stock_set_low_page(struct req *req)
{
    const char *sku = form_str(&req->form, SETLOW_SKU);
    int64_t low = form_int(&req->form, SETLOW_AT, -1);
    struct audit log = { .act = "stock.low", .kind = "item", .ref = sku };
    struct stock_item was;

    TRY(stock_item(req->ctx, sku, &was));
    log.name = was.name;
    if (was.low_at != low) {
        TRY(stock_set_low(req->ctx, sku, low));
        audit_change_int(req->ctx, &log, "low", was.low_at, low);
        TRY(audit_write(req->ctx, &log));
    }
    page_redirect(
        req, talloc_asprintf(req->ctx, "%s&saved=1", item_url(req, sku)));
    return OK;
}
