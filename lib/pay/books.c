#include "pay/books.h"

#include <stdlib.h>
#include <string.h>

#include "pay/books_account.h"
#include "shop/books_ledger.h"

/*
 * Seconds. DAY: what is told later than it happened. LAG: a list may be
 * behind. SETTLES: how long the worker may take to learn of a payment.
 * ASKED: intents that are asked about one by one.
 */
enum { DAY = 86400, LAG = 120, SETTLES = 600, ASKED = 50 };

struct comparing {
    struct ctx *ctx;
    struct books *books;
    struct ledger ledger;
    struct books_ours ours;
    int64_t now, since; /* since: what must be on both sides */
    size_t asked;
};

static const char *
amount(const struct comparing *c, struct money m)
{
    return money_text(c->ctx, m);
}

static bool
same(struct money a, struct money b)
{
    return strcmp(a.cur, b.cur) == 0 && a.minor == b.minor;
}

static void
tell(struct comparing *c, const char *rule, const char *subject,
    const char *says, const struct difference *rest)
{
    struct difference d = *rest;

    d.rule = rule;
    d.subject = subject;
    d.says = says;
    books_add(c->ctx, c->books, &d);
}

static const char *
of_order(const struct comparing *c, const char *number)
{
    return talloc_asprintf(c->ctx, "order %s", number);
}

static const char *
of_charge(const struct comparing *c, const struct ledger_charge *charge)
{
    return talloc_asprintf(c->ctx, "charge %s of %s", charge->id,
        amount(c, charge->captured));
}

static int
by_intent(const void *key, const void *paid)
{
    return strcmp(key, ((const struct books_paid *)paid)->intent);
}

static struct books_paid *
paid_by(const struct comparing *c, const char *intent)
{
    if (intent == NULL || c->ours.npaid == 0)
        return NULL;
    return bsearch(intent, c->ours.paid, c->ours.npaid,
        sizeof(*c->ours.paid), by_intent);
}

