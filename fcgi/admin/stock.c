#include "admin/stock.h"

#include <inttypes.h>
#include <string.h>

#include "base/conf.h"
#include "base/str.h"
#include "web/page.h"

const struct field stock_fields[STOCK_LIST_FIELDS] = {
    [STOCK_AFTER] = { "after", F_TEXT, 1, 90, 0 },
};

void
stock_put_item(struct req *req, json_t *o, const struct stock_item *item)
{
    int64_t low = item->low_at >= 0 ? item->low_at : req->ctx->conf->stock.low;

    put_str(o, "sku", item->sku);
    put_str(o, "name", item->name);
    put_str(o, "options", item->options);
    put_int(o, "on_hand", item->on_hand);
    put_int(o, "reserved", item->reserved);
    put_int(o, "left", item->on_hand - item->reserved);
    put_int(o, "low_at", low);
    put_bool(o, "own_low", item->low_at >= 0);
    put_bool(o, "_low", item->on_hand - item->reserved <= low);
    put_bool(o, "_out", item->on_hand - item->reserved <= 0);
    put_str(o, "url", talloc_asprintf(req->ctx, "/stock/item?sku=%s",
                          str_url(req->ctx, item->sku)));
    if (role_may_open(req, "/products"))
        put_str(o, "_product",
            talloc_asprintf(
                req->ctx, "/products/%" PRId64, item->product));
}

/* "3.SKU": how many were left of the last one shown. */
static void
read_after(struct req *req, int64_t *left, const char **sku)
{
    const char *after = form_str(&req->form, STOCK_AFTER);
    const char *dot = after != NULL ? strchr(after, '.') : NULL;

    *left = -1;
    *sku = "";
    if (dot != NULL &&
        str_int(talloc_strndup(req->ctx, after, (size_t)(dot - after)), 0,
            INT32_MAX, left))
        *sku = dot + 1;
}

enum rc
stock_page(struct req *req)
{
    json_t *list = put_array(page_data(req), "items");
    struct stock_item *all;
    const char *sku;
    int64_t left;
    size_t n;

    read_after(req, &left, &sku);
    TRY(stock_low(req->ctx, left, sku, &all, &n));
    for (size_t i = 0; i < n && i < STOCK_LOW_PAGE; i++)
        stock_put_item(req, add_object(list), &all[i]);
    put_int(page_data(req), "low_at", req->ctx->conf->stock.low);
    put_null(page_data(req), "next");
    if (n > STOCK_LOW_PAGE) {
        const struct stock_item *last = &all[STOCK_LOW_PAGE - 1];
        const char *cursor = talloc_asprintf(req->ctx, "%" PRId64 ".%s",
            last->on_hand - last->reserved, last->sku);

        put_str(page_data(req), "next",
            talloc_asprintf(
                req->ctx, "/stock?after=%s", str_url(req->ctx, cursor)));
    }
    page_template(req, "admin/stock");
    return OK;
}
