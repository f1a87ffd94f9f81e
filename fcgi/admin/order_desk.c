/* What the desk does with an order that moves neither money nor goods. */
#include <string.h>

#include "admin/order.h"
#include "base/db.h"
#include "base/rand.h"
#include "shop/audit.h"
#include "shop/note.h"
#include "shop/order_address.h"
#include "shop/outbox_again.h"
#include "web/page.h"

const struct field order_note_fields[NOTE_FIELDS] = {
    [NOTE_KEY] = { "key", F_CODE, 26, 26, F_REQUIRED },
    [NOTE_TEXT] = { "text", F_LINES, 1, 2000, F_REQUIRED | F_NO_CARD },
};

const struct field order_mail_fields[MAIL_FIELDS] = {
    [MAIL_KEY] = { "key", F_CODE, 26, 26, F_REQUIRED },
    [MAIL_ID] = { "mail", F_CODE, 26, 26, F_REQUIRED },
};

const struct field order_address_fields[TO_FIELDS] = {
    [TO_MARK] = { "mark", F_CODE, 64, 64, F_REQUIRED },
    [TO_EMAIL] = { "email", F_EMAIL, 3, 254, F_REQUIRED },
    [TO_NAME] = { "name", F_TEXT, 1, 120, F_REQUIRED | F_NO_CARD | F_NAME },
    [TO_LINE1] = { "line1", F_TEXT, 1, 120, F_REQUIRED | F_NO_CARD },
    [TO_LINE2] = { "line2", F_TEXT, 0, 120, F_NO_CARD },
    [TO_CITY] = { "city", F_TEXT, 1, 120, F_REQUIRED | F_NO_CARD },
    [TO_POSTCODE] = { "postcode", F_TEXT, 1, 20, F_REQUIRED | F_NO_CARD },
    [TO_INVOICE] = { "on_invoice", F_CHECK, 0, 0, 0 },
};

struct audit
order_audit(const struct order *order, const char *act)
{
    return (struct audit){ .act = act,
        .kind = "order",
        .ref = order->id,
        .name = order->number };
}

/* The same form sent again is no second note. */
static enum rc
once(enum rc rc)
{
    return rc == CONFLICT ? OK : rc;
}

static enum rc
add_note(struct ctx *ctx, void *arg)
{
    struct deed *d = arg;
    struct req *req = d->req;
    const char *text = form_str(&req->form, NOTE_TEXT);
    struct order *order;
    struct audit a;

    TRY(note_add(ctx,
        &(struct note){ .key = form_str(&req->form, NOTE_KEY),
            .order_id = req->arg[0],
            .text = text,
            .name = req->session.name }));
    TRY(order_get(ctx, req->arg[0], &order));
    a = order_audit(order, "order.note");
    return audit_write(ctx, &a);
}

enum rc
order_note_page(struct req *req)
{
    struct deed d = { req, NULL };
    struct order *order;

    TRY(order_get(req->ctx, req->arg[0], &order));
    if (req->form.wrong)
        return order_typed_wrong(req);
    return order_answer(
        &d, once(db_transaction(req->ctx, add_note, &d)), DONE_NOTE);
}

static enum rc
send_again(struct ctx *ctx, void *arg)
{
    struct deed *d = arg;
    struct req *req = d->req;
    struct order *order;
    struct audit a;

    TRY(outbox_again(ctx, req->arg[0], form_str(&req->form, MAIL_ID),
        form_str(&req->form, MAIL_KEY)));
    TRY(order_get(ctx, req->arg[0], &order));
    a = order_audit(order, "order.mail");
    return audit_write(ctx, &a);
}

enum rc
order_mail_page(struct req *req)
{
    struct deed d = { req, NULL };

    return order_answer(
        &d, once(db_transaction(req->ctx, send_again, &d)), DONE_MAIL);
}

static enum rc
show_address(struct req *req, const struct order *order)
{
    bool sent = strcmp(order->fulfilment, "new") != 0;

    if (sent || strcmp(order->payment, "cancelled") == 0)
        return order_as_it_is(req, sent ? "order_shipped" : "cancelled_before");
    page_template(req, "admin/address");
    TRY(order_show(req, order));
    page_form(req);
    page_form_value(req, "email", order->email);
    page_form_value(req, "name", order->name);
    page_form_value(req, "line1", order->line1);
    page_form_value(req, "line2", order->line2);
    page_form_value(req, "city", order->city);
    page_form_value(req, "postcode", order->postcode);
    put_str(page_view(req), "mark", order_address_mark(req->ctx, order));
    return OK;
}

enum rc
order_address_page(struct req *req)
{
    struct order *order;

    TRY(order_get(req->ctx, req->arg[0], &order));
    return show_address(req, order);
}

struct before_after {
    const char *what, *from, *to;
};

/*
 * The log keeps which fields were changed; from what to what is a note of
 * the order, since the log can never forget a person and a note can.
 */
static enum rc
write_down(
    struct ctx *ctx, struct req *req, const struct order_address_change *c)
{
    const struct order_address was = order_address_of(c->was);
    const struct before_after all[] = { { "email", was.email, c->to.email },
        { "name", was.name, c->to.name }, { "line1", was.line1, c->to.line1 },
        { "line2", was.line2, c->to.line2 }, { "city", was.city, c->to.city },
        { "postcode", was.postcode, c->to.postcode } };
    struct audit a = order_audit(c->was, "order.address");
    char *text = talloc_strdup(ctx, "");

    for (size_t i = 0; i < COUNT(all); i++) {
        if (strcmp(all[i].from, all[i].to) == 0)
            continue;
        text = talloc_asprintf_append(text, "%s%s: %s \u2192 %s",
            text[0] != '\0' ? "\n" : "",
            page_words(req, talloc_asprintf(ctx, "label.%s", all[i].what)),
            all[i].from, all[i].to);
        audit_change(ctx, &a, all[i].what, NULL,
            page_words(req, "audit.in_note"));
    }
    if (text[0] != '\0')
        TRY(note_add(ctx,
            &(struct note){ .key = rand_id(ctx),
                .order_id = c->order_id,
                .text = text,
                .name = req->session.name }));
    return audit_write(ctx, &a);
}

struct saving {
    struct req *req;
    struct order_address_change *change;
};

static enum rc
save_address(struct ctx *ctx, void *arg)
{
    struct saving *s = arg;

    TRY(order_address_save(ctx, s->change));
    return write_down(ctx, s->req, s->change);
}

enum rc
order_address_save_page(struct req *req)
{
    struct order_address_change c = { .order_id = req->arg[0],
        .mark = form_str(&req->form, TO_MARK),
        .to = { form_text(&req->form, TO_EMAIL), form_text(&req->form, TO_NAME),
            form_text(&req->form, TO_LINE1),
            form_text(&req->form, TO_LINE2),
            form_text(&req->form, TO_CITY),
            form_text(&req->form, TO_POSTCODE),
            form_value(&req->form, TO_INVOICE)->state == VALID } };
    struct saving saving = { req, &c };
    struct deed d = { req, NULL };
    struct order *order;
    enum rc rc;

    if (req->form.wrong) {
        TRY(order_get(req->ctx, req->arg[0], &order));
        page_own_error(req, 422, "invalid");
        return show_address(req, order);
    }
    rc = db_transaction(req->ctx, save_address, &saving);
    d.wrong = c.wrong;
    return order_answer(&d, rc, DONE_ADDRESS);
}
