/* Payment attempts and the orders that they pay for. */
#include "shop/books_rules.h"

#define PAID "('paid', 'partly_refunded', 'refunded')"
#define LIVE "('placed', 'awaiting_payment')"

DB_STMT(captured,
    "SELECT o.id, CONCAT('order ', o.number), a.captured_minor, "
    "o.total_minor, o.currency, COUNT(*) OVER () "
    "FROM orders.payment_attempt a JOIN orders.orders o ON o.id = a.order_id "
    "WHERE a.state = 'paid' AND a.captured_minor <> o.total_minor "
    "ORDER BY o.id LIMIT 20");

DB_STMT(asked,
    "SELECT o.id, CONCAT('order ', o.number), "
    "CONCAT(a.amount_minor, ' minor units of ', a.currency), "
    "CONCAT(o.total_minor, ' of ', o.currency), NULL, COUNT(*) OVER () "
    "FROM orders.payment_attempt a JOIN orders.orders o ON o.id = a.order_id "
    "WHERE a.currency <> o.currency OR a.amount_minor <> o.total_minor "
    "ORDER BY o.id LIMIT 20");

DB_STMT(paid_by,
    "SELECT o.id, CONCAT('order ', o.number), "
    "CONCAT(o.payment, ' by ', COUNT(a.id), ' attempts'), '1', NULL, "
    "COUNT(*) OVER () FROM orders.orders o "
    "LEFT JOIN orders.payment_attempt a ON a.order_id = o.id "
    "AND a.state = 'paid' WHERE o.payment IN " PAID " AND o.total_minor > 0 "
    "GROUP BY o.id, o.number, o.payment HAVING COUNT(a.id) <> 1 "
    "ORDER BY o.id LIMIT 20");

DB_STMT(taken,
    "SELECT o.id, CONCAT('order ', o.number), o.payment, 'paid', NULL, "
    "COUNT(*) OVER () "
    "FROM orders.payment_attempt a JOIN orders.orders o ON o.id = a.order_id "
    "WHERE a.state = 'paid' AND o.payment IN " LIVE
    " ORDER BY o.id LIMIT 20");

DB_STMT(kept,
    "SELECT o.id, CONCAT('order ', o.number), COALESCE(SUM(r.amount_minor), "
    "0), a.captured_minor, o.currency, COUNT(*) OVER () "
    "FROM orders.payment_attempt a JOIN orders.orders o ON o.id = a.order_id "
    "LEFT JOIN orders.refund r ON r.attempt = a.id "
    "AND r.intent_id = a.intent_id AND r.state <> 'refused' "
    "WHERE a.state = 'paid' AND o.payment = 'cancelled' "
    "GROUP BY a.id, o.id, o.number, a.captured_minor, o.currency "
    "HAVING COALESCE(SUM(r.amount_minor), 0) < a.captured_minor "
    "ORDER BY o.id LIMIT 20");

DB_STMT(unpaid_capture,
    "SELECT o.id, CONCAT('order ', o.number), a.captured_minor, '0', "
    "o.currency, COUNT(*) OVER () "
    "FROM orders.payment_attempt a JOIN orders.orders o ON o.id = a.order_id "
    "WHERE a.state IN ('new', 'unknown', 'open') AND a.captured_minor <> 0 "
    "ORDER BY o.id LIMIT 20");

DB_STMT(ended,
    "SELECT o.id, CONCAT('order ', o.number), "
    "CONCAT(o.payment, ' and its attempt ', a.state), NULL, NULL, "
    "COUNT(*) OVER () "
    "FROM orders.payment_attempt a JOIN orders.orders o ON o.id = a.order_id "
    "WHERE a.state IN ('new', 'unknown', 'open', 'expired', 'refused') "
    "AND (a.state IN ('expired', 'refused')) = (o.payment IN " LIVE ") "
    "ORDER BY o.id LIMIT 20");

const struct books_rule books_payment_rules[] = {
    { "P1", "captured is not its total", &captured },
    { "P3", "other money was asked for than its total", &asked },
    { "P4", "it is paid, but not by exactly one attempt", &paid_by },
    { "P5", "its money was taken, but it is not paid", &taken },
    { "P5", "it is cancelled, and its money is not on the way back", &kept },
    { "P5", "money was captured by an attempt that is not paid",
        &unpaid_capture },
    { "P6", "its attempt has not ended as it has", &ended },
    { 0 },
};
