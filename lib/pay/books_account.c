#include "pay/books_account.h"

#include <string.h>

struct account {
    struct ctx *ctx;
    struct books *books;
    const struct ledger *ledger;
    bool *matched; /* of each row */
};

/* What must be booked. */
struct booking {
    const char *id;
    const char *subject; /* "charge ch_1 of EUR 4.00" */
    struct money amount; /* a refund's is negative */
    bool due;            /* it must be there by now */
};

static void
tell(struct account *a, const char *rule, const char *says,
    const struct difference *rest)
{
    struct difference d = *rest;

    d.rule = rule;
    d.says = says;
    books_add(a->ctx, a->books, &d);
}

static const char *
amount(const struct account *a, struct money m)
{
    return money_text(a->ctx, m);
}

/* The first row of a source; they stand in its order. */
static size_t
first_of(const struct account *a, const char *source)
{
    size_t low = 0, high = a->ledger->nentries;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (strcmp(a->ledger->entries[middle].source, source) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool
same(struct money a, struct money b)
{
    return strcmp(a.cur, b.cur) == 0 && a.minor == b.minor;
}

static void
judge(struct account *a, const struct booking *b)
{
    const struct ledger *l = a->ledger;
    size_t first = first_of(a, b->id), i = first;
    size_t n;

    while (i < l->nentries && strcmp(l->entries[i].source, b->id) == 0)
        a->matched[i++] = true;
    n = i - first;
    if (n == 0 && b->due)
        tell(a, "L10", "the processor's account has no row of it",
            &(struct difference){ .subject = b->subject });
    if (n > 1)
        tell(a, "L10", "the processor's account has several rows of it",
            &(struct difference){ .subject = b->subject,
                .found = talloc_asprintf(a->ctx, "%zu", n) });
    if (n == 1 && !l->entries[first].exchanged &&
        !same(l->entries[first].amount, b->amount))
        tell(a, "L11", "it is booked with other money",
            &(struct difference){ .subject = b->subject,
                .found = amount(a, l->entries[first].amount),
                .wanted = amount(a, b->amount) });
}

static const char *
subject(const struct account *a, const char *what, const char *id,
    struct money m)
{
    return talloc_asprintf(a->ctx, "%s %s of %s", what, id, amount(a, m));
}

static void
judge_charges(struct account *a, int64_t until)
{
    for (size_t i = 0; i < a->ledger->ncharges; i++) {
        const struct ledger_charge *c = &a->ledger->charges[i];

        judge(a,
            &(struct booking){ .id = c->id,
                .subject = subject(a, "charge", c->id, c->captured),
                .amount = c->captured,
                .due = c->created < until });
    }
}

static void
judge_refunds(struct account *a, int64_t until)
{
    for (size_t i = 0; i < a->ledger->nrefunds; i++) {
        const struct ledger_refund *r = &a->ledger->refunds[i];

        judge(a,
            &(struct booking){ .id = r->id,
                .subject = subject(a, "refund", r->id, r->amount),
                .amount = money_of(-r->amount.minor, r->amount.cur),
                .due = r->given && r->created < until });
    }
}

static void
judge_entry(struct account *a, const struct ledger_entry *e, bool strange)
{
    const struct difference d = {
        .subject = subject(a, "row", e->id, e->amount), .found = e->source
    };
    struct money net = e->amount;

    if (strange)
        tell(a, "L12", "it is of no charge and no refund", &d);
    if (!money_sub(e->amount, e->fee, &net) || !same(net, e->net))
        tell(a, "L13", "its net is not its amount less its fee",
            &(struct difference){ .subject = d.subject,
                .found = amount(a, e->net),
                .wanted = amount(a, net) });
}

void
books_account(struct ctx *ctx, struct books *books,
    const struct ledger *ledger, int64_t since, int64_t until)
{
    struct account a = { .ctx = ctx, .books = books, .ledger = ledger };

    a.matched = talloc_zero_array(ctx, bool, (unsigned)ledger->nentries + 1);
    judge_charges(&a, until);
    judge_refunds(&a, until);
    for (size_t i = 0; i < ledger->nentries; i++)
        judge_entry(&a, &ledger->entries[i],
            !a.matched[i] && ledger->entries[i].created >= since);
}
