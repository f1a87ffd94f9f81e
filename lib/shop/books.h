/*
 * Checking the books: what must be true of stock, orders and money, whatever
 * has happened. Each rule is one statement that finds what breaks it.
 */
#ifndef SHOP_BOOKS_H
#define SHOP_BOOKS_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"

/* BOOKS_EACH: findings kept of one rule; the others are only counted. */
enum { BOOKS_EACH = 20 };

struct finding {
    const char *rule;     /* "S2" */
    const char *order_id; /* NULL: it is of no order */
    const char *text;     /* for people, one line */
};

struct books {
    struct finding *findings;
    size_t n;
    int64_t differences; /* all of them, also those that are not kept */
    int64_t orders;      /* that were looked at */
    /* Unfinished business: nothing is wrong with it. */
    int64_t unpaid_orders, open_attempts, refunds_due, mails_due, events_due;
    int64_t alerts; /* that were ever raised */
};

/* What one difference looks like before it is told. */
struct difference {
    const char *rule, *says;
    const char *order_id;
    const char *subject;        /* "order W-2345", "SKU PEN-1" */
    const char *found, *wanted; /* NULL: nothing to say */
};

/* Adds it, or only counts it if enough of its rule are there. */
void books_add(
    struct ctx *ctx, struct books *books, const struct difference *d);

/*
 * Holds every rule against the database as it is at one instant. FAIL or
 * BUSY: it could not be checked. Outside any transaction.
 */
enum rc books_check(struct ctx *ctx, struct books *out) MUST_CHECK;

#endif
