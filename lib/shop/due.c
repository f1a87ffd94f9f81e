#include "shop/due.h"

#include "base/db.h"

/* After each try in vain the pause since it was received has doubled. */
DB_STMT(events, "SELECT id FROM orders.payment_event WHERE handled_at IS NULL "
                "AND received_at <= UTC_TIMESTAMP(3) "
                "- INTERVAL POW(2, LEAST(tries, 20)) - 1 SECOND "
                "ORDER BY received_at LIMIT 50");

/* What no processor took, a person pays back. */
DB_STMT(refunds,
    "SELECT r.id FROM orders.refund r "
    "JOIN orders.payment_attempt a ON a.id = r.attempt "
    "WHERE r.state IN ('queued', 'unknown') AND a.method = 'processor' "
    "AND r.next_at <= UTC_TIMESTAMP(3) ORDER BY r.next_at LIMIT 50");

/* 1, 2, 4 ... 60 s apart. */
DB_STMT(unknown,
    "SELECT id FROM orders.payment_attempt WHERE state = 'unknown' "
    "AND session_id IS NULL "
    "AND created_at > UTC_TIMESTAMP(3) - INTERVAL 20 HOUR "
    "AND (checked_at IS NULL OR checked_at <= UTC_TIMESTAMP(3) "
    "- INTERVAL LEAST(60, POW(2, LEAST(tries, 6))) SECOND) "
    "ORDER BY checked_at LIMIT 50");

DB_STMT(attempts, "SELECT id FROM orders.payment_attempt "
                  "WHERE state IN ('new', 'unknown', 'open') "
                  "AND method = 'processor' "
                  "AND created_at <= UTC_TIMESTAMP(3) - INTERVAL 2 MINUTE "
                  "AND (checked_at IS NULL "
                  "OR checked_at <= UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE) "
                  "ORDER BY checked_at LIMIT 50");

/* In no order: fifty that nobody can settle must not starve the others. */
DB_STMT(orders,
    "SELECT o.id FROM orders.orders o JOIN orders.payment_attempt a "
    "ON a.order_id = o.id AND a.method = 'processor' "
    "WHERE o.payment IN ('placed', 'awaiting_payment') "
    "AND o.expires_at <= UTC_TIMESTAMP(3) ORDER BY RAND() LIMIT 50");

DB_STMT(offline,
    "SELECT o.id FROM orders.orders o JOIN orders.payment_attempt a "
    "ON a.order_id = o.id AND a.method <> 'processor' "
    "WHERE o.payment = 'awaiting_payment' AND o.fulfilment = 'new' "
    "AND o.expires_at <= UTC_TIMESTAMP(3) ORDER BY o.expires_at LIMIT 50");

/* A mail that nobody took for a week is old news. */
DB_STMT(mails, "SELECT id FROM orders.outbox WHERE sent_at IS NULL "
               "AND next_at <= UTC_TIMESTAMP(3) "
               "AND created_at > UTC_TIMESTAMP(3) - INTERVAL 7 DAY "
               "ORDER BY next_at LIMIT 50");

enum rc
due_find(struct ctx *ctx, enum due what, struct due_list *out)
{
    static const struct db_stmt *const stmts[] = { [DUE_EVENTS] = &events,
        [DUE_REFUNDS] = &refunds,
        [DUE_UNKNOWN] = &unknown,
        [DUE_ATTEMPTS] = &attempts,
        [DUE_ORDERS] = &orders,
        [DUE_OFFLINE] = &offline,
        [DUE_MAILS] = &mails };
    struct db_query *q = db_start(ctx, stmts[what]);

    out->n = 0;
    while (out->n < DUE_MAX && db_next(q))
        out->id[out->n++] = db_str(q);
    return db_end(q);
}
