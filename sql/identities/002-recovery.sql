-- What opens an account whose authenticator is lost: each code once. Staff
-- becomes the shop's own knowledge.

CREATE TABLE identities.recovery (
    account CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    code_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    used_at DATETIME(3) NULL,
    PRIMARY KEY (account, code_hash),
    FOREIGN KEY (account) REFERENCES identities.account (sub)
);

ALTER TABLE identities.session
    -- A code was given, too.
    ADD COLUMN factor BOOLEAN NOT NULL DEFAULT FALSE;

ALTER TABLE identities.code
    ADD COLUMN factor BOOLEAN NOT NULL DEFAULT FALSE;

-- Sessions that were begun before.
DELETE FROM identities.session;

INSERT IGNORE INTO carts.staff (sub, email, name, role, since)
    SELECT sub, email, name,
        IF(role IN ('catalog', 'orders', 'support', 'readonly'), role,
            'owner'), UTC_TIMESTAMP(3)
    FROM identities.account WHERE role <> '';
