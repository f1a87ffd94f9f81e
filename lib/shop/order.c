#include "shop/order.h"

#include <string.h>

#include "base/db.h"
#include "shop/order_parts.h"
#include "shop/tax.h"

DB_STMT(head,
    "SELECT o.id, o.number, o.owner, o.sub, o.cart_id, c.owner, o.cart_name, "
    "o.payment, o.fulfilment, o.currency, o.items_minor, o.discount_minor, "
    "o.shipping_minor, o.shipping_tax_minor, o.tax_minor, o.total_minor, "
    "o.refunded_minor, o.tax_added_minor, o.tax_rounding, o.tax_prices, "
    "COALESCE(o.voucher_bp, 0), o.shipping_tax_bp, o.email, o.name, "
    "o.line1, o.line2, o.city, o.postcode, o.country, o.shipping, "
    "o.shipping_name, o.voucher, o.tracking, o.carrier, o.invoice_no, "
    "o.placed_at, o.expires_at, o.paid_at, o.cancelled_at, a.id, a.state, "
    "a.pay_url, a.card, a.intent_id, a.method, o.invoice_name, "
    "o.invoice_line1, o.invoice_line2, o.invoice_city, o.invoice_postcode, "
    "o.invoice_country, EXISTS (SELECT 1 FROM orders.refund r "
    "WHERE r.order_id = o.id) FROM orders.orders o "
    "LEFT JOIN carts.cart c ON c.id = o.cart_id "
    "LEFT JOIN orders.payment_attempt a ON a.order_id = o.id "
    "WHERE o.id = ? ORDER BY a.created_at DESC LIMIT 1");

static void
read_sums(struct db_query *q, struct order *o)
{
    const char *cur = db_str(q), *rounding;

    o->items = money_of(db_int(q), cur);
    o->discount = money_of(db_int(q), cur);
    o->shipping = money_of(db_int(q), cur);
    o->shipping_tax = money_of(db_int(q), cur);
    o->tax = money_of(db_int(q), cur);
    o->total = money_of(db_int(q), cur);
    o->refunded = money_of(db_int(q), cur);
    o->tax_added = money_of(db_int(q), cur);
    rounding = db_str(q);
    o->rule = tax_rule_of(rounding, db_str(q));
    o->voucher_bp = db_int(q);
    o->shipping_tax_bp = db_int(q);
}

static void
read_delivery(struct db_query *q, struct order *o)
{
    o->email = db_str(q);
    o->name = db_str(q);
    o->line1 = db_str(q);
    o->line2 = db_str(q);
    o->city = db_str(q);
    o->postcode = db_str(q);
    o->country = db_str(q);
    o->shipping_code = db_str(q);
    o->shipping_name = db_str(q);
    o->voucher = db_str(q);
    o->tracking = db_str(q);
    o->carrier = db_str(q);
    o->invoice_no = db_int(q);
}

static void
read_payment(struct db_query *q, struct order *o)
{
    o->placed_at = db_str(q);
    o->expires_at = db_str(q);
    o->paid_at = db_str(q);
    o->cancelled_at = db_str(q);
    o->attempt = db_str(q);
    o->attempt_state = db_str(q);
    o->pay_url = db_str(q);
    o->card = db_str(q);
    o->intent = db_str(q);
    o->method = db_str(q);
}

static void
read_invoice(struct db_query *q, struct invoice_to *to)
{
    to->name = db_str(q);
    to->line1 = db_str(q);
    to->line2 = db_str(q);
    to->city = db_str(q);
    to->postcode = db_str(q);
    to->country = db_str(q);
}

static enum rc
read_head(struct ctx *ctx, const char *id, struct order *o)
{
    struct db_query *q = db_start(ctx, &head);
    bool found;

    db_bind_str(q, id);
    found = db_next(q);
    if (found) {
        o->id = db_str(q);
        o->number = db_str(q);
        o->owner = db_str(q);
        o->sub = db_str(q);
        o->cart_id = db_str(q);
        o->cart_owner = db_str(q);
        o->cart_name = db_str(q);
        o->payment = db_str(q);
        o->fulfilment = db_str(q);
        read_sums(q, o);
        read_delivery(q, o);
        read_payment(q, o);
        read_invoice(q, &o->invoice);
        o->money_back = db_int(q) != 0;
    }
    TRY(db_end(q));
    return found ? OK : NOTFOUND;
}

enum rc
order_get(struct ctx *ctx, const char *id, struct order **out)
{
    struct order *o = talloc_zero(ctx, struct order);

    TRY(read_head(ctx, id, o));
    *out = o;
    return order_parts(ctx, o, 1);
}

static bool
same(const char *a, const char *b)
{
    return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/* A cart changes its owner when a guest signs in: its order goes along. */
static bool
is_of(const struct order *o, const struct order_reader *who)
{
    return same(o->sub, who->sub) || same(o->owner, who->owner) ||
        same(o->owner, who->guest_owner) || same(o->cart_owner, who->owner) ||
        same(o->cart_owner, who->guest_owner);
}

enum rc
order_get_own(struct ctx *ctx, const char *id,
    const struct order_reader *who, struct order **out)
{
    TRY(order_get(ctx, id, out));
    return is_of(*out, who) ? OK : NOTFOUND;
}

const char *
order_state_of(const char *payment, const char *fulfilment)
{
    bool sent = strcmp(fulfilment, "new") != 0;

    /* What the driver is paid for is on its way before it is paid. */
    if (!sent ||
        (strcmp(payment, "paid") != 0 &&
            strcmp(payment, "awaiting_payment") != 0))
        return payment;
    return fulfilment;
}

const char *
order_public_state(const struct order *order)
{
    return order_state_of(order->payment, order->fulfilment);
}

bool
order_is_waiting(const struct order *order)
{
    return strcmp(order->payment, "placed") == 0 ||
        strcmp(order->payment, "awaiting_payment") == 0;
}

bool
order_is_paid(const struct order *order)
{
    return strcmp(order->payment, "paid") == 0 ||
        strcmp(order->payment, "partly_refunded") == 0;
}
