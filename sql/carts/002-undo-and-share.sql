-- Taking back a merge, a move or a deletion; showing a cart to others.

ALTER TABLE carts.cart
    -- When a guest's cart became a person's at sign-in.
    ADD COLUMN adopted_at DATETIME(3) NULL,
    -- Names the cart in a shared link; NULL: not shared.
    ADD COLUMN share CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL
        UNIQUE;

CREATE TABLE carts.undo (
    -- A deed that can be taken back while neither cart has moved on.
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    owner CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind ENUM('delete', 'merge', 'move') NOT NULL,
    from_cart CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    from_version INT UNSIGNED NOT NULL, -- as the deed left it
    into_cart CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
    into_version INT UNSIGNED NULL,
    at DATETIME(3) NOT NULL,
    KEY by_owner (owner, at),
    KEY by_age (at),
    FOREIGN KEY (owner) REFERENCES carts.owner (id)
);

CREATE TABLE carts.undo_line (
    -- A line as it was before the deed; quantity NULL: it was not there.
    `undo` CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    cart CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sku VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    line_no INT UNSIGNED NULL,
    quantity INT NULL,
    seen_minor BIGINT NULL,
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NULL,
    added_at DATETIME(3) NULL,
    PRIMARY KEY (`undo`, cart, sku),
    FOREIGN KEY (`undo`) REFERENCES carts.undo (id) ON DELETE CASCADE
);
