-- Carts that live between sessions, their owners, and the sessions.

CREATE TABLE carts.owner (
    -- A person (sub of the ID token) or a guest (hash of the cookie).
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    sub VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL UNIQUE,
    guest_hash BINARY(32) NULL UNIQUE,
    current_cart CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
    created_at DATETIME(3) NOT NULL,
    CONSTRAINT somebody CHECK (sub IS NOT NULL OR guest_hash IS NOT NULL)
);

CREATE TABLE carts.cart (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    owner CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name VARCHAR(100) NOT NULL,
    state ENUM('open', 'ordering', 'purchased') NOT NULL DEFAULT 'open',
    version INT UNSIGNED NOT NULL DEFAULT 1,
    order_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
    -- A cart that was merged into another, or deleted, is not shown.
    merged_into CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
    merged_at DATETIME(3) NULL,
    deleted_at DATETIME(3) NULL,
    created_at DATETIME(3) NOT NULL,
    changed_at DATETIME(3) NOT NULL,
    KEY by_owner (owner, deleted_at, merged_into, changed_at),
    FOREIGN KEY (owner) REFERENCES carts.owner (id)
);

CREATE TABLE carts.cart_line (
    cart CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sku VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    line_no INT UNSIGNED NOT NULL, -- the order of adding
    quantity INT NOT NULL,
    seen_minor BIGINT NOT NULL, -- the unit price when it was last touched
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    added_at DATETIME(3) NOT NULL,
    PRIMARY KEY (cart, sku),
    KEY by_number (cart, line_no),
    CONSTRAINT some_pieces CHECK (quantity BETWEEN 1 AND 999),
    FOREIGN KEY (cart) REFERENCES carts.cart (id)
);

CREATE TABLE carts.cart_update (
    -- An update that a program named: the same again counts once.
    owner CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    update_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    request_hash BINARY(32) NOT NULL,
    cart CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    applied_version INT UNSIGNED NOT NULL,
    at DATETIME(3) NOT NULL,
    PRIMARY KEY (owner, update_id),
    KEY by_age (at),
    FOREIGN KEY (owner) REFERENCES carts.owner (id)
);

CREATE TABLE carts.session (
    id_hash BINARY(32) NOT NULL PRIMARY KEY,
    program ENUM('shop', 'admin') NOT NULL,
    sub VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    name VARCHAR(200) NOT NULL DEFAULT '',
    email VARCHAR(254) NOT NULL DEFAULT '',
    role VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    id_token TEXT NOT NULL, -- the hint for signing out at the provider
    auth_time TIMESTAMP NOT NULL,
    created_at DATETIME(3) NOT NULL,
    expires_at DATETIME(3) NOT NULL,
    KEY by_sub (sub),
    KEY by_end (expires_at)
);

CREATE TABLE carts.sign_in (
    -- A sign-in under way, found again by the state that comes back.
    state_hash BINARY(32) NOT NULL PRIMARY KEY,
    program ENUM('shop', 'admin') NOT NULL,
    -- Ties the answer to the browser that asked.
    browser_hash BINARY(32) NOT NULL,
    nonce VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    verifier VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    return_path VARCHAR(500) NOT NULL,
    at DATETIME(3) NOT NULL,
    KEY by_age (at)
);
