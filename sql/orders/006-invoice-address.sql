-- Whom the invoice names, where that is not who gets the parcel: all or none.

ALTER TABLE orders.orders
    ADD COLUMN invoice_name VARCHAR(120) NULL AFTER country,
    ADD COLUMN invoice_line1 VARCHAR(120) NULL AFTER invoice_name,
    ADD COLUMN invoice_line2 VARCHAR(120) NULL AFTER invoice_line1,
    ADD COLUMN invoice_city VARCHAR(120) NULL AFTER invoice_line2,
    ADD COLUMN invoice_postcode VARCHAR(20) NULL AFTER invoice_city,
    ADD COLUMN invoice_country CHAR(2) CHARACTER SET ascii COLLATE ascii_bin
        NULL AFTER invoice_postcode,
    ADD CONSTRAINT invoice_whole CHECK (
        (invoice_name IS NULL) = (invoice_line1 IS NULL)
        AND (invoice_name IS NULL) = (invoice_city IS NULL)
        AND (invoice_name IS NULL) = (invoice_postcode IS NULL)
        AND (invoice_name IS NULL) = (invoice_country IS NULL));
