#include <inttypes.h>
#include <string.h>

#include "admin/stock.h"
#include "base/db.h"
#include "base/str.h"
#include "shop/audit.h"
#include "shop/product_edit.h"
#include "shop/stock_count.h"
#include "web/page.h"

enum { COUNTED_MAX = 1000000 };

const struct field stock_count_fields[COUNT_FIELDS] = {
    [COUNT_CATEGORY] = { "category", F_INT, 1, UINT32_MAX, F_REQUIRED },
    [COUNT_AFTER] = { "after", F_CODE, 1, 24, 0 },
    [COUNT_SKU] = { "sku", F_TEXT, 1, 64, F_REQUIRED | F_MANY },
    [COUNT_SEEN] = { "seen", F_INT, 0, INT32_MAX, F_REQUIRED | F_MANY },
    [COUNT_COUNTED] = { "counted", F_INT, 0, COUNTED_MAX, F_MANY },
    [COUNT_DO] = { "do", F_CODE, 1, 20, F_REQUIRED },
};

enum fate { SAME, COUNTED, STALE, TOO_FEW, WRONG_NUMBER, GONE };

/* A line into which a number was typed. */
struct line {
    struct stock_item is;
    const char *sku, *typed, *orders;
    int64_t seen, counted;
    enum fate fate;
};

struct count {
    struct req *req;
    struct line *lines;
    size_t n, fates[GONE + 1];
};

static bool
are_rows(const struct req *req)
{
    const struct values *v = req->form.values;

    for (size_t i = 0; i < v[COUNT_SEEN].n; i++)
        if (v[COUNT_SEEN].at[i].state != VALID)
            return false;
    return v[COUNT_SKU].n == v[COUNT_SEEN].n &&
        v[COUNT_SKU].n == v[COUNT_COUNTED].n;
}

static void
read_lines(struct count *c)
{
    const struct values *v = c->req->form.values;

    c->lines = talloc_zero_array(
        c->req->ctx, struct line, (unsigned)v[COUNT_SKU].n + 1);
    for (size_t i = 0; i < v[COUNT_SKU].n; i++) {
        const struct value *counted = &v[COUNT_COUNTED].at[i];
        struct line *l = &c->lines[c->n];

        if (counted->state == ABSENT)
            continue;
        l->sku = v[COUNT_SKU].at[i].str;
        l->seen = v[COUNT_SEEN].at[i].num;
        l->typed = counted->raw;
        l->counted = counted->num;
        l->fate = counted->state == WRONG ? WRONG_NUMBER : COUNTED;
        c->n++;
    }
}

/* What would become of the line, as things are now. */
static enum rc
foresee(struct ctx *ctx, struct line *l)
{
    enum rc rc = stock_item(ctx, l->sku, &l->is);

    if (rc != NOTFOUND)
        TRY(rc);
    if (rc == NOTFOUND || l->is.retired) {
        l->fate = GONE;
        return OK;
    }
    if (l->fate == WRONG_NUMBER)
        return OK;
    if (l->is.on_hand != l->seen)
        l->fate = STALE;
    else if (l->counted == l->seen)
        l->fate = SAME;
    else if (l->counted < l->is.reserved)
        l->fate = TOO_FEW;
    return l->fate == TOO_FEW ? product_item_orders(ctx, l->sku, &l->orders)
                              : OK;
}

static enum rc
foresee_all(struct ctx *ctx, struct count *c)
{
    memset(c->fates, 0, sizeof(c->fates));
    for (size_t i = 0; i < c->n; i++) {
        TRY(foresee(ctx, &c->lines[i]));
        c->fates[c->lines[i].fate]++;
    }
    return OK;
}

static void
put_line(struct req *req, json_t *o, const struct line *l)
{
    static const char *const fates[] = { "same", "counted", "stale",
        "too_few", "wrong", "gone" };

    if (l->is.sku != NULL)
        stock_put_item(req, o, &l->is);
    put_str(o, "sku", l->sku);
    put_int(o, "seen", l->seen);
    put_str(o, "typed", l->typed);
    put_int(o, "counted", l->counted);
    put_str(o, "_difference",
        talloc_asprintf(req->ctx, "%+" PRId64, l->counted - l->seen));
    put_str(o, "fate", fates[l->fate]);
    put_bool(
        o, talloc_asprintf(req->ctx, "_%s", fates[l->fate]), true);
    put_str(o, "orders", l->orders);
}

