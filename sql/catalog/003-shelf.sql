-- The front page takes featured and new products from an index.

ALTER TABLE catalog.product
    ADD KEY by_shelf (status, featured, id);
