-- The rule that an order's tax was worked out by, so that it can be worked
-- out again when the shop's setting has changed.

ALTER TABLE orders.orders
    ADD COLUMN tax_rounding ENUM('line', 'order') NOT NULL DEFAULT 'line'
        AFTER tax_added_minor,
    ADD COLUMN tax_prices ENUM('include', 'exclude') NOT NULL
        DEFAULT 'include' AFTER tax_rounding,
    -- Of a voucher for a part of the goods: 1000 is 10 %.
    ADD COLUMN voucher_bp INT NULL AFTER voucher;

UPDATE orders.orders SET tax_prices = 'exclude' WHERE tax_added_minor > 0;

ALTER TABLE orders.orders
    ADD CONSTRAINT tax_goes_where CHECK
        (tax_added_minor = IF(tax_prices = 'exclude', tax_minor, 0));
