-- What checking the books found, run by run. Append-only: no account may
-- change what it said.

CREATE TABLE orders.books_run (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    -- The stretch of time that it is the run of: one is enough.
    slot BIGINT UNSIGNED NOT NULL UNIQUE,
    started_at DATETIME(3) NOT NULL,
    ended_at DATETIME(3) NOT NULL,
    -- unchecked: the processor's books could not be had.
    result ENUM('same', 'different', 'unchecked') NOT NULL,
    orders BIGINT NOT NULL,
    differences BIGINT NOT NULL
);

CREATE TABLE orders.books_finding (
    run CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    finding_no INT UNSIGNED NOT NULL,
    rule VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    order_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
    text VARCHAR(1000) NOT NULL,
    PRIMARY KEY (run, finding_no),
    KEY by_rule (rule, run),
    FOREIGN KEY (run) REFERENCES orders.books_run (id)
);

-- A mail about the books is of no order.
ALTER TABLE orders.outbox
    MODIFY order_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL;

ALTER TABLE orders.alert ADD KEY by_time (at);
