#include "shop/order_insert.h"

#include <string.h>

#include "base/conf.h"
#include "base/db.h"

/* The sums are filled in once the stock is reserved and priced. */
DB_STMT(insert,
    "INSERT INTO orders.orders (id, token_hash, request_hash, number, owner, "
    "sub, cart_id, cart_version, payment, reservation, currency, items_minor, "
    "shipping_minor, tax_minor, total_minor, email, name, line1, line2, "
    "city, postcode, country, shipping, invoice_name, invoice_line1, "
    "invoice_line2, invoice_city, invoice_postcode, invoice_country, "
    "shipping_name, placed_at, expires_at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'placed', '', ?, 0, 0, 0, 0, "
    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', UTC_TIMESTAMP(3), "
    "UTC_TIMESTAMP(3) + INTERVAL ? MINUTE)");

DB_STMT(take_cart,
    "UPDATE carts.cart SET version = version + 1, state = 'ordering', "
    "order_id = ?, changed_at = UTC_TIMESTAMP(3) WHERE id = ? AND owner = ? "
    "AND state = 'open' AND version = ? AND deleted_at IS NULL "
    "AND merged_into IS NULL");

/* Locks the owner too: one person's orders are placed one by one. */
DB_STMT(leave_current,
    "UPDATE carts.owner SET current_cart = NULLIF(current_cart, ?) "
    "WHERE id = ?");

DB_STMT(cart_now,
    "SELECT state, order_id FROM carts.cart WHERE id = ? AND owner = ? "
    "AND deleted_at IS NULL AND merged_into IS NULL LOCK IN SHARE MODE");

DB_STMT(cart_lines,
    "SELECT sku, quantity FROM carts.cart_line WHERE cart = ? "
    "ORDER BY sku LIMIT 200 LOCK IN SHARE MODE");

DB_STMT(fill,
    "UPDATE orders.orders o SET items_minor = ?, discount_minor = ?, "
    "shipping_minor = ?, tax_minor = ?, tax_added_minor = ?, "
    "tax_rounding = ?, tax_prices = ?, total_minor = ?, "
    "shipping_name = ?, shipping_tax_bp = ?, shipping_tax_minor = ?, "
    "voucher = ?, voucher_bp = ?, cart_name = "
    "(SELECT c.name FROM carts.cart c WHERE c.id = o.cart_id) "
    "WHERE id = ?");

