-- Money back that somebody asks for: once by the key of the form, with what
-- comes back for it.

ALTER TABLE orders.refund
    ADD COLUMN request VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
        NOT NULL DEFAULT '' AFTER reason,
    -- Of all that was asked for, so that a key stands for one thing.
    ADD COLUMN request_hash BINARY(32) NULL AFTER request,
    ADD COLUMN note VARCHAR(200) NOT NULL DEFAULT '' AFTER request_hash,
    ADD COLUMN done_at DATETIME(3) NULL AFTER created_at,
    DROP INDEX once,
    ADD UNIQUE KEY once (attempt, intent_id, reason, request),
    ADD KEY by_order (order_id, created_at);

CREATE TABLE orders.refund_line (
    -- Line 0 is the delivery. What no line says is an amount alone.
    refund CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    line_no INT UNSIGNED NOT NULL,
    quantity INT NOT NULL CHECK (quantity BETWEEN 1 AND 999),
    amount_minor BIGINT NOT NULL CHECK (amount_minor >= 0),
    restock_quantity INT NOT NULL DEFAULT 0,
    PRIMARY KEY (refund, line_no),
    CONSTRAINT back_on_the_shelf
        CHECK (restock_quantity BETWEEN 0 AND quantity),
    FOREIGN KEY (refund) REFERENCES orders.refund (id)
);

ALTER TABLE orders.orders ADD COLUMN carrier VARCHAR(60) NULL AFTER tracking;

-- Who asked for a cancellation is a line of history before it happens.
INSERT INTO orders.allowed_transition (axis, from_state, to_state)
VALUES ('payment', 'placed', 'placed'),
    ('payment', 'awaiting_payment', 'awaiting_payment');
