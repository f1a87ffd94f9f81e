/*
 * clearcart settle: what the worker would do now, or the named orders at
 * once, and what became of each.
 */
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "base/db.h"
#include "base/setting.h"
#include "cli/commands.h"
#include "pay/settle.h"
#include "shop/due.h"
#include "shop/order.h"
#include "shop/payment.h"

enum { UNCERTAIN = 1 };

DB_STMT(order_now,
    "SELECT o.number, CONCAT(o.payment, ', its payment'), "
    "COALESCE(a.state, 'none') "
    "FROM orders.orders o "
    "LEFT JOIN orders.payment_attempt a ON a.order_id = o.id "
    "WHERE o.id = ? ORDER BY a.created_at DESC LIMIT 1");

DB_STMT(attempt_now,
    "SELECT o.number, CONCAT(o.payment, ', its payment'), a.state "
    "FROM orders.payment_attempt a "
    "JOIN orders.orders o ON o.id = a.order_id WHERE a.id = ?");

DB_STMT(refund_now,
    "SELECT o.number, CONCAT(o.payment, ', its refund'), r.state "
    "FROM orders.refund r JOIN orders.orders o ON o.id = r.order_id "
    "WHERE r.id = ?");

DB_STMT(event_now,
    "SELECT id, type, IF(handled_at IS NULL, 'waits', 'handled') "
    "FROM orders.payment_event WHERE id = ?");

/* Neither paid nor not: somebody must be asked again. */
DB_STMT(uncertain,
    "SELECT (SELECT COUNT(*) FROM orders.payment_attempt "
    "WHERE state = 'unknown' OR (state = 'new' "
    "AND request_body IS NOT NULL)), "
    "(SELECT COUNT(*) FROM orders.refund r "
    "JOIN orders.payment_attempt a ON a.id = r.attempt "
    "WHERE r.state IN ('queued', 'unknown') AND a.method = 'processor'), "
    "(SELECT COUNT(*) FROM orders.payment_event WHERE handled_at IS NULL), "
    "(SELECT COUNT(*) FROM orders.orders "
    "WHERE payment IN ('placed', 'awaiting_payment') "
    "AND expires_at <= UTC_TIMESTAMP(3))");

DB_STMT(refunds_of,
    "SELECT id FROM orders.refund WHERE order_id = ? "
    "AND state IN ('queued', 'unknown') ORDER BY created_at LIMIT 100");

DB_STMT(order_is_uncertain,
    "SELECT EXISTS (SELECT 1 FROM orders.payment_attempt a "
    "WHERE a.order_id = o.id AND (a.state = 'unknown' "
    "OR (a.state = 'new' AND a.request_body IS NOT NULL))) "
    "OR EXISTS (SELECT 1 FROM orders.refund r "
    "JOIN orders.payment_attempt a ON a.id = r.attempt "
    "WHERE r.order_id = o.id AND a.method = 'processor' "
    "AND r.state IN ('queued', 'unknown')) FROM orders.orders o "
    "WHERE o.id = ?");

/* "order W-2345: paid, its payment paid" by a statement from above. */
static enum rc
print_now(struct ctx *ctx, const struct db_stmt *stmt, const char *what,
    const char *id)
{
    struct db_query *q = db_start(ctx, stmt);

    db_bind_str(q, id);
    if (db_next(q)) {
        const char *name = db_str(q), *state = db_str(q);

        printf("%s %s: %s %s\n", what, name, state, db_str(q));
    }
    return db_end(q);
}

static const struct kind {
    enum due due;
    enum rc (*deed)(struct ctx *ctx, const char *id);
    const struct db_stmt *now;
    const char *what;
} kinds[] = {
    { DUE_EVENTS, pay_event, &event_now, "event" },
    { DUE_REFUNDS, pay_refund, &refund_now, "order" },
    { DUE_UNKNOWN, pay_settle, &attempt_now, "order" },
    { DUE_ATTEMPTS, pay_settle, &attempt_now, "order" },
    { DUE_ORDERS, pay_expire, &order_now, "order" },
};

