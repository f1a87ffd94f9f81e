#include "shop/books.h"

#include <string.h>

#include "base/db.h"
#include "base/str.h"
#include "shop/books_rules.h"

DB_STMT(waiting,
    "SELECT (SELECT COUNT(*) FROM orders.orders "
    "WHERE payment IN ('placed', 'awaiting_payment')), "
    "(SELECT COUNT(*) FROM orders.payment_attempt "
    "WHERE state IN ('new', 'unknown', 'open')), "
    "(SELECT COUNT(*) FROM orders.refund "
    "WHERE state IN ('queued', 'unknown')), "
    "(SELECT COUNT(*) FROM orders.outbox WHERE sent_at IS NULL), "
    "(SELECT COUNT(*) FROM orders.payment_event WHERE handled_at IS NULL), "
    "(SELECT COUNT(*) FROM orders.alert WHERE seen_at IS NULL)");

static size_t
kept_of(const struct books *books, const char *rule)
{
    size_t n = 0;

    for (size_t i = 0; i < books->n; i++)
        n += strcmp(books->findings[i].rule, rule) == 0;
    return n;
}

static const char *
told(struct ctx *ctx, const struct difference *d)
{
    char *text = talloc_asprintf(ctx, "%s: %s", d->subject, d->says);

    if (d->found != NULL)
        text = talloc_asprintf_append(text, ": %s", d->found);
    if (d->wanted != NULL)
        text = talloc_asprintf_append(text, ", not %s", d->wanted);
    return text;
}

void
books_add(struct ctx *ctx, struct books *books, const struct difference *d)
{
    books->differences++;
    if (kept_of(books, d->rule) >= BOOKS_EACH)
        return;
    books->findings = talloc_realloc(
        ctx, books->findings, struct finding, (unsigned)books->n + 1);
    books->findings[books->n++] =
        (struct finding){ d->rule, d->order_id, told(ctx, d) };
}

static const char *
in_money(struct ctx *ctx, const char *number, const char *currency)
{
    int64_t minor;

    if (number == NULL || currency == NULL ||
        !str_int(number, INT64_MIN, INT64_MAX, &minor))
        return number;
    return money_text(ctx, money_of(minor, currency));
}

static enum rc
hold(struct ctx *ctx, const struct books_rule *rule, struct books *books)
{
    struct db_query *q = db_start(ctx, rule->stmt);
    int64_t all = 0, read = 0;

    while (db_next(q)) {
        struct difference d = { .rule = rule->name, .says = rule->says };
        const char *currency;

        d.order_id = db_str(q);
        d.subject = db_str(q);
        d.found = db_str(q);
        d.wanted = db_str(q);
        currency = db_str(q);
        all = db_int(q);
        read++;
        d.found = in_money(ctx, d.found, currency);
        d.wanted = in_money(ctx, d.wanted, currency);
        books_add(ctx, books, &d);
    }
    books->differences += all - read;
    return db_end(q);
}

static enum rc
hold_all(
    struct ctx *ctx, const struct books_rule *rules, struct books *books)
{
    for (; rules->stmt != NULL; rules++)
        TRY(hold(ctx, rules, books));
    return OK;
}

static enum rc
count_waiting(struct ctx *ctx, struct books *books)
{
    struct db_query *q = db_start(ctx, &waiting);

    if (db_next(q)) {
        books->unpaid_orders = db_int(q);
        books->open_attempts = db_int(q);
        books->refunds_due = db_int(q);
        books->mails_due = db_int(q);
        books->events_due = db_int(q);
        books->alerts = db_int(q);
    }
    return db_end(q);
}

static enum rc
check(struct ctx *ctx, void *arg)
{
    struct books *books = arg;

    *books = (struct books){ 0 };
    TRY(hold_all(ctx, books_stock_rules, books));
    TRY(books_orders(ctx, books));
    TRY(hold_all(ctx, books_order_rules, books));
    TRY(hold_all(ctx, books_payment_rules, books));
    TRY(hold_all(ctx, books_refund_rules, books));
    TRY(hold_all(ctx, books_paper_rules, books));
    TRY(hold_all(ctx, books_waiting_rules, books));
    return count_waiting(ctx, books);
}

enum rc
books_check(struct ctx *ctx, struct books *out)
{
    return db_snapshot(ctx, check, out);
}
