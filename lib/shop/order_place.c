#include "shop/order_place.h"

#include <string.h>

#include "base/conf.h"
#include "base/db.h"
#include "base/rand.h"
#include "shop/address.h"
#include "shop/order_finish.h"
#include "shop/order_insert.h"
#include "shop/outbox.h"
#include "shop/pay_method.h"
#include "shop/payment.h"

enum { TRIES = 3 };

DB_STMT(live_orders,
    "SELECT COUNT(*) FROM orders.orders WHERE owner = ? "
    "AND payment IN ('placed', 'awaiting_payment')");

DB_STMT(by_token,
    "SELECT o.id, o.number, o.total_minor, o.currency, o.payment, "
    "o.request_hash = ?, o.owner = ? OR c.owner = ? "
    "FROM orders.orders o LEFT JOIN carts.cart c ON c.id = o.cart_id "
    "WHERE o.token_hash = ?");

DB_STMT(token_used, "SELECT 1 FROM orders.orders WHERE token_hash = ? LIMIT 1");

DB_STMT(by_cart,
    "SELECT o.id, o.payment IN ('placed', 'awaiting_payment') "
    "FROM orders.orders o JOIN carts.cart c ON c.id = o.cart_id "
    "WHERE o.live_cart = ? AND c.owner = ?");

struct place {
    const struct order_wish *wish;
    struct order_placed *out;
    struct order_new order;
};

static enum rc
because(struct place *p, const char *why)
{
    p->out->why = why;
    return CONFLICT;
}

/* How many may be unpaid at once, so that nobody reserves the whole shop. */
static enum rc
check_live(struct ctx *ctx, struct place *p)
{
    struct db_query *q = db_start(ctx, &live_orders);
    int64_t n = 0;

    db_bind_str(q, p->wish->owner);
    if (db_next(q))
        n = db_int(q);
    TRY(db_end(q));
    return n > ctx->conf->checkout.live_orders
        ? because(p, "too_many_orders")
        : OK;
}

static enum rc
reserve(struct ctx *ctx, struct place *p)
{
    struct order_placed *out = p->out;
    struct stock_want *wants;
    size_t n, missing;
    enum rc rc;

    TRY(order_cart_lines(ctx, p->wish->cart, &wants, &n));
    if (n == 0)
        return because(p, "empty_cart");
    rc = stock_reserve(ctx, p->order.id, wants, n, &missing);
    if (rc != CONFLICT)
        return rc;
    out->missing = wants;
    out->nmissing = missing;
    return because(p, "out_of_stock");
}

/* Reserved, and yet no longer for sale: unpublished, or in other money. */
static enum rc
check_for_sale(struct ctx *ctx, struct place *p)
{
    const struct quote *quote = &p->order.quote;
    struct order_placed *out = p->out;

    out->missing =
        talloc_zero_array(ctx, struct stock_want, (unsigned)quote->n);
    for (size_t i = 0; i < quote->n; i++)
        if (!quote->lines[i].for_sale)
            out->missing[out->nmissing++] = (struct stock_want){
                quote->lines[i].sku, quote->lines[i].quantity, 0 };
    return out->nmissing > 0 ? because(p, "out_of_stock") : OK;
}

static enum rc
check_quote(struct ctx *ctx, struct place *p)
{
    const struct quote *quote = &p->order.quote;

    TRY(check_for_sale(ctx, p));
    if (quote->method == NULL) {
        p->out->why = "shipping";
        return INVALID;
    }
    p->out->total = quote->total.total;
    if (quote->voucher.why != NULL)
        return because(p, "voucher_gone");
    if (quote->total.total.minor != p->wish->total_minor)
        return because(p, "total_changed");
    return check_live(ctx, p);
}

static enum rc
redeem(struct ctx *ctx, struct place *p)
{
    enum rc rc;

    if (!p->order.quote.has_voucher)
        return OK;
    rc = voucher_redeem(
        ctx, &p->order.quote.voucher, p->order.id, p->order.person);
    return rc == CONFLICT ? because(p, "voucher_gone") : rc;
}

/* Without the processor: nobody is asked, the shopper is told how to pay. */
static enum rc
await_money(struct ctx *ctx, struct place *p)
{
    const char *id = p->order.id;

    TRY(attempt_new_offline(ctx, id, p->wish->payment, p->out->total));
    TRY(order_move_payment(ctx, id, "placed", "awaiting_payment", ""));
    TRY(outbox_add(ctx, id, "received", p->wish->email, ""));
    return outbox_add(ctx, id, "owner_notice", ctx->conf->mail.owner, "");
}

