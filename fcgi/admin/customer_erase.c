/* Forgetting a person: what goes and what stays is said first. */
#include "admin/customer.h"
#include "base/conf.h"
#include "base/db.h"
#include "shop/audit.h"
#include "shop/erase.h"
#include "web/page.h"

const struct field customer_erase_fields[ERASE_FIELDS] = {
    [ERASE_SURE] = { "sure", F_CHECK, 0, 0, F_REQUIRED },
};

static enum rc
show(struct req *req, const struct customer *person)
{
    json_t *o = put_object(page_data(req), "plan");
    struct erase_plan plan;

    page_template(req, "admin/erase");
    TRY(erase_plan(req->ctx, person, &plan));
    put_int(o, "orders", plan.orders);
    put_int(o, "kept", plan.kept);
    put_int(o, "open", plan.open);
    put_int(o, "refunds", plan.refunds);
    put_int(o, "mails", plan.mails);
    put_int(o, "years", req->ctx->conf->books.invoice_years);
    put_bool(page_view(req), "unfinished",
        plan.open + plan.refunds + plan.mails > 0);
    customer_put(req, put_object(page_data(req), "customer"), person);
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    return OK;
}

enum rc
customer_erase_ask_page(struct req *req)
{
    struct customer person;

    TRY(customer_get(req->ctx, req->arg[0], &person));
    return show(req, &person);
}

struct erasing {
    const char *id;
    struct customer *person;
};

/* Nothing of who it was goes into the log. */
static enum rc
erase(struct ctx *ctx, void *arg)
{
    const struct erasing *e = arg;
    struct audit a = { .act = "person.erase",
        .kind = "person",
        .ref = e->id };

    TRY(erase_person(ctx, e->person));
    return audit_write(ctx, &a);
}

enum rc
customer_erase_page(struct req *req)
{
    struct customer person;
    struct erasing e = { req->arg[0], &person };
    enum rc rc;

    TRY(customer_get(req->ctx, req->arg[0], &person));
    if (req->form.wrong) {
        page_own_error(req, 422, "invalid");
        return show(req, &person);
    }
    rc = db_transaction(req->ctx, erase, &e);
    if (rc == CONFLICT) {
        page_own_error(req, 409, "erase_unfinished");
        return show(req, &person);
    }
    TRY(rc);
    page_redirect(req, "/customers?done=erased");
    return OK;
}
