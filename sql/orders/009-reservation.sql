-- A program from before this state places orders that hold their pieces, and
-- those have a history of it too.

ALTER TABLE orders.orders ALTER COLUMN reservation SET DEFAULT 'reserved';

-- What was written of an order from before it had a state has no beginning.
DELETE FROM orders.order_history
WHERE axis = 'reservation' AND order_id NOT IN (
    SELECT begun.order_id FROM (
        SELECT DISTINCT order_id FROM orders.order_history
        WHERE axis = 'reservation' AND from_state = '') begun);

INSERT INTO orders.order_history (order_id, axis, from_state, to_state, note,
    actor, at)
SELECT o.id, 'reservation', '', 'reserved', '', 'migrate', o.placed_at
FROM orders.orders o LEFT JOIN (
    SELECT DISTINCT order_id FROM orders.order_history
    WHERE axis = 'reservation') begun ON begun.order_id = o.id
WHERE begun.order_id IS NULL;

INSERT INTO orders.order_history (order_id, axis, from_state, to_state, note,
    actor, at)
SELECT o.id, 'reservation', 'reserved', o.reservation, '', 'migrate',
    COALESCE(o.paid_at, o.cancelled_at, o.placed_at)
FROM orders.orders o LEFT JOIN (
    SELECT DISTINCT order_id FROM orders.order_history
    WHERE axis = 'reservation' AND to_state <> 'reserved') ended
    ON ended.order_id = o.id
WHERE o.reservation IN ('sold', 'released') AND ended.order_id IS NULL;

-- An order of nothing to pay that was called off has no refund: the key of
-- the form that did it.
CREATE TABLE orders.called_off (
    order_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
        PRIMARY KEY,
    request VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    request_hash BINARY(32) NOT NULL,
    FOREIGN KEY (order_id) REFERENCES orders.orders (id)
);
