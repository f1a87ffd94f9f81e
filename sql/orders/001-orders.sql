-- Orders, their payment, history and mail. The accounts have no UPDATE or
-- DELETE on what is append-only.

CREATE TABLE orders.allowed_transition (
    axis ENUM('payment', 'fulfilment', 'attempt', 'refund') NOT NULL,
    from_state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    to_state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (axis, from_state, to_state)
);
INSERT INTO orders.allowed_transition (axis, from_state, to_state)
VALUES ('payment', '', 'placed'),
    ('payment', 'placed', 'awaiting_payment'), ('payment', 'placed', 'paid'),
    ('payment', 'placed', 'cancelled'), ('payment', 'awaiting_payment', 'paid'),
    ('payment', 'awaiting_payment', 'cancelled'),
    ('payment', 'paid', 'partly_refunded'), ('payment', 'paid', 'refunded'),
    ('payment', 'partly_refunded', 'partly_refunded'),
    ('payment', 'partly_refunded', 'refunded'),
    ('fulfilment', '', 'new'), ('fulfilment', 'new', 'shipped'),
    ('fulfilment', 'shipped', 'delivered'),
    ('attempt', '', 'new'), ('attempt', 'new', 'unknown'),
    ('attempt', 'new', 'open'), ('attempt', 'new', 'refused'),
    ('attempt', 'new', 'expired'), ('attempt', 'new', 'paid'),
    ('attempt', 'unknown', 'open'), ('attempt', 'unknown', 'refused'),
    ('attempt', 'unknown', 'paid'), ('attempt', 'unknown', 'expired'),
    ('attempt', 'open', 'paid'), ('attempt', 'open', 'expired'),
    ('refund', '', 'queued'), ('refund', 'queued', 'unknown'),
    ('refund', 'queued', 'done'), ('refund', 'queued', 'refused'),
    ('refund', 'unknown', 'done'), ('refund', 'unknown', 'refused');

CREATE TABLE orders.orders (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    -- The one-time token of the form, inserted first of all.
    token_hash BINARY(32) NOT NULL UNIQUE,
    request_hash BINARY(32) NOT NULL,
    number VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
    owner CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sub VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    -- VARCHAR: MariaDB refuses a stored column made from a CHAR (1901), whose
    -- value hangs on sql_mode's PAD_CHAR_TO_FULL_LENGTH.
    cart_id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    cart_version INT UNSIGNED NOT NULL,
    cart_name VARCHAR(100) NOT NULL DEFAULT '',
    payment ENUM('placed', 'awaiting_payment', 'paid', 'partly_refunded',
        'refunded', 'cancelled') NOT NULL,
    fulfilment ENUM('new', 'shipped', 'delivered') NOT NULL DEFAULT 'new',
    -- At most one live order a cart.
    live_cart VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin
        AS (IF(payment = 'cancelled', NULL, cart_id)) STORED UNIQUE,
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    items_minor BIGINT NOT NULL,
    discount_minor BIGINT NOT NULL DEFAULT 0,
    shipping_minor BIGINT NOT NULL,
    tax_minor BIGINT NOT NULL,                 -- all of it
    tax_added_minor BIGINT NOT NULL DEFAULT 0, -- the part not in the prices
    total_minor BIGINT NOT NULL,
    refunded_minor BIGINT NOT NULL DEFAULT 0,
    email VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    name VARCHAR(120) NOT NULL,
    line1 VARCHAR(120) NOT NULL,
    line2 VARCHAR(120) NOT NULL DEFAULT '',
    city VARCHAR(120) NOT NULL,
    postcode VARCHAR(20) NOT NULL,
    country CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    shipping VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    shipping_name VARCHAR(100) NOT NULL,
    shipping_tax_bp INT NOT NULL DEFAULT 0,
    shipping_tax_minor BIGINT NOT NULL DEFAULT 0,
    voucher VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    invoice_no BIGINT UNSIGNED NULL UNIQUE,
    tracking VARCHAR(100) NULL,
    placed_at DATETIME(3) NOT NULL,
    expires_at DATETIME(3) NOT NULL,
    paid_at DATETIME(3) NULL,
    cancelled_at DATETIME(3) NULL,
    KEY by_owner (owner, placed_at),
    KEY by_sub (sub, placed_at),
    KEY by_payment (payment, expires_at),
    KEY by_time (placed_at),
    KEY by_email (email),
    CONSTRAINT adds_up CHECK (total_minor = items_minor - discount_minor
        + shipping_minor + tax_added_minor),
    CONSTRAINT sane CHECK (total_minor >= 0 AND items_minor >= 0
        AND discount_minor BETWEEN 0 AND items_minor + shipping_minor
        AND shipping_minor >= 0 AND tax_minor >= tax_added_minor
        AND tax_added_minor >= 0),
    CONSTRAINT refund_bound CHECK (refunded_minor BETWEEN 0 AND total_minor)
);

