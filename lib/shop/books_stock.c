/* Stock: its bounds, its moves, and whose the reserved pieces are. */
#include "shop/books_rules.h"

DB_STMT(bounds,
    "SELECT NULL, CONCAT('SKU ', sku), CONCAT(on_hand, ' on hand, ', "
    "reserved, ' of them reserved'), NULL, NULL, COUNT(*) OVER () "
    "FROM catalog.item WHERE on_hand < 0 OR reserved < 0 "
    "OR reserved > on_hand ORDER BY sku LIMIT 20");

DB_STMT(moves,
    "SELECT NULL, CONCAT('SKU ', i.sku), "
    "CONCAT(i.on_hand, ' on hand and ', i.reserved, ' reserved'), "
    "CONCAT(COALESCE(m.hand, 0), ' and ', COALESCE(m.held, 0)), NULL, "
    "COUNT(*) OVER () FROM catalog.item i "
    "LEFT JOIN (SELECT sku, SUM(delta_on_hand) AS hand, "
    "SUM(delta_reserved) AS held FROM catalog.stock_move GROUP BY sku) m "
    "ON m.sku = i.sku WHERE i.on_hand <> COALESCE(m.hand, 0) "
    "OR i.reserved <> COALESCE(m.held, 0) ORDER BY i.sku LIMIT 20");

DB_STMT(held,
    "SELECT NULL, CONCAT('SKU ', i.sku), i.reserved, COALESCE(x.n, 0), NULL, "
    "COUNT(*) OVER () FROM catalog.item i "
    "LEFT JOIN (SELECT l.sku, SUM(l.quantity) AS n FROM orders.orders o "
    "JOIN orders.order_line l ON l.order_id = o.id "
    "WHERE o.payment IN ('placed', 'awaiting_payment') GROUP BY l.sku) x "
    "ON x.sku = i.sku WHERE i.reserved <> COALESCE(x.n, 0) "
    "ORDER BY i.sku LIMIT 20");

DB_STMT(strangers,
    "SELECT STRAIGHT_JOIN NULL, CONCAT('SKU ', m.sku), m.ref, NULL, NULL, "
    "COUNT(*) OVER () FROM (SELECT DISTINCT order_id FROM catalog.stock_move "
    "WHERE order_id IS NOT NULL) d "
    "LEFT JOIN orders.orders o ON o.id = d.order_id "
    "JOIN catalog.stock_move m ON m.order_id = d.order_id "
    "WHERE o.id IS NULL ORDER BY m.id LIMIT 20");

/* By its refund where there is one; a total of 0 comes back without. */
DB_STMT(returns,
    "SELECT o.id, CONCAT('order ', o.number), "
    "CONCAT(m.n, ' of SKU ', m.sku), CONCAT('up to ', "
    "COALESCE(l.quantity, 0)), NULL, COUNT(*) OVER () "
    "FROM (SELECT order_id, sku, SUM(delta_on_hand) AS n "
    "FROM catalog.stock_move WHERE order_id IS NOT NULL "
    "AND reason = 'return' GROUP BY order_id, sku) m "
    "JOIN orders.orders o ON o.id = m.order_id "
    "LEFT JOIN orders.order_line l ON l.order_id = o.id AND l.sku = m.sku "
    "WHERE m.n > COALESCE(l.quantity, 0) "
    "OR o.payment IN ('placed', 'awaiting_payment', 'cancelled') "
    "ORDER BY o.id, m.sku LIMIT 20");

DB_STMT(restocked,
    "SELECT o.id, CONCAT('order ', o.number), "
    "CONCAT(COALESCE(m.n, 0), ' of SKU ', l.sku), "
    "SUM(f.restock_quantity), NULL, COUNT(*) OVER () "
    "FROM orders.refund_line f JOIN orders.refund r ON r.id = f.refund "
    "JOIN orders.orders o ON o.id = r.order_id "
    "JOIN orders.order_line l ON l.order_id = o.id "
    "AND l.line_no = f.line_no "
    "LEFT JOIN (SELECT order_id, sku, SUM(delta_on_hand) AS n "
    "FROM catalog.stock_move WHERE reason = 'return' AND refund <> '' "
    "GROUP BY order_id, sku) m ON m.order_id = o.id AND m.sku = l.sku "
    "GROUP BY o.id, o.number, l.sku, m.n "
    "HAVING SUM(f.restock_quantity) <> COALESCE(m.n, 0) "
    "ORDER BY o.id, l.sku LIMIT 20");

DB_STMT(where,
    "SELECT id, CONCAT('order ', number), reservation, must, NULL, "
    "COUNT(*) OVER () FROM (SELECT id, number, reservation, "
    "CASE WHEN payment IN ('placed', 'awaiting_payment') THEN 'reserved' "
    "WHEN payment = 'cancelled' THEN 'released' ELSE 'sold' END AS must "
    "FROM orders.orders) o WHERE reservation <> must ORDER BY id LIMIT 20");

const struct books_rule books_stock_rules[] = {
    { "S1", "more is reserved than there is", &bounds },
    { "S2", "the stock is not the sum of its moves", &moves },
    { "S3", "what is reserved is not what unpaid orders hold", &held },
    { "S6", "stock was moved for an order that is not there", &strangers },
    { "S7", "more came back than was sold", &returns },
    { "S8", "what came back is not what its refunds say", &restocked },
    { "S9", "its pieces are not where its payment is", &where },
    { 0 },
};
