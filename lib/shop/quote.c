#include "shop/quote.h"

#include <string.h>

#include "base/conf.h"
#include "base/db.h"
#include "base/log.h"
#include "shop/tax.h"

DB_STMT(get_cart,
    "SELECT id, name, state, order_id, version FROM carts.cart "
    "WHERE id = ? AND owner = ? AND deleted_at IS NULL "
    "AND merged_into IS NULL");

enum rc
quoted_cart_get(struct ctx *ctx, const char *id, const char *owner,
    struct quoted_cart *out)
{
    struct db_query *q = db_start(ctx, &get_cart);
    bool found;

    db_bind_str(q, id);
    db_bind_str(q, owner);
    found = db_next(q);
    if (found) {
        out->id = db_str(q);
        out->name = db_str(q);
        out->state = db_str(q);
        out->order_id = db_str(q);
        out->version = db_int(q);
    }
    TRY(db_end(q));
    return found ? OK : NOTFOUND;
}

static enum rc
overflow(const char *cart)
{
    log_fail("adding up a cart", "cart %s overflows", cart);
    return FAIL;
}

/* What is not for sale any more counts nothing. */
static enum rc
prepare_sums(struct ctx *ctx, const char *country, struct quote *out)
{
    struct money nothing = money_of(0, ctx->conf->shop.currency);

    out->sums = talloc_zero_array(ctx, struct total_line, (unsigned)out->n);
    for (size_t i = 0; i < out->n; i++) {
        const struct priced *l = &out->lines[i];
        struct total_line *s = &out->sums[i];

        s->unit = nothing;
        if (!l->for_sale)
            continue;
        s->unit = l->unit;
        s->quantity = l->quantity;
        out->weight_g += l->quantity * l->weight_g;
        TRY(tax_rate(ctx, l->tax_class, country, &s->tax_bp));
    }
    return OK;
}

static enum rc
choose_method(struct ctx *ctx, const struct quote_ask *ask,
    struct money goods, struct quote *out)
{
    TRY(shipping_for(ctx,
        &(struct shipping_ask){ ask->country, goods, out->weight_g },
        &out->ways));
    if (ask->shipping != NULL)
        out->method = shipping_by_code(&out->ways, ask->shipping);
    else if (out->ways.n > 0)
        out->method = &out->ways.at[0];
    out->total.shipping = money_of(0, goods.cur);
    if (out->method == NULL)
        return OK;
    out->total.shipping = out->method->price;
    return tax_rate(ctx, out->method->tax_class, ask->country,
        &out->total.shipping_tax_bp);
}

static enum rc
apply_voucher(struct ctx *ctx, const struct quote_ask *ask,
    struct money goods, struct quote *out)
{
    enum rc rc;

    if (ask->voucher == NULL || ask->voucher[0] == '\0')
        return OK;
    rc = voucher_find(ctx, ask->voucher, ask->person, goods, &out->voucher);
    out->has_voucher = rc == OK;
    if (out->has_voucher)
        out->total.discount_by = out->voucher.discount;
    return rc == CONFLICT ? OK : rc;
}

enum rc
quote_cart(struct ctx *ctx, const struct quote_ask *ask, struct quote *out)
{
    struct money goods;

    memset(out, 0, sizeof(*out));
    out->total.rule = tax_rule(ctx->conf);
    TRY(price_cart(ctx, ask->cart, &out->lines, &out->n));
    TRY(prepare_sums(ctx, ask->country, out));
    if (!total_goods(out->sums, out->n, ctx->conf->shop.currency, &goods))
        return overflow(ask->cart);
    TRY(choose_method(ctx, ask, goods, out));
    TRY(apply_voucher(ctx, ask, goods, out));
    return total_up(&out->total, out->sums, out->n) ? OK
                                                    : overflow(ask->cart);
}
