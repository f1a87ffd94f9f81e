/* What checking the books found last, and what a person must look at. */
#include <string.h>

#include "admin/pages.h"
#include "shop/books_run.h"
#include "web/page.h"

static void
put_run(json_t *o, const struct books_run *r)
{
    put_str(o, "result", r->result);
    put_bool(o, "_same", strcmp(r->result, "same") == 0);
    put_bool(o, "_unchecked", strcmp(r->result, "unchecked") == 0);
    put_time(o, "started_at", r->started_at);
    put_int(o, "ms", r->ms);
    put_int(o, "orders", r->orders);
    put_int(o, "differences", r->differences);
}

static void
put_order_link(struct req *req, json_t *o, const char *order_id)
{
    put_str(o, "order", order_id);
    put_str(o, "url",
        order_id != NULL
            ? talloc_asprintf(req->ctx, "/orders/%s", order_id)
            : NULL);
}

static enum rc
put_runs(struct req *req)
{
    json_t *list = put_array(page_data(req), "runs");
    json_t *found = put_array(page_data(req), "findings");
    struct books_run *runs;
    struct finding *all;
    size_t n;

    TRY(books_runs(req->ctx, &runs, &n));
    for (size_t i = 0; i < n; i++)
        put_run(add_object(list), &runs[i]);
    if (n == 0)
        return OK;
    TRY(books_findings(req->ctx, runs[0].id, &all, &n));
    for (size_t i = 0; i < n; i++) {
        json_t *o = add_object(found);

        put_str(o, "rule", all[i].rule);
        put_str(o, "text", all[i].text);
        put_order_link(req, o, all[i].order_id);
    }
    return OK;
}

enum rc
books_page(struct req *req)
{
    json_t *list;
    struct books_alert *alerts;
    size_t n;

    page_template(req, "admin/books");
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    TRY(put_runs(req));
    TRY(books_alerts(req->ctx, &alerts, &n));
    list = put_array(page_data(req), "alerts");
    for (size_t i = 0; i < n; i++) {
        const struct books_alert *a = &alerts[i];
        json_t *o = add_object(list);

        put_str(o, "id", a->id);
        put_str(o, "kind", a->kind);
        put_str(o, "text", a->text);
        put_str(o, "number", a->order);
        put_time(o, "at", a->at);
        put_order_link(req, o, a->order_id);
    }
    return OK;
}