DB_STMT(add_line,
    "INSERT INTO orders.order_line (order_id, line_no, sku, name, options, "
    "slug, image, quantity, unit_minor, discount_minor, line_minor, "
    "currency, tax_class, tax_bp, tax_minor) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

/* Nothing that is read aloud or by eye as something else. */
static const char *
new_number(struct ctx *ctx)
{
    static const char signs[] = "23456789ABCDEFGHJKMNPQRTVWXYZ";
    char *number = talloc_strdup(ctx, "W-00000000");

    for (char *p = number + 2; *p != '\0'; p++)
        *p = signs[rand_below(sizeof(signs) - 1)];
    return number;
}

static const char *
invoice_text(struct ctx *ctx, const struct invoice_to *to)
{
    if (to->name == NULL)
        return "";
    return talloc_asprintf(ctx, "%s\n%s\n%s\n%s\n%s\n%s", to->name,
        to->line1, to->line2, to->city, to->postcode, to->country);
}

void
order_prepare(
    struct ctx *ctx, struct order_new *order, const struct order_wish *w)
{
    const char *content = talloc_asprintf(ctx,
        "%s\n%lld\n%lld\n%s\n%s\n%s\n%s\n%s\n%s\n%s\n%s\n%s\n%s\n%s",
        w->cart, (long long)w->version, (long long)w->total_minor, w->email,
        w->name, w->line1, w->line2, w->city, w->postcode, w->country,
        w->shipping, w->voucher, w->payment, invoice_text(ctx, &w->invoice));

    memset(order, 0, sizeof(*order));
    order->id = rand_id(ctx);
    order->number = new_number(ctx);
    order->person = order_person(ctx, w->sub, w->email);
    hash_str(w->token, order->token_hash);
    hash_str(content, order->request_hash);
}

static void
bind_address(struct db_query *q, const struct order_wish *w)
{
    db_bind_str(q, w->email);
    db_bind_str(q, w->name);
    db_bind_str(q, w->line1);
    db_bind_str(q, w->line2);
    db_bind_str(q, w->city);
    db_bind_str(q, w->postcode);
    db_bind_str(q, w->country);
    db_bind_str(q, w->shipping);
    db_bind_str(q, w->invoice.name);
    db_bind_str(q, w->invoice.line1);
    db_bind_str(q, w->invoice.line2);
    db_bind_str(q, w->invoice.city);
    db_bind_str(q, w->invoice.postcode);
    db_bind_str(q, w->invoice.country);
}

/* Cash to the driver waits for as long as it takes. */
static void
bind_expiry(struct db_query *q, const struct conf *conf, const char *payment)
{
    if (strcmp(payment, "delivery") == 0)
        db_bind_null(q);
    else if (strcmp(payment, "transfer") == 0)
        db_bind_int(q, conf->payment.transfer_days * 24 * 60);
    else
        db_bind_int(q, conf->checkout.expire_minutes);
}

enum rc
order_insert(struct ctx *ctx, const struct order_new *order,
    const struct order_wish *w)
{
    struct db_query *q = db_start(ctx, &insert);

    db_bind_str(q, order->id);
    db_bind_blob(q, order->token_hash, HASH_SIZE);
    db_bind_blob(q, order->request_hash, HASH_SIZE);
    db_bind_str(q, order->number);
    db_bind_str(q, w->owner);
    db_bind_str(q, w->sub);
    db_bind_str(q, w->cart);
    db_bind_int(q, w->version);
    db_bind_str(q, ctx->conf->shop.currency);
    bind_address(q, w);
    bind_expiry(q, ctx->conf, w->payment);
    return db_run(q, NULL);
}

/* CONFLICT with the reason why the cart could not be taken. */
static enum rc
why_not(struct ctx *ctx, struct order_new *order, const struct order_wish *w,
    const char **why)
{
    struct db_query *q = db_start(ctx, &cart_now);
    const char *state = NULL;

    db_bind_str(q, w->cart);
    db_bind_str(q, w->owner);
    if (db_next(q)) {
        state = db_str(q);
        order->in_the_way = db_str(q);
    }
    TRY(db_end(q));
    if (state == NULL)
        return NOTFOUND;
    *why = strcmp(state, "ordering") == 0 ? "cart_ordering"
        : strcmp(state, "purchased") == 0 ? "cart_purchased"
                                          : "stale_cart";
    return CONFLICT;
}

enum rc
order_take_cart(struct ctx *ctx, struct order_new *order,
    const struct order_wish *w, const char **why)
{
    struct db_query *q = db_start(ctx, &take_cart);
    int64_t rows = 0;

    db_bind_str(q, order->id);
    db_bind_str(q, w->cart);
    db_bind_str(q, w->owner);
    db_bind_int(q, w->version);
    TRY(db_run(q, &rows));
    if (rows == 0)
        return why_not(ctx, order, w, why);
    q = db_start(ctx, &leave_current);
    db_bind_str(q, w->cart);
    db_bind_str(q, w->owner);
    return db_run_one(q);
}

enum rc
order_cart_lines(struct ctx *ctx, const char *cart, struct stock_want **out,
    size_t *n)
{
    struct db_query *q = db_start(ctx, &cart_lines);

    *out = NULL;
    *n = 0;
    db_bind_str(q, cart);
    while (db_next(q)) {
        struct stock_want *w = db_grow(q, out, n);

        w->sku = db_str(q);
        w->quantity = db_int(q);
    }
    return db_end(q);
}

static enum rc
fill_line(struct ctx *ctx, const struct order_new *order, size_t i)
{
    const struct priced *l = &order->quote.lines[i];
    const struct total_line *s = &order->quote.sums[i];
    struct db_query *q = db_start(ctx, &add_line);

    db_bind_str(q, order->id);
    db_bind_int(q, (int64_t)i + 1);
    db_bind_str(q, l->sku);
    db_bind_str(q, l->name);
    db_bind_str(q, l->options);
    db_bind_str(q, l->slug);
    db_bind_str(q, l->image);
    db_bind_int(q, l->quantity);
    db_bind_int(q, s->unit.minor);
    db_bind_int(q, s->discount.minor);
    db_bind_int(q, s->sum.minor);
    db_bind_str(q, s->unit.cur);
    db_bind_str(q, l->tax_class);
    db_bind_int(q, s->tax_bp);
    db_bind_int(q, s->tax.minor);
    return db_run(q, NULL);
}

enum rc
order_fill(struct ctx *ctx, const struct order_new *order)
{
    const struct quote *quote = &order->quote;
    const struct total *t = &quote->total;
    struct db_query *q = db_start(ctx, &fill);

    db_bind_int(q, t->items.minor);
    db_bind_int(q, t->discount.minor);
    db_bind_int(q, t->shipping.minor);
    db_bind_int(q, t->tax.minor);
    db_bind_int(q, t->tax_added.minor);
    db_bind_str(q, t->rule.per_order ? "order" : "line");
    db_bind_str(q, t->rule.added ? "exclude" : "include");
    db_bind_int(q, t->total.minor);
    db_bind_str(q, quote->method->name);
    db_bind_int(q, t->shipping_tax_bp);
    db_bind_int(q, t->shipping_tax.minor);
    db_bind_str(q, quote->has_voucher ? quote->voucher.code : NULL);
    if (t->discount_by.kind == DISCOUNT_PERCENT)
        db_bind_int(q, t->discount_by.percent_bp);
    else
        db_bind_null(q);
    db_bind_str(q, order->id);
    TRY(db_run_one(q));
    for (size_t i = 0; i < quote->n; i++)
        TRY(fill_line(ctx, order, i));
    return OK;
}