CREATE TABLE orders.order_line (
    -- Snapshots: what was bought, as it was called and cost then.
    order_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    line_no INT UNSIGNED NOT NULL,
    sku VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    name VARCHAR(250) NOT NULL,
    options VARCHAR(400) NOT NULL DEFAULT '',
    slug VARCHAR(160) NOT NULL DEFAULT '',
    image VARCHAR(64) NOT NULL DEFAULT '',
    quantity INT NOT NULL CHECK (quantity BETWEEN 1 AND 999),
    unit_minor BIGINT NOT NULL CHECK (unit_minor >= 0),
    discount_minor BIGINT NOT NULL DEFAULT 0 CHECK (discount_minor >= 0),
    line_minor BIGINT NOT NULL,
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    tax_class VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    tax_bp INT NOT NULL,
    tax_minor BIGINT NOT NULL,
    PRIMARY KEY (order_id, line_no),
    UNIQUE KEY by_sku (order_id, sku),
    CONSTRAINT line_adds_up
        CHECK (line_minor = quantity * unit_minor - discount_minor),
    FOREIGN KEY (order_id) REFERENCES orders.orders (id)
);

CREATE TABLE orders.order_history (
    -- Append-only; a transition that is not allowed cannot be written.
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    order_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    axis ENUM('payment', 'fulfilment', 'attempt', 'refund') NOT NULL,
    from_state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    to_state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    note VARCHAR(300) NOT NULL DEFAULT '',
    actor VARCHAR(255) NOT NULL,
    at DATETIME(3) NOT NULL,
    KEY by_order (order_id, id),
    FOREIGN KEY (order_id) REFERENCES orders.orders (id),
    CONSTRAINT allowed_step FOREIGN KEY (axis, from_state, to_state)
        REFERENCES orders.allowed_transition (axis, from_state, to_state)
);

CREATE TABLE orders.payment_attempt (
    -- Its id is the idempotency key of the call that asks for payment.
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    order_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state ENUM('new', 'unknown', 'open', 'paid', 'expired', 'refused')
        NOT NULL,
    amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- The exact body of the call, stored before it is sent, sent as stored.
    request_body TEXT NULL,
    -- One request at a time may call the processor for it.
    lease CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
    lease_until DATETIME(3) NULL,
    session_id VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL
        UNIQUE,
    pay_url VARCHAR(2000) NULL,
    intent_id VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL
        UNIQUE,
    captured_minor BIGINT NOT NULL DEFAULT 0,
    refunded_minor BIGINT NOT NULL DEFAULT 0,
    card VARCHAR(40) NULL, -- "Visa 4242", if the processor tells
    tries INT UNSIGNED NOT NULL DEFAULT 0,
    checked_at DATETIME(3) NULL, -- when the processor was last asked
    created_at DATETIME(3) NOT NULL,
    paid_at DATETIME(3) NULL,
    KEY by_order (order_id),
    KEY by_state (state, created_at),
    CONSTRAINT refund_within
        CHECK (refunded_minor BETWEEN 0 AND captured_minor),
    FOREIGN KEY (order_id) REFERENCES orders.orders (id)
);

CREATE TABLE orders.refund (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    order_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    attempt CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    intent_id VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason VARCHAR(200) NOT NULL,
    state ENUM('queued', 'unknown', 'done', 'refused') NOT NULL,
    refund_id VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL
        UNIQUE,
    tries INT UNSIGNED NOT NULL DEFAULT 0,
    next_at DATETIME(3) NOT NULL,
    created_at DATETIME(3) NOT NULL,
    KEY by_state (state, next_at),
    UNIQUE KEY once (attempt, intent_id, reason),
    FOREIGN KEY (order_id) REFERENCES orders.orders (id)
);

