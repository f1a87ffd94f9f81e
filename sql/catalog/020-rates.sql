-- Ways of delivery are edited, and switched off, in the admin.
ALTER TABLE catalog.shipping_method
    ADD COLUMN active TINYINT NOT NULL DEFAULT 1,
    ADD COLUMN version INT UNSIGNED NOT NULL DEFAULT 1;

-- Counts the changes of countries and tax rates.
INSERT INTO catalog.setting (name, value) VALUES ('tax', '1');