static enum rc
show(struct count *c, bool done)
{
    struct req *req = c->req;
    json_t *list = put_array(page_data(req), "lines");

    for (size_t i = 0; i < c->n; i++)
        put_line(req, add_object(list), &c->lines[i]);
    put_int(page_data(req), "counted", (int64_t)c->fates[COUNTED]);
    put_int(page_data(req), "stale", (int64_t)c->fates[STALE]);
    put_int(page_view(req), "category",
        form_int(&req->form, COUNT_CATEGORY, 0));
    put_str(page_view(req), "after", form_str(&req->form, COUNT_AFTER));
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    put_bool(page_view(req), "done", done);
    put_bool(page_view(req), "refused",
        c->fates[TOO_FEW] + c->fates[WRONG_NUMBER] > 0);
    put_bool(page_view(req), "open",
        done ? c->fates[STALE] + c->fates[TOO_FEW] + c->fates[WRONG_NUMBER] > 0
             : c->fates[COUNTED] + c->fates[TOO_FEW] +
                c->fates[WRONG_NUMBER] > 0);
    page_template(req, "admin/stock_counted");
    return OK;
}

static enum rc
log_count(struct ctx *ctx, const struct count *c)
{
    struct audit a = { .act = "stock.count",
        .kind = "stock",
        .ref = talloc_asprintf(ctx, "%" PRId64,
            form_int(&c->req->form, COUNT_CATEGORY, 0)) };

    for (size_t i = 0; i < c->n; i++)
        if (c->lines[i].fate == COUNTED)
            audit_change_int(ctx, &a, c->lines[i].sku, c->lines[i].seen,
                c->lines[i].counted);
    return a.n > 0 ? audit_write(ctx, &a) : OK;
}

/* Each line for itself: what moved meanwhile is left as it is. */
static enum rc
apply_line(struct ctx *ctx, struct line *l)
{
    enum rc rc = stock_count(ctx, l->sku, l->seen, l->counted, "");

    switch (rc) {
    case OK:
        l->fate = l->counted == l->seen ? SAME : COUNTED;
        return OK;
    case CONFLICT:
        l->fate = STALE;
        return OK;
    case INVALID:
        l->fate = TOO_FEW;
        return product_item_orders(ctx, l->sku, &l->orders);
    case NOTFOUND:
        l->fate = GONE;
        return OK;
    default:
        return rc;
    }
}

static enum rc
apply(struct ctx *ctx, void *arg)
{
    struct count *c = arg;

    memset(c->fates, 0, sizeof(c->fates));
    for (size_t i = 0; i < c->n; i++) {
        if (c->lines[i].fate != WRONG_NUMBER)
            TRY(apply_line(ctx, &c->lines[i]));
        c->fates[c->lines[i].fate]++;
    }
    for (size_t i = 0; i < c->n; i++)
        if (c->lines[i].fate != GONE)
            TRY(stock_item(ctx, c->lines[i].sku, &c->lines[i].is));
    return log_count(ctx, c);
}

static enum rc
applied(struct count *c)
{
    struct req *req = c->req;
    size_t left = c->fates[STALE] + c->fates[TOO_FEW] +
        c->fates[WRONG_NUMBER] + c->fates[GONE];

    if (left > 0) {
        page_own_error(req, 409, "stale_count");
        return show(c, true);
    }
    page_redirect(req,
        talloc_asprintf(req->ctx,
            "/stock/count?category=%" PRId64 "&applied=%zu%s%s",
            form_int(&req->form, COUNT_CATEGORY, 0), c->fates[COUNTED],
            form_str(&req->form, COUNT_AFTER) != NULL ? "&after=" : "",
            form_str(&req->form, COUNT_AFTER) != NULL
                ? form_str(&req->form, COUNT_AFTER)
                : ""));
    return OK;
}

enum rc
stock_count_page(struct req *req)
{
    struct count c = { .req = req };
    const char *deed = form_str(&req->form, COUNT_DO);

    if (deed == NULL || !are_rows(req))
        return INVALID;
    read_lines(&c);
    if (strcmp(deed, "apply") == 0) {
        TRY(db_transaction(req->ctx, apply, &c));
        return applied(&c);
    }
    TRY(foresee_all(req->ctx, &c));
    if (c.n == 0)
        page_own_error(req, 422, "nothing_counted");
    else if (c.fates[TOO_FEW] + c.fates[WRONG_NUMBER] > 0)
        page_own_error(req, 422, "count_refused");
    return show(&c, false);
}
