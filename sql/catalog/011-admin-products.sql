-- What people in the admin do to products, and what is due at a time.

ALTER TABLE catalog.item
    -- Taken out of the grid of variants, but ordered or counted before: it
    -- stays for its history, inactive. Files and forms leave it out.
    ADD COLUMN retired TINYINT NOT NULL DEFAULT 0 AFTER active,
    ADD CONSTRAINT retired_is_inactive CHECK (retired = 0 OR active = 0);

-- An item that nobody ever ordered may go, and what is known of it goes too.
-- Only the admin may delete items, and lib/shop/product_delete and
-- variant_drop say which.
ALTER TABLE catalog.item_option
    DROP FOREIGN KEY item_option_ibfk_1,
    ADD FOREIGN KEY (sku) REFERENCES catalog.item (sku) ON DELETE CASCADE;
ALTER TABLE catalog.price
    DROP FOREIGN KEY price_ibfk_1,
    ADD FOREIGN KEY (sku) REFERENCES catalog.item (sku) ON DELETE CASCADE;
ALTER TABLE catalog.stock_move
    DROP FOREIGN KEY stock_move_ibfk_1,
    ADD FOREIGN KEY (sku) REFERENCES catalog.item (sku) ON DELETE CASCADE;
ALTER TABLE catalog.image
    DROP FOREIGN KEY image_ibfk_2,
    ADD FOREIGN KEY (sku) REFERENCES catalog.item (sku) ON DELETE CASCADE;

ALTER TABLE catalog.category
    ADD COLUMN version INT UNSIGNED NOT NULL DEFAULT 1;
ALTER TABLE catalog.old_slug ADD KEY by_target (kind, target);

ALTER TABLE catalog.product
    -- When a draft is to be published by itself.
    ADD COLUMN publish_at DATETIME(3) NULL,
    ADD KEY by_publishing (publish_at);

CREATE TABLE catalog.offer (
    -- Other prices for a while. The jobs daemon writes them into
    -- catalog.price when they begin and takes them back when they end.
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    product INT UNSIGNED NOT NULL,
    begins_at DATETIME(3) NOT NULL,
    ends_at DATETIME(3) NULL, -- NULL: until somebody ends it
    state ENUM('planned', 'running', 'ended', 'taken_back') NOT NULL
        DEFAULT 'planned',
    -- The next moment at which the daemon has something to do.
    due_at DATETIME(3) NULL,
    made_by VARCHAR(255) NOT NULL,
    made_at DATETIME(3) NOT NULL,
    CONSTRAINT begins_first CHECK (ends_at IS NULL OR begins_at < ends_at),
    KEY by_product (product, state),
    KEY by_due (due_at),
    FOREIGN KEY (product) REFERENCES catalog.product (id)
);

CREATE TABLE catalog.offer_price (
    offer INT UNSIGNED NOT NULL,
    sku VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    price_minor BIGINT NOT NULL CHECK (price_minor >= 0),
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (offer, sku),
    KEY by_sku (sku),
    FOREIGN KEY (offer) REFERENCES catalog.offer (id),
    FOREIGN KEY (sku) REFERENCES catalog.item (sku) ON DELETE CASCADE
);

CREATE TABLE catalog.index_due (
    -- Products whose lists are to be written anew, because a category of
    -- very many products was moved or merged. The jobs daemon works it off.
    product INT UNSIGNED NOT NULL PRIMARY KEY
);
