/* The form by which a shopper withdraws from an order. */
#include "shop/withdrawal.h"

#include "checkout/pages.h"
#include "web/page.h"

enum { NUMBER, NAME, EMAIL, TEXT };

const struct field withdrawal_fields[4] = {
    [NUMBER] = { "number", F_TEXT, 1, 40, F_REQUIRED | F_NAME | F_NO_CARD },
    [NAME] = { "name", F_TEXT, 1, 120, F_REQUIRED | F_NAME | F_NO_CARD },
    [EMAIL] = { "email", F_EMAIL, 3, 254, F_REQUIRED | F_NO_CARD },
    [TEXT] = { "text", F_LINES, 0, 2000, F_NO_CARD },
};

enum rc
withdrawal_page(struct req *req)
{
    page_template(req, "checkout/withdrawal");
    put_bool(page_view(req), "done",
        params_get(&req->in.query, "done") != NULL);
    if (params_get(&req->in.query, "number") != NULL)
        page_form_value(
            req, "number", params_get(&req->in.query, "number"));
    return OK;
}

enum rc
withdrawal_take_page(struct req *req)
{
    const char *text = form_str(&req->form, TEXT);
    struct withdrawal w = { .number = form_str(&req->form, NUMBER),
        .name = form_str(&req->form, NAME),
        .email = form_str(&req->form, EMAIL),
        .text = text != NULL ? text : "" };
    enum rc rc;

    if (req->form.wrong) {
        page_template(req, "checkout/withdrawal");
        page_form(req);
        page_own_error(req, 422, "invalid");
        return OK;
    }
    rc = withdrawal_take(req->ctx, &w, req->remote);
    if (rc == CONFLICT)
        return page_refuse(req, 429, "too_many");
    TRY(rc);
    put_bool(page_data(req), "received", true);
    page_redirect(req, "/withdrawal?done=1");
    return OK;
}
