/* Orders, their history, and the carts that they came from. */
#include "shop/books_rules.h"

#define PAID "('paid', 'partly_refunded', 'refunded')"
#define LIVE "('placed', 'awaiting_payment')"

DB_STMT(one_a_cart,
    "SELECT o.id, CONCAT('order ', o.number), "
    "CONCAT('cart ', o.cart_id, ' has ', x.n), '1', NULL, COUNT(*) OVER () "
    "FROM (SELECT cart_id, COUNT(*) AS n FROM orders.orders "
    "WHERE payment <> 'cancelled' GROUP BY cart_id HAVING COUNT(*) > 1) x "
    "JOIN orders.orders o ON o.cart_id = x.cart_id "
    "AND o.payment <> 'cancelled' ORDER BY o.id LIMIT 20");

/* The kinds of steps are few; the steps that are wrong, too. */
DB_STMT(allowed,
    "SELECT STRAIGHT_JOIN o.id, CONCAT('order ', o.number), "
    "CONCAT(k.axis, ' from ', k.from_state, ' to ', k.to_state), NULL, NULL, "
    "COUNT(*) OVER () FROM (SELECT DISTINCT axis, from_state, to_state "
    "FROM orders.order_history) k "
    "LEFT JOIN orders.allowed_transition t ON t.axis = k.axis "
    "AND t.from_state = k.from_state AND t.to_state = k.to_state "
    "JOIN orders.order_history h ON h.axis = k.axis "
    "AND h.from_state = k.from_state AND h.to_state = k.to_state "
    "JOIN orders.orders o ON o.id = h.order_id "
    "WHERE t.axis IS NULL ORDER BY h.id LIMIT 20");

DB_STMT(numbers,
    "SELECT MIN(id), CONCAT('order ', number), COUNT(*), '1', NULL, "
    "COUNT(*) OVER () FROM orders.orders GROUP BY number "
    "HAVING COUNT(*) > 1 ORDER BY number LIMIT 20");

/* Whoever is in the middle of it holds the cart. */
DB_STMT(its_cart,
    "SELECT o.id, CONCAT('order ', o.number), CONCAT('cart ', o.cart_id, "
    "IF(c.id IS NULL, ' is gone', CONCAT(' is ', c.state, "
    "IF(c.order_id IS NULL, '', CONCAT(' in order ', c.order_id))))), "
    "CONCAT(IF(o.payment IN " LIVE ", 'ordering', 'purchased'), "
    "' in this one'), NULL, COUNT(*) OVER () FROM orders.orders o "
    "LEFT JOIN carts.cart c ON c.id = o.cart_id "
    "WHERE o.payment <> 'cancelled' AND (c.id IS NULL "
    "OR c.state <> IF(o.payment IN " LIVE ", 'ordering', 'purchased') "
    "OR c.order_id IS NULL OR c.order_id <> o.id) ORDER BY o.id LIMIT 20");

DB_STMT(its_order,
    "SELECT o.id, CONCAT('cart ', c.id), CONCAT('it is ', c.state, ' and ', "
    "IF(o.id IS NULL, 'there is none', CONCAT('order ', o.number, ' is ', "
    "o.payment))), NULL, NULL, COUNT(*) OVER () FROM carts.cart c "
    "LEFT JOIN orders.orders o ON o.id = c.order_id "
    "WHERE c.state <> 'open' AND (o.id IS NULL OR o.cart_id <> c.id "
    "OR (c.state = 'ordering' AND o.payment NOT IN " LIVE ") "
    "OR (c.state = 'purchased' AND o.payment NOT IN " PAID ")) "
    "ORDER BY c.id LIMIT 20");

const struct books_rule books_order_rules[] = {
    { "O5", "more than one live order is of one cart", &one_a_cart },
    { "O6", "its history has a step that is not allowed", &allowed },
    { "O8", "a number is given to several orders", &numbers },
    { "O9", "its cart does not stand where it does", &its_cart },
    { "O9", "its order does not stand where it does", &its_order },
    { 0 },
};
