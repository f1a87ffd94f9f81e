#include <stdio.h>

#include "cli/order.h"
#include "shop/order_refunds.h"

static void
show_head(struct ctx *ctx, const struct order *o)
{
    printf("order %s (%s)\n", o->number, o->id);
    printf("state %s, payment %s, fulfilment %s\n", order_public_state(o),
        o->payment, o->fulfilment);
    printf("placed %s by %s, %s\n", o->placed_at, o->name, o->email);
    if (o->paid_at != NULL)
        printf("paid %s\n", o->paid_at);
    if (o->cancelled_at != NULL)
        printf("cancelled %s\n", o->cancelled_at);
    if (o->tracking != NULL)
        printf("tracking %s%s%s\n", o->tracking,
            o->carrier != NULL ? " with " : "",
            o->carrier != NULL ? o->carrier : "");
    printf("total %s %s, refunded %s\n", money_plain(ctx, o->total),
        o->total.cur, money_plain(ctx, o->refunded));
}

static void
show_lines(struct ctx *ctx, const struct order *o)
{
    for (size_t i = 0; i < o->nlines; i++) {
        const struct order_line *l = &o->lines[i];

        printf("line %s, %lld x %s%s%s: %s\n", l->sku,
            (long long)l->quantity, l->name,
            l->options[0] != '\0' ? ", " : "", l->options,
            money_plain(ctx, l->sum));
    }
    printf("delivery %s: %s\n", o->shipping_name,
        money_plain(ctx, o->shipping));
}

static void
show_refund(struct ctx *ctx, const struct order_refund *r)
{
    printf("refund %s, %s %s, asked %s%s%s\n", r->state,
        money_plain(ctx, r->amount), r->amount.cur, r->asked_at,
        r->note[0] != '\0' ? ": " : "", r->note);
    for (size_t i = 0; i < r->nlines; i++) {
        const struct order_refund_line *l = &r->lines[i];

        printf("  %lld x %s: %s, back on the shelf %lld\n",
            (long long)l->quantity,
            l->line_no != 0 ? l->sku : l->name,
            money_plain(ctx, l->amount), (long long)l->restock);
    }
}

enum rc
order_show(struct ctx *ctx, const struct order *order)
{
    struct order_refund *refunds;
    size_t n;

    TRY(order_refunds(ctx, order->id, &refunds, &n));
    show_head(ctx, order);
    show_lines(ctx, order);
    for (size_t i = 0; i < n; i++)
        show_refund(ctx, &refunds[i]);
    for (size_t i = 0; i < order->nhistory; i++) {
        const struct order_step *s = &order->history[i];

        printf("%s %s: %s -> %s, %s%s%s\n", s->at, s->axis,
            s->from[0] != '\0' ? s->from : "-", s->to, s->actor,
            s->note[0] != '\0' ? ": " : "", s->note);
    }
    return OK;
}