/* The first of our refunds of an intent; they stand in its order. */
static size_t
first_refund(const struct comparing *c, const char *intent)
{
    size_t low = 0, high = c->ours.nrefunds;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (strcmp(c->ours.refunds[middle].intent, intent) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The next one of the intent after the first, at *i; NULL at the end. */
static struct books_refund *
next_refund(const struct comparing *c, const char *intent, size_t *i)
{
    if (*i >= c->ours.nrefunds ||
        strcmp(c->ours.refunds[*i].intent, intent) != 0)
        return NULL;
    return &c->ours.refunds[(*i)++];
}

/* What goes back of money that no order has kept; false: nothing does. */
static bool
goes_back(const struct comparing *c, const char *intent, struct money *out)
{
    const struct books_refund *r;
    bool found = false;
    size_t i;

    if (intent == NULL)
        return false;
    i = first_refund(c, intent);
    while ((r = next_refund(c, intent, &i)) != NULL) {
        if (strcmp(r->state, "refused") == 0)
            continue;
        if (!found)
            *out = money_of(0, r->amount.cur);
        found = money_add(*out, r->amount, out);
    }
    return found;
}

/* Its intent names an attempt of ours, which does not know it. */
static void
judge_stray(struct comparing *c, const struct ledger_charge *charge,
    const struct books_attempt *a)
{
    struct difference d = { .order_id = a->order_id,
        .found = talloc_asprintf(c->ctx, "charge %s of %s", charge->id,
            amount(c, charge->captured)) };

    if (strcmp(a->state, "paid") == 0)
        tell(c, "L3", of_order(c, a->order),
            "the processor took money for it a second time", &d);
    else if (charge->created < c->now - SETTLES ||
        strcmp(a->state, "expired") == 0 || strcmp(a->state, "refused") == 0)
        tell(c, "L2", of_order(c, a->order),
            talloc_asprintf(c->ctx,
                "the processor took money for it, but its attempt is %s",
                a->state),
            &d);
}

/* Nothing of ours has its intent: whose is it? */
static enum rc
judge_unknown(struct comparing *c, const struct ledger_charge *charge)
{
    struct books_attempt a;
    const char *attempt = NULL;
    enum rc rc = NOTFOUND;

    if (charge->intent != NULL && c->asked++ < ASKED)
        TRY(ledger_attempt_of(c->ctx, charge->intent, &attempt));
    if (attempt != NULL)
        rc = books_attempt(c->ctx, attempt, &a);
    if (rc == NOTFOUND)
        tell(c, "L1", of_charge(c, charge), "it belongs to no order",
            &(struct difference){ .found = attempt != NULL
                    ? talloc_asprintf(
                          c->ctx, "attempt %s is not there", attempt)
                    : charge->intent });
    else if (rc == OK)
        judge_stray(c, charge, &a);
    return rc == NOTFOUND ? OK : rc;
}

static enum rc
judge_charge(struct comparing *c, const struct ledger_charge *charge)
{
    struct books_paid *paid = paid_by(c, charge->intent);
    struct money back;

    if (paid == NULL && goes_back(c, charge->intent, &back)) {
        if (!same(back, charge->captured))
            tell(c, "L4", of_charge(c, charge),
                "no order keeps it, and not all of it goes back",
                &(struct difference){ .found = amount(c, back) });
        return OK;
    }
    if (paid == NULL)
        return judge_unknown(c, charge);
    if (paid->seen)
        tell(c, "L3", of_order(c, paid->order),
            "the processor took money for it a second time",
            &(struct difference){ .order_id = paid->order_id,
                .found = of_charge(c, charge) });
    else if (!same(paid->captured, charge->captured))
        tell(c, "L4", of_order(c, paid->order),
            "the processor took other money for it",
            &(struct difference){ .order_id = paid->order_id,
                .found = amount(c, charge->captured),
                .wanted = amount(c, paid->captured) });
    if (charge->disputed)
        tell(c, "L9", of_order(c, paid->order), "its payment is disputed",
            &(struct difference){ .order_id = paid->order_id,
                .found = of_charge(c, charge) });
    paid->seen = true;
    return OK;
}

static enum rc
judge_charges(struct comparing *c)
{
    for (size_t i = 0; i < c->ledger.ncharges; i++)
        TRY(judge_charge(c, &c->ledger.charges[i]));
    for (size_t i = 0; i < c->ours.npaid; i++) {
        const struct books_paid *p = &c->ours.paid[i];

        if (!p->seen && p->at >= c->since && p->at < c->now - LAG)
            tell(c, "L5", of_order(c, p->order),
                "it is paid, but the processor took no money",
                &(struct difference){ .order_id = p->order_id,
                    .found = p->intent,
                    .wanted = amount(c, p->captured) });
    }
    return OK;
}

static bool
is_it(const struct books_refund *ours, const struct ledger_refund *r)
{
    if (ours->refund_id != NULL)
        return strcmp(ours->refund_id, r->id) == 0;
    return r->row != NULL && strcmp(ours->id, r->row) == 0;
}

/* By the name that it was given, or by ours in its metadata. */
static struct books_refund *
our_refund(const struct comparing *c, const struct ledger_refund *r)
{
    struct books_refund *ours;
    size_t i;

    if (r->intent == NULL)
        return NULL;
    i = first_refund(c, r->intent);
    while ((ours = next_refund(c, r->intent, &i)) != NULL)
        if (is_it(ours, r))
            return ours;
    return NULL;
}

static const char *
of_refund(const struct comparing *c, const struct ledger_refund *r)
{
    return talloc_asprintf(
        c->ctx, "refund %s of %s", r->id, amount(c, r->amount));
}

static void
judge_strange_refund(struct comparing *c, const struct ledger_refund *r)
{
    const struct books_paid *paid = paid_by(c, r->intent);

    tell(c, "L6", of_refund(c, r), "the shop has not asked for it",
        &(struct difference){
            .order_id = paid != NULL ? paid->order_id : NULL,
            .found = paid != NULL ? of_order(c, paid->order) : r->charge });
}

static void
judge_refund(struct comparing *c, const struct ledger_refund *r)
{
    struct books_refund *o = our_refund(c, r);
    bool done;

    if (r->failed)
        return;
    if (o == NULL) {
        judge_strange_refund(c, r);
        return;
    }
    done = strcmp(o->state, "done") == 0;
    if (!same(o->amount, r->amount))
        tell(c, "L8", of_order(c, o->order),
            "the processor gave back other money than was asked",
            &(struct difference){ .order_id = o->order_id,
                .found = amount(c, r->amount),
                .wanted = amount(c, o->amount) });
    if (!done &&
        (strcmp(o->state, "refused") == 0 ||
            r->created < c->now - SETTLES))
        tell(c, "L6", of_refund(c, r),
            "it was made, but the shop does not know",
            &(struct difference){ .order_id = o->order_id,
                .found = talloc_asprintf(c->ctx, "order %s: %s", o->order,
                    o->state) });
    o->seen = true;
}

static void
judge_refunds(struct comparing *c)
{
    for (size_t i = 0; i < c->ledger.nrefunds; i++)
        judge_refund(c, &c->ledger.refunds[i]);
    for (size_t i = 0; i < c->ours.nrefunds; i++) {
        const struct books_refund *o = &c->ours.refunds[i];

        if (!o->seen && strcmp(o->state, "done") == 0 &&
            o->at >= c->since && o->at < c->now - LAG)
            tell(c, "L7", of_order(c, o->order),
                "a refund is done, but the processor gave nothing back",
                &(struct difference){ .order_id = o->order_id,
                    .found = o->refund_id,
                    .wanted = amount(c, o->amount) });
    }
}

enum rc
pay_books(struct ctx *ctx, int64_t days, struct books *books)
{
    struct comparing c = { .ctx = ctx, .books = books };
    int64_t since;

    TRY(books_now(ctx, &c.now));
    since = days > 0 ? c.now - days * DAY : 0;
    c.since = since;
    /* What was made just before is not missing on the other side. */
    TRY(ledger_fetch(ctx, since > 2 * DAY ? since - 2 * DAY : 0, &c.ledger));
    c.ours.since = since > 3 * DAY ? since - 3 * DAY : 0;
    TRY(books_ours(ctx, &c.ours));
    TRY(judge_charges(&c));
    judge_refunds(&c);
    books_account(ctx, books, &c.ledger, c.since, c.now - LAG);
    return OK;
}
