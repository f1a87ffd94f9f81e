-- The mock payment processor's own books. Ids and times are those of its
-- API: a prefix that names the kind, and seconds since 1970. A card's number
-- is never kept, only its brand and last four digits.

CREATE TABLE paymock.intent (
    seq BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    id VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
    secret VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    status ENUM('requires_payment_method', 'requires_confirmation',
        'requires_action', 'requires_capture', 'succeeded', 'canceled')
        NOT NULL,
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
    capturable_minor BIGINT NOT NULL DEFAULT 0,
    received_minor BIGINT NOT NULL DEFAULT 0,
    capture ENUM('automatic', 'manual') NOT NULL DEFAULT 'automatic',
    method VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
    -- The card that is being authenticated: "4242", 203012.
    brand VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
    last4 CHAR(4) CHARACTER SET ascii COLLATE ascii_bin NULL,
    expiry INT NOT NULL DEFAULT 0,
    charge_id VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
    error VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
    description VARCHAR(1000) NULL,
    metadata TEXT NOT NULL, -- a JSON object
    of_session TINYINT NOT NULL DEFAULT 0,
    created BIGINT NOT NULL,
    canceled BIGINT NULL,
    CONSTRAINT bounded CHECK (capturable_minor BETWEEN 0 AND amount_minor
        AND received_minor BETWEEN 0 AND amount_minor)
);

CREATE TABLE paymock.session (
    seq BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    id VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
    intent_id VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
        UNIQUE,
    status ENUM('open', 'complete', 'expired') NOT NULL,
    payment_status ENUM('unpaid', 'paid') NOT NULL,
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subtotal_minor BIGINT NOT NULL CHECK (subtotal_minor >= 0),
    shipping_minor BIGINT NOT NULL CHECK (shipping_minor >= 0),
    shipping_name VARCHAR(100) NULL,
    total_minor BIGINT NOT NULL CHECK (total_minor > 0),
    reference VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    email VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    success_url VARCHAR(2000) NOT NULL,
    cancel_url VARCHAR(2000) NULL,
    metadata TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    created BIGINT NOT NULL,
    KEY by_status (status, expires_at),
    CONSTRAINT adds_up CHECK (total_minor = subtotal_minor + shipping_minor),
    CONSTRAINT paid_is_complete
        CHECK ((payment_status = 'paid') = (status = 'complete')),
    FOREIGN KEY (intent_id) REFERENCES paymock.intent (id)
);

CREATE TABLE paymock.session_line (
    session_id VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    line_no INT UNSIGNED NOT NULL,
    name VARCHAR(500) NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    unit_minor BIGINT NOT NULL CHECK (unit_minor >= 0),
    line_minor BIGINT NOT NULL,
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (session_id, line_no),
    CONSTRAINT line_adds_up CHECK (line_minor = quantity * unit_minor),
    FOREIGN KEY (session_id) REFERENCES paymock.session (id)
);

CREATE TABLE paymock.charge (
    seq BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    id VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
    intent_id VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    status ENUM('succeeded', 'failed') NOT NULL,
    -- An intent is charged at most once.
    charged_intent VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin
        AS (IF(status = 'succeeded', intent_id, NULL)) STORED UNIQUE,
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
    captured_minor BIGINT NOT NULL DEFAULT 0,
    refunded_minor BIGINT NOT NULL DEFAULT 0,
    brand VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    last4 CHAR(4) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    expiry INT NOT NULL, -- 203012: December 2030
    error VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
    created BIGINT NOT NULL,
    KEY by_intent (intent_id),
    CONSTRAINT charge_bounded CHECK (captured_minor BETWEEN 0 AND amount_minor
        AND refunded_minor BETWEEN 0 AND captured_minor),
    FOREIGN KEY (intent_id) REFERENCES paymock.intent (id)
);

CREATE TABLE paymock.refund (
    seq BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    id VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
    charge_id VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    intent_id VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
    reason VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
    metadata TEXT NOT NULL,
    created BIGINT NOT NULL,
    KEY by_charge (charge_id),
    KEY by_intent (intent_id),
    FOREIGN KEY (charge_id) REFERENCES paymock.charge (id)
);

CREATE TABLE paymock.balance_transaction (
    -- The ledger: what is on the account is the sum of these.
    seq BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    id VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
    type ENUM('charge', 'refund') NOT NULL,
    source VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount_minor BIGINT NOT NULL,
    created BIGINT NOT NULL,
    CONSTRAINT signed CHECK ((type = 'charge') = (amount_minor > 0))
);

CREATE TABLE paymock.event (
    seq BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    id VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
    type VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    body MEDIUMTEXT NOT NULL, -- the JSON that is sent
    created BIGINT NOT NULL,
    KEY by_type (type, seq)
);

CREATE TABLE paymock.delivery (
    -- A webhook to be sent; next_at NULL: given up.
    seq BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    event_id VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    body MEDIUMTEXT NULL, -- a lie told instead of the event
    tries INT UNSIGNED NOT NULL DEFAULT 0,
    status INT NULL, -- what the last try was answered
    created_at DATETIME(3) NOT NULL,
    next_at DATETIME(3) NULL,
    sent_at DATETIME(3) NULL,
    KEY by_next (sent_at, next_at),
    KEY by_event (event_id),
    FOREIGN KEY (event_id) REFERENCES paymock.event (id)
);

CREATE TABLE paymock.idempotency (
    -- A call with a key. It is running while it has no status.
    id VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL
        PRIMARY KEY,
    request_hash BINARY(32) NOT NULL,
    lease CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    lease_until DATETIME(3) NOT NULL,
    status INT NULL,
    body MEDIUMTEXT NULL,
    created_at DATETIME(3) NOT NULL
);

CREATE TABLE paymock.fault (
    -- What goes wrong next, so many times.
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    path VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    times INT NOT NULL CHECK (times >= 0)
);
