-- Vouchers are made and changed in the admin, a campaign's codes together.
ALTER TABLE orders.voucher
    ADD COLUMN campaign VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin
        NOT NULL DEFAULT '',
    ADD COLUMN version INT UNSIGNED NOT NULL DEFAULT 1,
    ADD COLUMN made_at DATETIME(3) NOT NULL DEFAULT '2026-01-01',
    ADD KEY by_made (made_at, code),
    ADD KEY by_campaign (campaign, code);

CREATE TABLE orders.withdrawal (
    -- What a shopper declared; order_id only if the number is known here.
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    number VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    order_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
    name VARCHAR(120) NOT NULL,
    email VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    text VARCHAR(2000) NOT NULL,
    -- Of the address that it came from, to slow a flood down.
    remote BINARY(32) NOT NULL,
    at DATETIME(3) NOT NULL,
    KEY by_time (at),
    KEY by_email (email, at),
    KEY by_remote (remote, at)
);
