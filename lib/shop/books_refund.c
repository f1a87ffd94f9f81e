/* Money given back: no more than was taken, and the sums of it. */
#include "shop/books_rules.h"

DB_STMT(too_much,
    "SELECT o.id, CONCAT('order ', o.number), SUM(r.amount_minor), "
    "CONCAT(a.captured_minor), o.currency, COUNT(*) OVER () "
    "FROM orders.refund r JOIN orders.payment_attempt a ON a.id = r.attempt "
    "AND a.intent_id = r.intent_id "
    "JOIN orders.orders o ON o.id = r.order_id WHERE r.state <> 'refused' "
    "GROUP BY a.id, o.id, o.number, a.captured_minor, o.currency "
    "HAVING SUM(r.amount_minor) > a.captured_minor ORDER BY o.id LIMIT 20");

DB_STMT(attempt_sum,
    "SELECT o.id, CONCAT('order ', o.number), a.refunded_minor, "
    "COALESCE(SUM(r.amount_minor), 0), o.currency, COUNT(*) OVER () "
    "FROM orders.payment_attempt a JOIN orders.orders o ON o.id = a.order_id "
    "LEFT JOIN orders.refund r ON r.attempt = a.id "
    "AND r.intent_id = COALESCE(a.intent_id, r.intent_id) "
    "AND r.state = 'done' WHERE a.state = 'paid' "
    "AND (a.refunded_minor > 0 OR r.id IS NOT NULL) "
    "GROUP BY a.id, o.id, o.number, a.refunded_minor, o.currency "
    "HAVING a.refunded_minor <> COALESCE(SUM(r.amount_minor), 0) "
    "ORDER BY o.id LIMIT 20");

/* What is set aside for a refund under way counts; nobody can have it. */
DB_STMT(order_sum,
    "SELECT o.id, CONCAT('order ', o.number), o.refunded_minor, "
    "COALESCE(SUM(r.amount_minor), 0), o.currency, COUNT(*) OVER () "
    "FROM orders.orders o LEFT JOIN orders.payment_attempt a "
    "ON a.order_id = o.id AND a.state = 'paid' "
    "LEFT JOIN orders.refund r ON r.attempt = a.id "
    "AND r.intent_id = COALESCE(a.intent_id, r.intent_id) "
    "AND r.state <> 'refused' "
    "WHERE o.payment IN ('paid', 'partly_refunded', 'refunded') "
    "AND (o.refunded_minor > 0 OR r.id IS NOT NULL) "
    "GROUP BY o.id, o.number, o.refunded_minor, o.currency "
    "HAVING o.refunded_minor <> COALESCE(SUM(r.amount_minor), 0) "
    "ORDER BY o.id LIMIT 20");

DB_STMT(state,
    "SELECT o.id, CONCAT('order ', o.number), o.payment, "
    "IF(a.refunded_minor = 0, 'paid', IF(a.refunded_minor < a.captured_minor, "
    "'partly_refunded', 'refunded')), NULL, COUNT(*) OVER () "
    "FROM orders.payment_attempt a JOIN orders.orders o ON o.id = a.order_id "
    "WHERE a.state = 'paid' AND o.payment IN ('paid', 'partly_refunded', "
    "'refunded') AND o.payment <> IF(a.refunded_minor = 0, 'paid', "
    "IF(a.refunded_minor < a.captured_minor, 'partly_refunded', "
    "'refunded')) ORDER BY o.id LIMIT 20");

DB_STMT(nameless,
    "SELECT o.id, CONCAT('order ', o.number), r.amount_minor, NULL, "
    "r.currency, COUNT(*) OVER () FROM orders.refund r "
    "JOIN orders.orders o ON o.id = r.order_id "
    "JOIN orders.payment_attempt a ON a.id = r.attempt "
    "WHERE r.state = 'done' AND r.refund_id IS NULL "
    "AND a.method = 'processor' ORDER BY r.id LIMIT 20");

DB_STMT(currency,
    "SELECT o.id, CONCAT('order ', o.number), r.currency, o.currency, NULL, "
    "COUNT(*) OVER () FROM orders.refund r "
    "JOIN orders.orders o ON o.id = r.order_id "
    "JOIN orders.payment_attempt a ON a.id = r.attempt "
    "AND a.intent_id = r.intent_id WHERE r.currency <> o.currency "
    "ORDER BY r.id LIMIT 20");

DB_STMT(pieces,
    "SELECT o.id, CONCAT('order ', o.number), "
    "CONCAT(SUM(f.quantity), ' of SKU ', l.sku), l.quantity, NULL, "
    "COUNT(*) OVER () FROM orders.refund_line f "
    "JOIN orders.refund r ON r.id = f.refund "
    "JOIN orders.orders o ON o.id = r.order_id "
    "JOIN orders.order_line l ON l.order_id = o.id "
    "AND l.line_no = f.line_no WHERE r.state <> 'refused' "
    "GROUP BY o.id, o.number, l.sku, l.quantity "
    "HAVING SUM(f.quantity) > l.quantity ORDER BY o.id, l.sku LIMIT 20");

DB_STMT(lines,
    "SELECT o.id, CONCAT('order ', o.number), SUM(f.amount_minor), "
    "CONCAT(r.amount_minor), o.currency, COUNT(*) OVER () "
    "FROM orders.refund_line f JOIN orders.refund r ON r.id = f.refund "
    "JOIN orders.orders o ON o.id = r.order_id "
    "GROUP BY r.id, o.id, o.number, r.amount_minor, o.currency "
    "HAVING SUM(f.amount_minor) <> r.amount_minor ORDER BY r.id LIMIT 20");

const struct books_rule books_refund_rules[] = {
    { "P9", "more is given back than was captured", &too_much },
    { "P9", "refunded by its attempt is not what its refunds come to",
        &attempt_sum },
    { "P9", "refunded is not what its refunds come to", &order_sum },
    { "P9", "its state does not tell what was given back", &state },
    { "P9", "a refund is in other money than the order", &currency },
    { "P9", "more pieces were paid back than were bought", &pieces },
    { "P9", "the lines of a refund do not add up to it", &lines },
    { "P10", "a refund is done that the processor gave no name", &nameless },
    { 0 },
};
