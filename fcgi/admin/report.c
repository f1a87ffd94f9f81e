/* What the shop took in: by time, product, category, country and tax. */
#include "admin/report.h"

#include <string.h>

#include "base/conf.h"
#include "base/str.h"
#include "frame/goods.h"
#include "shop/books_run.h"
#include "web/page.h"

const struct field report_fields[REPORT_FIELDS] = {
    [REPORT_FROM] = { "from", F_TEXT, 0, 20, 0 },
    [REPORT_TO] = { "to", F_TEXT, 0, 20, 0 },
    [REPORT_BY] = { "by", F_CODE, 0, 20, 0 },
};

static const struct report_cut cuts[] = {
    { "day", true, 0 },
    { "week", true, 0 },
    { "month", true, 0 },
    { "product", false, REPORT_PRODUCT },
    { "category", false, REPORT_CATEGORY },
    { "country", false, REPORT_COUNTRY },
    { "tax", false, REPORT_TAX },
};

enum { BEST = 5, SHOWN = 100 };

struct money
report_amount(const struct report *r, int64_t minor)
{
    return money_of(minor, r->req->ctx->conf->shop.currency);
}

static const struct report_cut *
chosen(const struct req *req)
{
    const char *by = form_str(&req->form, REPORT_BY);

    for (size_t i = 0; by != NULL && i < COUNT(cuts); i++)
        if (strcmp(cuts[i].name, by) == 0)
            return &cuts[i];
    return &cuts[0];
}

/* "+15%" on what there was before; NULL where nothing was. */
static const char *
change(struct req *req, int64_t before, int64_t now)
{
    int64_t percent;

    if (before <= 0 || now > INT64_MAX / 200)
        return NULL;
    percent = (200 * (now - before) / before + (now < before ? -1 : 1)) / 2;
    return talloc_asprintf(req->ctx, "%s%d%%", percent < 0 ? "\u2212" : "+",
        (int)(percent < 0 ? -percent : percent));
}

static struct report_slot
sum_of(const struct report_slot *slots, size_t n)
{
    struct report_slot sum = { 0 };

    for (size_t i = 0; i < n; i++) {
        sum.orders += slots[i].orders;
        sum.taken += slots[i].taken;
        sum.refunds += slots[i].refunds;
        sum.given_back += slots[i].given_back;
    }
    return sum;
}

static void
put_slot(struct report *r, json_t *o, const struct report_slot *before,
    const struct report_slot *now)
{
    put_int(o, "orders", now->orders);
    put_money(o, "taken", report_amount(r, now->taken));
    put_money(o, "before", report_amount(r, before->taken));
    put_int(o, "orders_before", before->orders);
    put_int(o, "refunds", now->refunds);
    put_money(o, "given_back", report_amount(r, now->given_back));
    put_str(o, "change", change(r->req, before->taken, now->taken));
}

static struct money
average(const struct report *r, const struct report_slot *s)
{
    return report_amount(r, s->orders > 0 ? s->taken / s->orders : 0);
}

static enum rc
put_together(struct report *r)
{
    const struct report_time *t = &r->time;
    struct report_slot before = sum_of(t->slots, t->n);
    struct report_slot now = sum_of(t->slots + t->n, t->n);
    json_t *o = put_object(page_data(r->req), "together"), *f;
    struct report_funnel funnel = { 0 };

    put_slot(r, o, &before, &now);
    put_money(o, "average", average(r, &now));
    put_money(o, "average_before", average(r, &before));
    TRY(report_funnel(r->req->ctx, &t->span, &funnel));
    f = put_object(page_data(r->req), "funnel");
    put_int(f, "carts", funnel.carts);
    put_int(f, "ordered", funnel.ordered);
    put_int(f, "paid", funnel.paid);
    if (funnel.carts > 0) {
        put_int(f, "_ordered_percent", 100 * funnel.ordered / funnel.carts);
        put_int(f, "_paid_percent", 100 * funnel.paid / funnel.carts);
    }
    return OK;
}

const char *
report_rate(struct req *req, int64_t rate_bp)
{
    return talloc_asprintf(req->ctx, "%d.%02d", (int)(rate_bp / 100),
        (int)(rate_bp % 100));
}

