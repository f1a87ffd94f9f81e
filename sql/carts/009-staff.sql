-- Who works here and as what. The identity provider, whoever it is, says
-- only who somebody is; read by admin, worker and the command line alone.

CREATE TABLE carts.staff (
    sub VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL
        PRIMARY KEY,
    email VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    name VARCHAR(200) NOT NULL,
    role ENUM('owner', 'catalog', 'orders', 'support', 'readonly') NOT NULL,
    since DATETIME(3) NOT NULL,
    -- As people call them; NULL for the command line.
    made_by VARCHAR(200) NULL,
    ended_at DATETIME(3) NULL
);

CREATE TABLE carts.invitation (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    -- Whose link works. A link is signed over id and round and is in the
    -- mail alone; another round makes those before worthless.
    round INT UNSIGNED NOT NULL DEFAULT 1,
    email VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    role ENUM('owner', 'catalog', 'orders', 'support', 'readonly') NOT NULL,
    made_by VARCHAR(200) NULL,
    made_at DATETIME(3) NOT NULL,
    expires_at DATETIME(3) NOT NULL,
    -- Accepted or withdrawn.
    ended_at DATETIME(3) NULL,
    KEY by_end (ended_at, id)
);

ALTER TABLE carts.session
    -- A member of staff's: where it began, and when it was last used.
    ADD COLUMN address VARCHAR(45) CHARACTER SET ascii NOT NULL DEFAULT '',
    ADD COLUMN browser VARCHAR(200) NOT NULL DEFAULT '',
    ADD COLUMN seen_at DATETIME(3) NULL,
    -- Whether the provider says that the e-mail address is theirs.
    ADD COLUMN email_verified BOOLEAN NOT NULL DEFAULT FALSE;

ALTER TABLE carts.sign_in
    -- The second factor was asked for.
    ADD COLUMN factor BOOLEAN NOT NULL DEFAULT FALSE;
