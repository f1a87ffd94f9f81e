ALTER TABLE catalog.item
    -- At how many pieces left it counts as low; NULL: as the shop's setting.
    ADD COLUMN low_at INT UNSIGNED NULL,
    ADD COLUMN left_over INT AS (on_hand - reserved) STORED,
    ADD KEY by_left_over (active, left_over, sku),
    ADD KEY by_low_at (low_at);

-- Why somebody adjusted it: a word of the short list, '' for other moves.
ALTER TABLE catalog.stock_move
    ADD COLUMN why VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin
        NOT NULL DEFAULT '' AFTER reason;