/* Nobody's answer, or somebody else at it, is no failure of ours. */
static bool
is_told(enum rc rc)
{
    return rc == OK || rc == BUSY || rc == CONFLICT;
}

static enum rc
settle_kind(struct ctx *ctx, const struct kind *k, bool *certain)
{
    struct due_list list;

    TRY(due_find(ctx, k->due, &list));
    for (size_t i = 0; i < list.n; i++) {
        enum rc rc = k->deed(ctx, list.id[i]);

        if (!is_told(rc))
            return rc;
        *certain = *certain && rc != BUSY;
        TRY(print_now(ctx, k->now, k->what, list.id[i]));
    }
    return OK;
}

static enum rc
print_uncertain(struct ctx *ctx, bool *certain)
{
    static const char *const of[] = { "payments", "refunds",
        "events of the processor", "unpaid orders past their time" };
    struct db_query *q = db_start(ctx, &uncertain);

    if (db_next(q))
        for (size_t i = 0; i < COUNT(of); i++) {
            int64_t n = db_int(q);

            if (n == 0)
                continue;
            printf("still uncertain: %lld %s\n", (long long)n, of[i]);
            *certain = false;
        }
    return db_end(q);
}

static enum rc
settle_due(struct ctx *ctx, bool *certain)
{
    static const struct kind offline = { DUE_OFFLINE, pay_expire, &order_now,
        "order" };

    TRY(settle_kind(ctx, &offline, certain));
    if (pay_ready(ctx) == OK) {
        for (size_t i = 0; i < COUNT(kinds); i++)
            TRY(settle_kind(ctx, &kinds[i], certain));
    } else {
        printf("the processor is known to be down\n");
    }
    return print_uncertain(ctx, certain);
}

static enum rc
send_refunds(struct ctx *ctx, const char *order_id, bool *certain)
{
    struct db_query *q = db_start(ctx, &refunds_of);
    const char *ids[100];
    size_t n = 0;

    db_bind_str(q, order_id);
    while (n < COUNT(ids) && db_next(q))
        ids[n++] = db_str(q);
    TRY(db_end(q));
    for (size_t i = 0; i < n; i++) {
        enum rc rc = pay_refund(ctx, ids[i]);

        if (!is_told(rc))
            return rc;
        *certain = *certain && rc != BUSY;
        TRY(print_now(ctx, &refund_now, "order", ids[i]));
    }
    return OK;
}

static enum rc
settle_order(struct ctx *ctx, const char *number, bool *certain)
{
    struct attempt attempt;
    const char *id;
    struct db_query *q;
    enum rc rc;

    TRY(order_by_number(ctx, number, &id));
    rc = attempt_of_order(ctx, id, &attempt);
    if (rc == OK)
        rc = pay_settle(ctx, attempt.id);
    if (rc != NOTFOUND && !is_told(rc))
        return rc;
    *certain = *certain && rc != BUSY;
    TRY(send_refunds(ctx, id, certain));
    TRY(print_now(ctx, &order_now, "order", id));
    q = db_start(ctx, &order_is_uncertain);
    db_bind_str(q, id);
    if (db_next(q) && db_int(q) != 0)
        *certain = false;
    return db_end(q);
}

int
settle_command(struct ctx *ctx, int argc, char **argv)
{
    bool certain = true;

    if (argc > 1 && argv[1][0] == '-') {
        fprintf(stderr, "usage: clearcart settle [ORDER-NUMBER...]\n");
        return EX_USAGE;
    }
    if (setting_load(ctx) != OK)
        return EX_SOFTWARE;
    if (argc == 1 && settle_due(ctx, &certain) != OK)
        return EX_SOFTWARE;
    for (int i = 1; i < argc; i++) {
        enum rc rc = settle_order(ctx, argv[i], &certain);

        if (rc == NOTFOUND)
            fprintf(stderr, "clearcart: there is no order %s\n", argv[i]);
        if (rc != OK)
            return rc == NOTFOUND ? EX_NOINPUT : EX_SOFTWARE;
    }
    return certain ? EX_OK : UNCERTAIN;
}
