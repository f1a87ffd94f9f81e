-- What became of the pieces that an order holds: a state with transitions of
-- its own, so that they are sold or given back once, and never both.

ALTER TABLE orders.order_history DROP FOREIGN KEY allowed_step;

ALTER TABLE orders.allowed_transition
    MODIFY axis ENUM('payment', 'fulfilment', 'attempt', 'refund',
        'reservation') NOT NULL;

ALTER TABLE orders.order_history
    MODIFY axis ENUM('payment', 'fulfilment', 'attempt', 'refund',
        'reservation') NOT NULL,
    ADD CONSTRAINT allowed_step FOREIGN KEY (axis, from_state, to_state)
        REFERENCES orders.allowed_transition (axis, from_state, to_state);

INSERT INTO orders.allowed_transition (axis, from_state, to_state)
VALUES ('reservation', '', 'reserved'), ('reservation', 'reserved', 'sold'),
    ('reservation', 'reserved', 'released');

ALTER TABLE orders.orders
    ADD COLUMN reservation ENUM('', 'reserved', 'sold', 'released')
        NOT NULL DEFAULT '';

UPDATE orders.orders SET reservation = CASE
    WHEN payment IN ('placed', 'awaiting_payment') THEN 'reserved'
    WHEN payment = 'cancelled' THEN 'released'
    ELSE 'sold' END;
