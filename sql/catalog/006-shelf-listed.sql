-- The first products that a category lists come from an index.

ALTER TABLE catalog.listed
    ADD KEY by_category (category, product);
