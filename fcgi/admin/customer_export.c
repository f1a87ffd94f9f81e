/* All that the shop has of a person, as a file. */
#include "admin/customer.h"
#include "base/db.h"
#include "frame/order_data.h"
#include "shop/audit.h"
#include "shop/customer_stored.h"
#include "web/page.h"

static enum rc
put_orders(struct req *req, const struct customer *person)
{
    json_t *list = put_array(page_data(req), "orders");
    const char **ids;
    size_t n;

    TRY(customer_orders(req->ctx, person, &ids, &n));
    for (size_t i = 0; i < n; i++) {
        json_t *o = add_object(list);
        struct order *order;

        TRY(order_get(req->ctx, ids[i], &order));
        TRY(order_put(req, o, order));
        TRY(order_put_refunds(req, o, order));
    }
    return OK;
}

static void
put_withdrawals(struct req *req, const struct customer_stored *s)
{
    json_t *list = put_array(page_data(req), "withdrawals");

    for (size_t i = 0; i < s->nwithdrawals; i++) {
        json_t *o = add_object(list);

        put_str(o, "number", s->withdrawals[i].number);
        put_str(o, "name", s->withdrawals[i].name);
        put_str(o, "email", s->withdrawals[i].email);
        put_str(o, "text", s->withdrawals[i].text);
        put_time(o, "at", s->withdrawals[i].at);
    }
}

static enum rc
put_stored(struct req *req, const struct customer *person)
{
    json_t *carts = put_array(page_data(req), "cart_lines");
    json_t *mails = put_array(page_data(req), "mails");
    json_t *sessions = put_array(page_data(req), "sessions");
    struct customer_stored s;

    TRY(customer_stored(req->ctx, person, &s));
    put_withdrawals(req, &s);
    for (size_t i = 0; i < s.nlines; i++) {
        json_t *o = add_object(carts);

        put_str(o, "cart", s.lines[i].cart);
        put_str(o, "state", s.lines[i].state);
        put_str(o, "sku", s.lines[i].sku);
        put_int(o, "quantity", s.lines[i].quantity);
    }
    for (size_t i = 0; i < s.nmails; i++) {
        json_t *o = add_object(mails);

        put_str(o, "kind", s.mails[i].kind);
        put_str(o, "to", s.mails[i].to);
        put_time(o, "sent_at", s.mails[i].sent_at);
    }
    for (size_t i = 0; i < s.nsessions; i++) {
        json_t *o = add_object(sessions);

        put_time(o, "began_at", s.sessions[i].began_at);
        put_time(o, "ends_at", s.sessions[i].ends_at);
    }
    return OK;
}

static enum rc
write_audit(struct ctx *ctx, void *arg)
{
    struct req *req = arg;
    struct audit a = { .act = "person.export",
        .kind = "person",
        .ref = req->arg[0] };

    return audit_write(ctx, &a);
}

/* A POST: who took it away is written down. */
enum rc
customer_export_page(struct req *req)
{
    struct customer person;

    TRY(customer_get(req->ctx, req->arg[0], &person));
    TRY(db_transaction(req->ctx, write_audit, req));
    TRY(customer_put_all(req, &person));
    TRY(put_orders(req, &person));
    TRY(put_stored(req, &person));
    req->json = true;
    page_header(
        req, "Content-Disposition", "attachment; filename=\"person.json\"");
    return OK;
}
