-- What the admin finds orders by, within an index whatever their number, and
-- what staff writes beside them.

ALTER TABLE orders.orders
    -- The column of the board. Cash at the door is packed before it is paid:
    -- it never expires by itself.
    ADD COLUMN stage VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin AS (
        CASE
            WHEN payment = 'cancelled' THEN 'cancelled'
            WHEN payment = 'refunded'
                OR (refunded_minor >= total_minor AND total_minor > 0)
                THEN 'refunded'
            WHEN fulfilment = 'shipped' THEN 'on_its_way'
            WHEN payment IN ('placed', 'awaiting_payment')
                AND (expires_at IS NOT NULL OR fulfilment = 'delivered')
                THEN 'waiting'
            WHEN fulfilment = 'delivered' THEN 'delivered'
            ELSE 'to_pack'
        END) STORED,
    ADD COLUMN money_back BOOLEAN AS (refunded_minor > 0) STORED,
    -- Who ordered: an account under an address, or a guest's address.
    ADD COLUMN person VARCHAR(512) CHARACTER SET utf8mb4
        COLLATE utf8mb4_bin AS (CONCAT(LOWER(email), ' ',
        COALESCE(sub, ''))) STORED,
    ADD COLUMN surname VARCHAR(120)
        AS (SUBSTRING_INDEX(name, ' ', -1)) STORED,
    ADD KEY by_stage (stage, id, placed_at),
    ADD KEY by_money_back (money_back, id, placed_at),
    ADD KEY by_person (person, id),
    ADD KEY by_name (name, person),
    ADD KEY by_surname (surname, person),
    ADD KEY by_tracking (tracking);

ALTER TABLE orders.order_line ADD KEY by_goods (sku, order_id);

CREATE TABLE orders.note (
    -- For staff alone. Append-only; erasing a person empties the text.
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    order_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- Of the person who ordered, not of the order.
    of_person BOOLEAN NOT NULL DEFAULT 0,
    text VARCHAR(2000) NOT NULL,
    actor VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    name VARCHAR(200) NOT NULL, -- of the actor, as it was then
    at DATETIME(3) NOT NULL,
    KEY by_order (order_id, id),
    FOREIGN KEY (order_id) REFERENCES orders.orders (id)
);

-- A mail that is sent again has the first one's part, '~' and a key.
ALTER TABLE orders.outbox
    MODIFY part VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
        DEFAULT '',
    ADD KEY by_age (sent_at, id);

ALTER TABLE orders.alert
    ADD COLUMN seen_at DATETIME(3) NULL,
    ADD COLUMN seen_by VARCHAR(200) NOT NULL DEFAULT '',
    ADD KEY by_seen (seen_at, at);

-- A refund of what has an invoice is a credit note, numbered without gaps.
ALTER TABLE orders.refund ADD COLUMN credit_no BIGINT UNSIGNED NULL UNIQUE;
UPDATE orders.refund r JOIN (
    SELECT d.id, ROW_NUMBER() OVER (ORDER BY d.done_at, d.id) AS n
    FROM orders.refund d
    JOIN orders.payment_attempt a ON a.id = d.attempt
        AND a.intent_id = d.intent_id
    JOIN orders.orders o ON o.id = d.order_id
    WHERE d.state = 'done' AND o.invoice_no IS NOT NULL
) x ON x.id = r.id SET r.credit_no = x.n;
INSERT INTO orders.counter (name, n)
SELECT 'credit_note', COALESCE(MAX(credit_no), 0) FROM orders.refund;

-- Programs without requests say here that they are at work.
CREATE TABLE orders.heartbeat (
    program VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    host VARCHAR(64) NOT NULL,
    pid INT UNSIGNED NOT NULL,
    began_at DATETIME(3) NOT NULL,
    at DATETIME(3) NOT NULL,
    PRIMARY KEY (program, host, pid),
    KEY by_age (at)
);
