-- Finds the SKU that somebody typed in other letters: "trn-lan-fir".
ALTER TABLE catalog.item
    ADD COLUMN sku_folded VARCHAR(64)
        CHARACTER SET utf8mb4 COLLATE utf8mb4_bin AS (LOWER(sku)) VIRTUAL,
    ADD KEY by_folded (sku_folded);
