/* Orders as they are read: by their shopper, the mails and the admin. */
#ifndef SHOP_ORDER_H
#define SHOP_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"
#include "shop/invoice_to.h"
#include "shop/total.h"

/* What was bought, as it was called and cost then. */
struct order_line {
    const char *sku, *name, *options, *slug, *image, *tax_class;
    int64_t quantity, tax_bp;
    /* sum = quantity * unit - discount */
    struct money unit, discount, sum;
    struct money tax; /* within sum, or on top of it by the order's rule */
};

struct order_step {
    const char *axis, *from, *to, *note, *actor;
    const char *at; /* UTC DATETIME */
};

struct order {
    const char *id, *number;
    const char *owner, *sub; /* sub: NULL for a guest */
    const char *cart_id, *cart_owner, *cart_name;
    const char *payment, *fulfilment; /* the two columns */
    struct money items, discount, shipping, shipping_tax, tax, total, refunded;
    struct money tax_added;
    struct total_rule rule; /* that its tax was worked out by */
    int64_t shipping_tax_bp;
    int64_t voucher_bp; /* 0: its voucher is not for a percentage */
    const char *email, *name, *line1, *line2, *city, *postcode, *country;
    const char *shipping_code, *shipping_name, *voucher, *tracking, *carrier;
    struct invoice_to invoice; /* name NULL: the same address */
    int64_t invoice_no; /* 0: none yet */
    const char *placed_at, *expires_at, *paid_at, *cancelled_at;
    bool money_back; /* a refund of it was asked for, or is done */
    /* Its payment attempt: NULL where a total of 0 needed none. */
    const char *method; /* "processor", "transfer", "delivery" */
    const char *attempt, *attempt_state, *pay_url, *card, *intent;
    struct order_line *lines;
    size_t nlines;
    struct order_step *history; /* oldest first */
    size_t nhistory;
};

/* Who asks for an order; NULL where there is nothing of the kind. */
struct order_reader {
    const char *owner, *guest_owner; /* carts.owner ids of the session */
    const char *sub;
};

/* With its lines and history. */
enum rc order_get(
    struct ctx *ctx, const char *id, struct order **out) MUST_CHECK;

/* The id of the order that people call by this number. */
enum rc order_by_number(
    struct ctx *ctx, const char *number, const char **id) MUST_CHECK;

/* As order_get, NOTFOUND for an order of somebody else. */
enum rc order_get_own(struct ctx *ctx, const char *id,
    const struct order_reader *who, struct order **out) MUST_CHECK;

struct order_summary {
    const char *id, *number, *payment, *fulfilment, *state;
    const char *email, *name, *placed_at;
    struct money total;
    int64_t pieces;
    /* order_list_own alone: */
    const char *expires_at, *method; /* as struct order has them */
};

struct db_query;
/* Its columns of a row, up to pieces. */
void order_summary_read(struct db_query *q, struct order_summary *s);

/* The reader's orders, newest first, at most 100 older than the id before. */
enum rc order_list_own(struct ctx *ctx, const struct order_reader *who,
    const char *before, struct order_summary **out, size_t *n) MUST_CHECK;

/*
 * The one state that people see: placed, awaiting_payment, paid, shipped,
 * delivered, cancelled, partly_refunded or refunded.
 */
const char *order_state_of(const char *payment, const char *fulfilment);
const char *order_public_state(const struct order *order);

/* Placed, and not yet paid. */
bool order_is_waiting(const struct order *order);

/* Paid, and not all of it is back. */
bool order_is_paid(const struct order *order);

#endif