static void
put_row(struct report *r, json_t *o, const struct report_row *row)
{
    struct req *req = r->req;
    bool product = r->cut->by == REPORT_PRODUCT;

    put_str(o, "name",
        row->name != NULL ? row->name : page_words(req, "report.unfiled"));
    put_str(o, "_url",
        product && row->ref != NULL && role_may_open(req, "/products")
            ? talloc_asprintf(req->ctx, "/products/%s", row->ref)
            : NULL);
    put_int(o, "orders", row->orders);
    put_int(o, "pieces", row->pieces);
    put_money(o, "sum", report_amount(r, row->sum));
    put_money(o, "tax", report_amount(r, row->tax));
    put_str(o, "rate", report_rate(req, row->rate_bp));
}

static enum rc
put_rows(struct report *r)
{
    json_t *list = put_array(page_data(r->req), "rows");

    TRY(report_rows(
        r->req->ctx, r->cut->by, &r->time.span, &r->rows, &r->n));
    for (size_t i = 0; i < r->n && i < SHOWN; i++)
        put_row(r, add_object(list), &r->rows[i]);
    put_bool(page_view(r->req), "more", r->n > SHOWN);
    return OK;
}

/* Newest first, as people look for them. */
static void
put_slots(struct report *r)
{
    const struct report_time *t = &r->time;
    json_t *list = put_array(page_data(r->req), "times");

    for (size_t i = t->n; i-- > 0;) {
        json_t *o = add_object(list);

        put_str(o, "name", t->labels[i]);
        put_slot(r, o, &t->slots[i], &t->slots[t->n + i]);
    }
    report_put_chart(r->req, t);
}

static enum rc
put_best(struct report *r)
{
    json_t *list = put_array(page_view(r->req), "best");

    TRY(report_rows(
        r->req->ctx, REPORT_PRODUCT, &r->time.span, &r->rows, &r->n));
    for (size_t i = 0; i < r->n && i < BEST; i++) {
        json_t *o = add_object(list);

        put_str(o, "name", r->rows[i].name);
        put_int(o, "pieces", r->rows[i].pieces);
        put_str(o, "picture",
            picture_path(r->req,
                r->rows[i].picture[0] != '\0' ? r->rows[i].picture : NULL,
                "160.webp"));
    }
    return OK;
}

static enum rc
put_books(struct report *r)
{
    struct books_run *runs;
    json_t *o;
    size_t n;

    TRY(books_runs(r->req->ctx, &runs, &n));
    if (n == 0)
        return OK;
    o = put_object(page_view(r->req), "books");
    put_int(o, "differences", runs[0].differences);
    put_time(o, "at", runs[0].started_at);
    return OK;
}

static void
put_choices(struct report *r)
{
    json_t *list = put_array(page_view(r->req), "cuts");
    struct req *req = r->req;

    for (size_t i = 0; i < COUNT(cuts); i++) {
        json_t *o = add_object(list);

        put_str(o, "value", cuts[i].name);
        put_str(o, "name",
            page_words(req, talloc_asprintf(req->ctx, "report.%s",
                                cuts[i].name)));
        put_bool(o, "chosen", &cuts[i] == r->cut);
    }
    put_str(page_view(req), "csv",
        talloc_asprintf(req->ctx, "/reports/csv?by=%s&from=%s&to=%s",
            r->cut->name, r->time.from, r->time.to));
    put_str(page_view(req), "by", r->cut->name);
    put_str(page_view(req), "from", r->time.from);
    put_str(page_view(req), "to", r->time.to);
    put_bool(page_view(req), "is_time", r->cut->is_time);
    put_int(page_view(req), "days", r->time.days);
}

enum rc
report_read(struct req *req, struct report *r)
{
    *r = (struct report){ .req = req, .cut = chosen(req) };
    return report_time_read(
               req, r->cut->is_time ? r->cut->name : "month", &r->time)
        ? OK
        : INVALID;
}

enum rc
reports_page(struct req *req)
{
    struct report r;

    page_template(req, "admin/report");
    if (report_read(req, &r) != OK) {
        page_form(req);
        page_own_error(req, 422, "invalid");
        return OK;
    }
    put_str(page_view(req), "title", r.time.title);
    put_choices(&r);
    TRY(report_slots(req->ctx, r.time.slots, 2 * r.time.n));
    TRY(put_together(&r));
    TRY(put_books(&r));
    if (!r.cut->is_time)
        return put_rows(&r);
    put_slots(&r);
    return put_best(&r);
}
