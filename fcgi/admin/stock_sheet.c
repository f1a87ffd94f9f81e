#include <inttypes.h>
#include <string.h>

#include "admin/choices.h"
#include "admin/stock.h"
#include "base/str.h"
#include "shop/category.h"
#include "web/page.h"

const struct field stock_sheet_fields[SHEET_FIELDS] = {
    [SHEET_CATEGORY] = { "category", F_INT, 1, UINT32_MAX, 0 },
    [SHEET_AFTER] = { "after", F_CODE, 1, 24, 0 },
};

static void
read_after(struct req *req, const char *after, struct stock_sheet *s)
{
    const char *dot = after != NULL ? strchr(after, '.') : NULL;

    if (dot == NULL ||
        !str_int(talloc_strndup(req->ctx, after, (size_t)(dot - after)), 0,
            UINT32_MAX, &s->product) ||
        !str_int(dot + 1, 0, UINT32_MAX, &s->position))
        s->product = s->position = 0;
}

static void
put_next(struct req *req, const struct stock_sheet *s)
{
    const struct stock_item *last = &s->at[STOCK_SHEET_PAGE - 1];

    put_str(page_data(req), "next",
        talloc_asprintf(req->ctx,
            "/stock/count?category=%" PRId64 "&after=%" PRId64 ".%" PRId64,
            s->category, last->product, last->position));
}

enum rc
stock_put_sheet(struct req *req, int64_t category, const char *after)
{
    struct stock_sheet s = { .category = category };
    json_t *list = put_array(page_data(req), "items");
    const struct categories *all;
    const struct category *c;

    TRY(category_all(req->ctx, &all));
    c = category_by_id(all, category);
    if (c == NULL)
        return NOTFOUND;
    put_str(page_data(req), "category", c->name);
    put_int(page_view(req), "category", category);
    put_str(page_view(req), "after", after);
    read_after(req, after, &s);
    TRY(stock_sheet(req->ctx, &s));
    for (size_t i = 0; i < s.n && i < STOCK_SHEET_PAGE; i++)
        stock_put_item(req, add_object(list), &s.at[i]);
    put_null(page_data(req), "next");
    if (s.n > STOCK_SHEET_PAGE)
        put_next(req, &s);
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    return OK;
}

enum rc
stock_sheet_page(struct req *req)
{
    int64_t category = form_int(&req->form, SHEET_CATEGORY, 0);

    page_template(req, "admin/stock_count");
    put_str(page_view(req), "applied", params_get(&req->in.query, "applied"));
    TRY(put_category_choices(req, category));
    if (category == 0)
        return OK;
    return stock_put_sheet(req, category, form_str(&req->form, SHEET_AFTER));
}
