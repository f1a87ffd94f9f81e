#include "paymock/hosted.h"

#include <string.h>

#include "base/conf.h"
#include "paymock/pages.h"
#include "web/page.h"

/* The success URL with {CHECKOUT_SESSION_ID} filled in. */
static const char *
success_url(struct req *req, const struct mock_session *s)
{
    static const char mark[] = "{CHECKOUT_SESSION_ID}";
    const char *at = strstr(s->success_url, mark);

    if (at == NULL)
        return s->success_url;
    return talloc_asprintf(req->ctx, "%.*s%s%s", (int)(at - s->success_url),
        s->success_url, s->id, at + sizeof(mark) - 1);
}

void
hosted_put(struct req *req, const struct mock_session *s)
{
    json_t *pay = put_object(page_view(req), "pay");
    json_t *data = put_object(page_data(req), "session");

    put_str(data, "id", s->id);
    put_str(data, "status", s->status);
    put_str(data, "payment_status", s->payment_status);
    put_money(data, "total", s->total);
    put_str(pay, "merchant", req->ctx->conf->shop.name);
    put_str(pay, "path", talloc_asprintf(req->ctx, "/pay/%s", s->id));
    put_str(pay, "cancel_url", s->cancel_url);
    put_str(pay, "success_url", success_url(req, s));
    put_bool(pay, "paid", strcmp(s->status, "complete") == 0);
    page_allow_form(req, s->success_url);
}

static enum rc
put_lines(struct req *req, const struct mock_session *s)
{
    json_t *out = put_array(page_view(req), "lines");
    struct mock_line *lines = NULL;
    size_t n = 0;

    TRY(mock_session_lines(req->ctx, s->id, &lines, &n));
    for (size_t i = 0; i < n; i++) {
        json_t *o = add_object(out);

        put_str(o, "name", lines[i].name);
        if (lines[i].quantity > 1)
            put_int(o, "quantity", lines[i].quantity);
        put_money(o, "amount", lines[i].amount);
    }
    if (s->shipping.minor > 0) {
        json_t *o = add_object(out);

        put_str(o, "name",
            s->shipping_name != NULL ? s->shipping_name : "Delivery");
        put_money(o, "amount", s->shipping);
    }
    return OK;
}

enum rc
hosted_show(struct req *req, const struct mock_session *s)
{
    hosted_put(req, s);
    if (strcmp(s->status, "open") != 0) {
        page_template(req, "paymock/done");
        return OK;
    }
    page_template(req, "paymock/pay");
    return put_lines(req, s);
}

enum rc
hosted_again(struct req *req, const char *session_id)
{
    struct mock_session s = { 0 };

    TRY(mock_session_get(req->ctx, session_id, &s));
    if (strcmp(s.status, "complete") != 0)
        return hosted_show(req, &s);
    page_redirect(req, success_url(req, &s));
    return OK;
}

enum rc
hosted_onward(struct req *req, const struct mock_session *s,
    const struct mock_intent *intent)
{
    page_allow_form(req, s->success_url);
    if (strcmp(intent->status, "requires_action") == 0)
        page_redirect(
            req, talloc_asprintf(req->ctx, "/pay/%s/authenticate", s->id));
    else
        page_redirect(req, success_url(req, s));
    return OK;
}

/* An error page of ours looks like the processor, not like the shop. */
enum rc
pay_frame(struct req *req)
{
    json_t *view = page_view(req);

    if (json_object_get(view, "error") == NULL ||
        json_object_get(view, "pay") != NULL)
        return OK;
    put_str(put_object(view, "pay"), "merchant", req->ctx->conf->shop.name);
    page_template(req, "paymock/error");
    return OK;
}
