-- An order's pieces may come back in several parts, each of them once.

ALTER TABLE catalog.stock_move
    ADD COLUMN refund CHAR(26) CHARACTER SET ascii COLLATE ascii_bin
        NOT NULL DEFAULT '' AFTER order_id,
    DROP INDEX once_an_order,
    ADD UNIQUE KEY once_an_order (order_id, sku, reason, refund);