CREATE TABLE orders.payment_event (
    -- What the processor sent, stored before it is believed.
    id VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL
        PRIMARY KEY,
    type VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    attempt CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
    session_id VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    body MEDIUMTEXT NOT NULL,
    received_at DATETIME(3) NOT NULL,
    handled_at DATETIME(3) NULL,
    tries INT UNSIGNED NOT NULL DEFAULT 0,
    KEY by_handled (handled_at, received_at)
);

CREATE TABLE orders.outbox (
    -- Mail to be sent, written in the transaction that makes it true.
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    order_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    recipient VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    -- Distinguishes several of a kind (two shipments); '' for the only one.
    part VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    tries INT UNSIGNED NOT NULL DEFAULT 0,
    last_error VARCHAR(300) NULL,
    created_at DATETIME(3) NOT NULL,
    next_at DATETIME(3) NOT NULL,
    sent_at DATETIME(3) NULL,
    UNIQUE KEY once (order_id, kind, part),
    KEY by_next (sent_at, next_at),
    FOREIGN KEY (order_id) REFERENCES orders.orders (id)
);

CREATE TABLE orders.voucher (
    code VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL
        PRIMARY KEY,
    kind ENUM('percent', 'amount', 'shipping') NOT NULL,
    percent_bp INT NULL CHECK (percent_bp BETWEEN 1 AND 10000),
    amount_minor BIGINT NULL CHECK (amount_minor > 0),
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NULL,
    minimum_minor BIGINT NOT NULL DEFAULT 0 CHECK (minimum_minor >= 0),
    starts_at DATETIME(3) NULL,
    ends_at DATETIME(3) NULL,
    uses_max INT UNSIGNED NULL,
    uses_each INT UNSIGNED NULL,
    CONSTRAINT has_worth CHECK (
        (kind = 'percent' AND percent_bp IS NOT NULL)
        OR (kind = 'amount' AND amount_minor IS NOT NULL
            AND currency IS NOT NULL)
        OR kind = 'shipping')
);

CREATE TABLE orders.voucher_use (
    -- One row a redemption, numbered 1..uses_max; taken back when the order
    -- fails. person_no numbers one person's uses.
    code VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    use_no INT UNSIGNED NOT NULL,
    order_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
    person VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    person_no INT UNSIGNED NOT NULL,
    at DATETIME(3) NOT NULL,
    PRIMARY KEY (code, use_no),
    UNIQUE KEY by_person (code, person, person_no),
    FOREIGN KEY (code) REFERENCES orders.voucher (code),
    FOREIGN KEY (order_id) REFERENCES orders.orders (id)
);

CREATE TABLE orders.counter (
    -- Gap-free numbers: counted up in the transaction that uses them.
    name VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    n BIGINT UNSIGNED NOT NULL
);
INSERT INTO orders.counter (name, n) VALUES ('invoice', 0);

CREATE TABLE orders.breaker (
    -- Whether the processor is known to be down.
    name VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    failures INT UNSIGNED NOT NULL DEFAULT 0,
    open_until DATETIME(3) NULL
);
INSERT INTO orders.breaker (name) VALUES ('processor');

CREATE TABLE orders.alert (
    -- What a person must look at: money that fits no order.
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    kind VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    ref VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    order_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
    text VARCHAR(500) NOT NULL,
    at DATETIME(3) NOT NULL,
    UNIQUE KEY once (kind, ref)
);

CREATE TABLE orders.address (
    -- A signed-in person's addresses, by sub.
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    sub VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    name VARCHAR(120) NOT NULL,
    line1 VARCHAR(120) NOT NULL,
    line2 VARCHAR(120) NOT NULL DEFAULT '',
    city VARCHAR(120) NOT NULL,
    postcode VARCHAR(20) NOT NULL,
    country CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    used_at DATETIME(3) NOT NULL,
    KEY by_sub (sub, used_at)
);
