-- What lists, facets and search read. lib/shop/search_index writes all of
-- it from the other tables; nothing here is the only copy of anything.

-- The inverted index. neg_rank is -(what the word weighs in this product),
-- so that the key delivers the best first.
CREATE TABLE catalog.word (
    word VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    neg_rank TINYINT NOT NULL,
    product INT UNSIGNED NOT NULL,
    PRIMARY KEY (word, neg_rank, product),
    UNIQUE KEY by_product (product, word),
    FOREIGN KEY (product) REFERENCES catalog.product (id)
);

-- Which categories list a product: those it is filed in, all above them, and
-- 0, which stands for the whole shop.
CREATE TABLE catalog.listed (
    product INT UNSIGNED NOT NULL,
    category INT UNSIGNED NOT NULL,
    PRIMARY KEY (product, category),
    FOREIGN KEY (product) REFERENCES catalog.product (id)
);

-- For each category the products that it lists, packed: what lists sort,
-- filter and count by. A page holds the products page * 1000 and up to the
-- next thousand; lib/shop/facet_page.h says how.
CREATE TABLE catalog.facet_page (
    category INT UNSIGNED NOT NULL,
    page INT UNSIGNED NOT NULL,
    data MEDIUMBLOB NOT NULL,
    PRIMARY KEY (category, page)
);

-- Sold-out items are found by a key, whatever the number of items.
ALTER TABLE catalog.item
    ADD COLUMN sold_out TINYINT AS (on_hand <= reserved) STORED,
    ADD KEY by_sold_out (sold_out, product);

-- Whether some product is on sale, for the header's link.
ALTER TABLE catalog.product
    ADD KEY by_sale (status, compare_minor);
INSERT INTO catalog.setting (name, value) VALUES ('nav_sale', '0');