/* An order that costs nothing is paid at once, by no method at all. */
static enum rc
begin_payment(struct ctx *ctx, struct place *p)
{
    struct order_head head;

    if (p->out->total.minor > 0)
        return pay_method_is_offline(p->wish->payment)
            ? await_money(ctx, p)
            : attempt_new(ctx, p->order.id, p->out->total);
    TRY(order_lock(ctx, p->order.id, &head));
    return order_paid(ctx, &head, "Nothing to pay");
}

static enum rc
take_cart(struct ctx *ctx, struct place *p)
{
    enum rc rc = order_take_cart(ctx, &p->order, p->wish, &p->out->why);

    if (rc != CONFLICT || strcmp(p->out->why, "cart_ordering") != 0)
        return rc;
    p->out->order_id = p->order.in_the_way;
    return rc;
}

static enum rc
place(struct ctx *ctx, void *arg)
{
    struct place *p = arg;
    const struct order_wish *w = p->wish;

    memset(p->out, 0, sizeof(*p->out));
    TRY(order_insert(ctx, &p->order, w));
    TRY(take_cart(ctx, p));
    TRY(reserve(ctx, p));
    TRY(quote_cart(ctx,
        &(struct quote_ask){
            w->cart, w->country, w->shipping, w->voucher, p->order.person },
        &p->order.quote));
    TRY(check_quote(ctx, p));
    TRY(order_fill(ctx, &p->order));
    TRY(redeem(ctx, p));
    TRY(order_record(ctx,
        &(struct order_event){ p->order.id, "payment", "", "placed", "" }));
    TRY(order_move_reservation(ctx, p->order.id, "", "reserved"));
    TRY(begin_payment(ctx, p));
    p->out->order_id = p->order.id;
    p->out->number = p->order.number;
    return w->sub != NULL ? address_remember(ctx, w) : OK;
}

/* What an earlier request with this token did, if it was this person's. */
static enum rc
same_token(struct ctx *ctx, struct place *p, bool *found)
{
    struct db_query *q = db_start(ctx, &by_token);
    bool same = false, own = false, cancelled = false;

    db_bind_blob(q, p->order.request_hash, HASH_SIZE);
    db_bind_str(q, p->wish->owner);
    db_bind_str(q, p->wish->owner);
    db_bind_blob(q, p->order.token_hash, HASH_SIZE);
    *found = db_next(q);
    if (*found) {
        p->out->order_id = db_str(q);
        p->out->number = db_str(q);
        p->out->total = db_money(q);
        cancelled = strcmp(db_str(q), "cancelled") == 0;
        same = db_int(q) != 0;
        own = db_int(q) != 0;
    }
    TRY(db_end(q));
    if (!*found)
        return OK;
    if (!own)
        return NOTFOUND;
    if (!same)
        return because(p, "token_used");
    return cancelled ? because(p, "order_cancelled") : OK;
}

static enum rc
same_cart(struct ctx *ctx, struct place *p, bool *found)
{
    struct db_query *q = db_start(ctx, &by_cart);
    bool live = false;

    db_bind_str(q, p->wish->cart);
    db_bind_str(q, p->wish->owner);
    *found = db_next(q);
    if (*found) {
        p->out->order_id = db_str(q);
        live = db_int(q) != 0;
    }
    TRY(db_end(q));
    if (!*found)
        return OK;
    return because(p, live ? "cart_ordering" : "cart_purchased");
}

/* A key was taken: by this token, by this cart, or by chance. */
static enum rc
explain(struct ctx *ctx, struct place *p, bool *found)
{
    enum rc rc;

    memset(p->out, 0, sizeof(*p->out));
    rc = same_token(ctx, p, found);
    if (rc != OK || *found)
        return rc;
    return same_cart(ctx, p, found);
}

enum rc
order_place(struct ctx *ctx, const struct order_wish *wish,
    struct order_placed *out)
{
    struct place p = { .wish = wish, .out = out };

    for (int i = 0; i < TRIES; i++) {
        bool found = false;
        enum rc rc;

        order_prepare(ctx, &p.order, wish);
        rc = db_transaction(ctx, place, &p);
        if (rc != CONFLICT || out->why != NULL)
            return rc;
        rc = explain(ctx, &p, &found);
        if (rc != OK || found)
            return rc;
    }
    return NOTFOUND;
}

enum rc
order_token_used(struct ctx *ctx, const char *token, bool *used)
{
    unsigned char hash[HASH_SIZE];
    struct db_query *q = db_start(ctx, &token_used);

    hash_str(token, hash);
    db_bind_blob(q, hash, sizeof(hash));
    *used = db_next(q);
    return db_end(q);
}
