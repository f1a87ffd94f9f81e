-- Who people are. Only the identity provider reads this schema; the shop
-- knows a person by the sub of an ID token. Passwords, tokens, codes and
-- cookies are here as hashes alone.

CREATE TABLE identities.account (
    sub CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    email VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    -- In NFC with ASCII letters in lower case: one account an address.
    email_key VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL
        UNIQUE,
    name VARCHAR(200) NOT NULL,
    -- Empty for customers.
    role VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    created_at DATETIME(3) NOT NULL
);

CREATE TABLE identities.credential (
    account CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
        PRIMARY KEY,
    -- scrypt$N$r$p$SALT$HASH
    scrypt VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    changed_at DATETIME(3) NOT NULL,
    FOREIGN KEY (account) REFERENCES identities.account (sub)
);

CREATE TABLE identities.second_factor (
    account CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
        PRIMARY KEY,
    secret VARBINARY(64) NOT NULL,
    -- A code counts once: later ones must be of a later step of 30 seconds.
    last_step BIGINT NOT NULL DEFAULT 0,
    created_at DATETIME(3) NOT NULL,
    FOREIGN KEY (account) REFERENCES identities.account (sub)
);

CREATE TABLE identities.session (
    id_hash BINARY(32) NOT NULL PRIMARY KEY,
    account CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- The password was right, the second factor is still to come.
    half BOOLEAN NOT NULL,
    auth_time BIGINT NOT NULL, -- seconds
    expires_at DATETIME(3) NOT NULL,
    KEY by_account (account),
    KEY by_end (expires_at),
    FOREIGN KEY (account) REFERENCES identities.account (sub)
);

CREATE TABLE identities.throttle (
    -- A bucket that fills with each failure and leaks with time: it is full
    -- as long as free_at lies far enough in the future.
    scope ENUM('account', 'address', 'code', 'register') NOT NULL,
    key_hash BINARY(32) NOT NULL,
    free_at DATETIME(3) NOT NULL,
    PRIMARY KEY (scope, key_hash),
    KEY by_end (free_at)
);

CREATE TABLE identities.client (
    id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    secret_hash BINARY(32) NOT NULL,
    created_at DATETIME(3) NOT NULL
);

CREATE TABLE identities.client_uri (
    client VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind ENUM('redirect', 'post_logout') NOT NULL,
    uri VARCHAR(500) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (client, kind, uri),
    FOREIGN KEY (client) REFERENCES identities.client (id)
);

CREATE TABLE identities.code (
    code_hash BINARY(32) NOT NULL PRIMARY KEY,
    client VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    account CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    redirect_uri VARCHAR(500) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    challenge CHAR(43) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    nonce VARCHAR(512) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    scope VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    auth_time BIGINT NOT NULL, -- seconds
    expires_at DATETIME(3) NOT NULL,
    used_at DATETIME(3) NULL,
    KEY by_end (expires_at),
    FOREIGN KEY (client) REFERENCES identities.client (id),
    FOREIGN KEY (account) REFERENCES identities.account (sub)
);

CREATE TABLE identities.access_token (
    token_hash BINARY(32) NOT NULL PRIMARY KEY,
    -- The code it was given for: a second use of that revokes it.
    code_hash BINARY(32) NOT NULL,
    account CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    scope VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    expires_at DATETIME(3) NOT NULL,
    KEY by_code (code_hash),
    KEY by_end (expires_at),
    FOREIGN KEY (account) REFERENCES identities.account (sub)
);

CREATE TABLE identities.signing_key (
    -- The newest signs; all that have not ended are published.
    kid CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    jwk TEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- private
    created_at DATETIME(3) NOT NULL,
    ends_at DATETIME(3) NULL
);
