/* One person: orders, sums, carts, addresses, vouchers, notes. */
#include "admin/customer.h"

#include <string.h>

#include "base/db.h"
#include "base/rand.h"
#include "shop/address.h"
#include "shop/audit.h"
#include "shop/note.h"
#include "shop/order.h"
#include "web/page.h"

const struct field customer_note_fields[CNOTE_FIELDS] = {
    [CNOTE_KEY] = { "key", F_CODE, 26, 26, F_REQUIRED },
    [CNOTE_TEXT] = { "text", F_LINES, 1, 2000, F_REQUIRED | F_NO_CARD },
};

enum { SHOWN = 50 };

static enum rc
put_addresses(struct req *req, const struct customer *person)
{
    json_t *list = put_array(page_data(req), "addresses");
    struct address *all;
    size_t n;

    if (person->sub == NULL)
        return OK;
    TRY(address_list(req->ctx, person->sub, &all, &n));
    for (size_t i = 0; i < n; i++) {
        json_t *o = add_object(list);

        put_str(o, "name", all[i].name);
        put_str(o, "line1", all[i].line1);
        put_str(o, "line2", all[i].line2);
        put_str(o, "city", all[i].city);
        put_str(o, "postcode", all[i].postcode);
        put_str(o, "country", all[i].country);
    }
    return OK;
}

static void
put_notes(json_t *list, const struct customer_more *more)
{
    for (size_t i = 0; i < more->nnotes; i++) {
        json_t *o = add_object(list);

        put_str(o, "text", more->notes[i].text);
        put_str(o, "by", more->notes[i].name);
        put_time(o, "at", more->notes[i].at);
    }
}

static void
put_vouchers(struct req *req, json_t *list, const struct customer_more *more)
{
    for (size_t i = 0; i < more->nvouchers; i++) {
        const struct customer_voucher *v = &more->vouchers[i];
        json_t *o = add_object(list);

        put_str(o, "code", v->code);
        put_str(o, "number", v->number);
        put_str(o, "_url",
            talloc_asprintf(req->ctx, "/orders/%s", v->order_id));
        put_time(o, "at", v->at);
    }
}

static void
put_others(struct req *req, const struct customer_more *more)
{
    json_t *list = put_array(page_view(req), "others");

    for (size_t i = 0; i < more->nothers; i++) {
        const struct customer_other *other = &more->others[i];
        json_t *o = add_object(list);

        put_bool(o, "guest", other->guest);
        put_int(o, "orders", other->orders);
        put_str(o, "url",
            talloc_asprintf(req->ctx, "/customers/%s", other->id));
    }
}

enum rc
customer_put_all(struct req *req, const struct customer *person)
{
    json_t *data = page_data(req), *o;
    struct customer_more more;

    TRY(customer_more(req->ctx, person, &more));
    customer_put(req, put_object(data, "customer"), person);
    TRY(put_addresses(req, person));
    put_notes(put_array(data, "notes"), &more);
    put_vouchers(req, put_array(data, "vouchers"), &more);
    put_others(req, &more);
    o = put_object(data, "carts");
    put_int(o, "open", more.carts);
    put_int(o, "things", more.things);
    return OK;
}

static void
put_order(struct req *req, json_t *o, const struct order *order)
{
    const char *state = order_public_state(order);

    put_str(o, "id", order->id);
    put_str(o, "number", order->number);
    put_str(o, "state", state);
    put_str(o, "_state",
        page_words(req, talloc_asprintf(req->ctx, "tag.%s", state)));
    put_money(o, "total", order->total);
    put_money(o, "refunded", order->refunded);
    put_time(o, "placed_at", order->placed_at);
    put_str(o, "url", talloc_asprintf(req->ctx, "/orders/%s", order->id));
}

/* The newest; the list of orders has them all. */
static enum rc
put_orders(struct req *req, const struct customer *person)
{
    json_t *list = put_array(page_data(req), "orders");
    const char **ids;
    size_t n;

    TRY(customer_orders(req->ctx, person, &ids, &n));
    for (size_t i = 0; i < n && i < SHOWN; i++) {
        struct order *order;

        TRY(order_get(req->ctx, ids[n - 1 - i], &order));
        put_order(req, add_object(list), order);
    }
    return OK;
}

enum rc
customer_page(struct req *req)
{
    struct customer person;

    page_template(req, "admin/customer");
    TRY(customer_get(req->ctx, req->arg[0], &person));
    TRY(customer_put_all(req, &person));
    put_str(page_view(req), "title", person.name);
    put_str(page_view(req), "key", rand_id(req->ctx));
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    return put_orders(req, &person);
}

static enum rc
add_note(struct ctx *ctx, void *arg)
{
    struct req *req = arg;
    struct audit a = { .act = "person.note",
        .kind = "person",
        .ref = req->arg[0] };

    TRY(note_add(ctx,
        &(struct note){ .key = form_str(&req->form, CNOTE_KEY),
            .order_id = req->arg[0],
            .of_person = true,
            .text = form_str(&req->form, CNOTE_TEXT),
            .name = req->session.name }));
    return audit_write(ctx, &a);
}

enum rc
customer_note_page(struct req *req)
{
    struct customer person;
    enum rc rc;

    TRY(customer_get(req->ctx, req->arg[0], &person));
    rc = db_transaction(req->ctx, add_note, req);
    if (rc != CONFLICT)
        TRY(rc);
    page_redirect(
        req, talloc_asprintf(req->ctx, "/customers/%s", req->arg[0]));
    return OK;
}
