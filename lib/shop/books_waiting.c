/* What takes longer than it ever may: nothing hangs for ever. */
#include "shop/books_rules.h"

/* Without a session an open one is not the processor's: somebody pays. */
DB_STMT(attempts,
    "SELECT o.id, CONCAT('order ', o.number), "
    "CONCAT(a.state, ' since ', LEFT(a.created_at, 16)), NULL, NULL, "
    "COUNT(*) OVER () "
    "FROM orders.payment_attempt a JOIN orders.orders o ON o.id = a.order_id "
    "WHERE a.state IN ('new', 'unknown', 'open') "
    "AND a.created_at < UTC_TIMESTAMP(3) - INTERVAL 26 HOUR "
    "AND NOT (a.state = 'open' AND a.session_id IS NULL) "
    "ORDER BY a.created_at LIMIT 20");

DB_STMT(events,
    "SELECT o.id, CONCAT('event ', e.id), "
    "CONCAT(e.type, ' since ', LEFT(e.received_at, 16)), NULL, NULL, "
    "COUNT(*) OVER () FROM orders.payment_event e "
    "LEFT JOIN orders.payment_attempt a ON a.id = e.attempt "
    "LEFT JOIN orders.orders o ON o.id = a.order_id "
    "WHERE e.handled_at IS NULL "
    "AND e.received_at < UTC_TIMESTAMP(3) - INTERVAL 10 MINUTE "
    "ORDER BY e.received_at LIMIT 20");

DB_STMT(unpaid,
    "SELECT id, CONCAT('order ', number), "
    "CONCAT(payment, ' since ', LEFT(placed_at, 16)), NULL, NULL, "
    "COUNT(*) OVER () FROM orders.orders "
    "WHERE payment IN ('placed', 'awaiting_payment') "
    "AND expires_at < UTC_TIMESTAMP(3) - INTERVAL 1 HOUR "
    "ORDER BY expires_at LIMIT 20");

DB_STMT(refunds,
    "SELECT o.id, CONCAT('order ', o.number), r.amount_minor, NULL, "
    "r.currency, COUNT(*) OVER () FROM orders.refund r "
    "JOIN orders.orders o ON o.id = r.order_id "
    "WHERE r.state IN ('queued', 'unknown') "
    "AND r.created_at < UTC_TIMESTAMP(3) - INTERVAL 1 DAY "
    "ORDER BY r.created_at LIMIT 20");

DB_STMT(mails,
    "SELECT b.order_id, CONCAT('mail to ', b.recipient), "
    "CONCAT(b.kind, ' since ', LEFT(b.created_at, 16)), NULL, NULL, "
    "COUNT(*) OVER () FROM orders.outbox b WHERE b.sent_at IS NULL "
    "AND b.created_at < UTC_TIMESTAMP(3) - INTERVAL 1 DAY "
    "ORDER BY b.created_at LIMIT 20");

const struct books_rule books_waiting_rules[] = {
    { "P11", "nobody knows what became of its payment", &attempts },
    { "P12", "it was not looked at for 10 minutes", &events },
    { "P13", "its time to be paid was over an hour ago", &unpaid },
    { "P14", "its refund has not gone out for a day", &refunds },
    { "X4", "it could not be sent for a day", &mails },
    { 0 },
};
