#include <string.h>

#include "account/pages.h"
#include "base/rand.h"
#include "base/str.h"
#include "frame/order_data.h"
#include "frame/paper_data.h"
#include "shop/order_link.h"
#include "web/page.h"

const struct field account_order_fields[L_FIELDS] = {
    [L_UNTIL] = { "until", F_INT, 0, INT64_MAX, 0 },
    [L_SIG] = { "sig", F_CODE, 1, 64, 0 },
};

/* By the link of a mail, whoever has it. */
static enum rc
find_by_link(struct req *req, const char *id, struct order **out)
{
    const char *sig = form_str(&req->form, L_SIG);
    bool fits;

    if (sig == NULL)
        return NOTFOUND;
    TRY(order_link_check(
        req->ctx, id, form_int(&req->form, L_UNTIL, 0), sig, &fits));
    return fits ? order_get(req->ctx, id, out) : NOTFOUND;
}

static enum rc
find(struct req *req, const char *id, struct order **out)
{
    struct order_reader who = order_reader_of(req);
    enum rc rc = NOTFOUND;

    if (who.sub != NULL || who.owner != NULL)
        rc = order_get_own(req->ctx, id, &who, out);
    return rc == NOTFOUND ? find_by_link(req, id, out) : rc;
}

static enum rc
ask_who(struct req *req)
{
    if (req->json)
        return page_refuse(req, 401, "sign_in");
    page_redirect(req,
        talloc_asprintf(req->ctx, "/login?return=%s",
            str_url(req->ctx, req->in.path)));
    return OK;
}

static void
put_deeds(struct req *req, const struct order *order)
{
    const struct session *s = &req->session;
    bool own = s->owner != NULL && order->cart_owner != NULL &&
        strcmp(s->owner, order->cart_owner) == 0;
    const char *token = session_csrf(req->ctx, s);

    put_bool(page_view(req), "own", own && token != NULL);
    if (token != NULL)
        put_str(page_data(req), "csrf", token);
    put_str(page_view(req), "update", rand_id(req->ctx));
}

/* The mail's link opens the papers, too. */
static void
put_papers(struct req *req, const struct order *order)
{
    const char *sig = form_str(&req->form, L_SIG);

    put_str(page_view(req), "here",
        talloc_asprintf(req->ctx, "/account/orders/%s", order->id));
    put_str(page_view(req), "pass",
        sig != NULL ? talloc_asprintf(req->ctx, "?until=%lld&sig=%s",
                          (long long)form_int(&req->form, L_UNTIL, 0), sig)
                    : "");
}

static enum rc
ask_or(struct req *req, enum rc rc)
{
    return rc == NOTFOUND && req->session.sub == NULL ? ask_who(req) : rc;
}

enum rc
account_invoice_page(struct req *req)
{
    struct order *order;
    struct paper p;
    enum rc rc = find(req, req->arg[0], &order);

    if (rc != OK)
        return ask_or(req, rc);
    TRY(paper_invoice(req, order, &p));
    return paper_answer(req, &p, 1,
        talloc_asprintf(req->ctx, "invoice-%lld",
            (long long)order->invoice_no));
}

enum rc
account_credit_page(struct req *req)
{
    struct order *order;
    struct paper p;
    enum rc rc = find(req, req->arg[0], &order);

    if (rc != OK)
        return ask_or(req, rc);
    TRY(paper_credit(req, order, req->arg[1], &p));
    return paper_answer(req, &p, 1,
        talloc_asprintf(req->ctx, "credit-note-%s", order->number));
}

enum rc
account_order_page(struct req *req)
{
    json_t *o;
    struct order *order;
    enum rc rc = find(req, req->arg[0], &order);

    page_template(req, "account/order");
    page_header(req, "X-Robots-Tag", "noindex");
    if (rc != OK)
        return ask_or(req, rc);
    put_papers(req, order);
    order_put_view(req, order);
    put_deeds(req, order);
    o = put_object(page_data(req), "order");
    TRY(order_put_refunds(req, o, order));
    return order_put(req, o, order);
}
