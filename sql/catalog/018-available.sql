-- One column says how many can be sold: that of the list of products.
ALTER TABLE catalog.item
    DROP KEY by_left_over,
    DROP COLUMN left_over,
    ADD KEY by_left_over (active, available, sku);
