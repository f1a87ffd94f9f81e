-- What a way of delivery costs, by what goes and what it is worth. Of the
-- rows that hold an order (its weight is not above up_to_g, its goods are
-- worth from_minor or more) those of the lightest band count, and of them
-- the one of the highest from_minor. No row: not to be had.

ALTER TABLE catalog.shipping_rate
    ADD COLUMN up_to_g INT UNSIGNED NOT NULL DEFAULT 4294967295 AFTER country,
    ADD COLUMN from_minor BIGINT NOT NULL DEFAULT 0
        CHECK (from_minor >= 0) AFTER up_to_g,
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (method, country, up_to_g, from_minor);

UPDATE catalog.shipping_rate SET price_minor = 0, free_from_minor = NULL
WHERE free_from_minor = 0;

INSERT INTO catalog.shipping_rate
    (method, country, from_minor, price_minor, currency)
SELECT method, country, free_from_minor, 0, currency
FROM catalog.shipping_rate WHERE free_from_minor IS NOT NULL;

ALTER TABLE catalog.shipping_rate DROP COLUMN free_from_minor;

-- Parcels have their limits: the sample's, where its rates still stand.
UPDATE catalog.shipping_rate SET up_to_g = 30000
WHERE method = 'standard' AND up_to_g = 4294967295;
UPDATE catalog.shipping_rate SET up_to_g = 10000
WHERE method = 'express' AND up_to_g = 4294967295;
INSERT INTO catalog.shipping_rate
    (method, country, up_to_g, from_minor, price_minor, currency)
SELECT method, country, 5000, from_minor, price_minor, currency
FROM catalog.shipping_rate
WHERE method = 'standard' AND country IN ('DE', 'FR', 'AT', 'NL');
UPDATE catalog.shipping_rate SET price_minor = price_minor + 800
WHERE method = 'standard' AND country IN ('DE', 'FR', 'AT', 'NL')
    AND up_to_g = 30000;
INSERT INTO catalog.shipping_rate
    (method, country, up_to_g, from_minor, price_minor, currency)
SELECT method, country, 20000, 0, 1490, currency
FROM catalog.shipping_rate WHERE method = 'express' AND country = 'IE';
