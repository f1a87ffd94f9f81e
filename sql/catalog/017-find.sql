-- The admin's list of products is sorted and narrowed by keys.

ALTER TABLE catalog.item
    ADD COLUMN available INT AS (on_hand - reserved) VIRTUAL,
    ADD KEY by_available (active, available, product);

-- What has no price comes first.
ALTER TABLE catalog.product
    ADD COLUMN price_key BIGINT AS (COALESCE(price_minor, -1)) VIRTUAL,
    ADD KEY by_name (name, id),
    ADD KEY by_price (price_key, id),
    ADD KEY by_brand (brand, id);

-- Filters that somebody keeps under a name.
CREATE TABLE catalog.saved_view (
    staff VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    name VARCHAR(60) NOT NULL,
    query VARCHAR(1000) NOT NULL,
    made_at DATETIME(3) NOT NULL,
    PRIMARY KEY (staff, name)
);
