-- How an order is paid. A transfer or cash at the door has no processor: its
-- attempt is open from the start, until somebody says that the money is there.

ALTER TABLE orders.payment_attempt
    ADD COLUMN method ENUM('processor', 'transfer', 'delivery') NOT NULL
        DEFAULT 'processor' AFTER order_id;

INSERT INTO orders.allowed_transition (axis, from_state, to_state)
VALUES ('attempt', '', 'open');

-- NULL: it waits until somebody ends it.
ALTER TABLE orders.orders MODIFY COLUMN expires_at DATETIME(3) NULL;
