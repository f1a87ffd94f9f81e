-- What takes long: changes of many products, shown before they are made,
-- made row by row, and taken back. The program jobs does them.

CREATE TABLE catalog.job (
    -- preparing: its rows are being worked out; draft: they are all there,
    -- to be looked at; undone: done, and taken back by the job that says so.
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state ENUM('preparing', 'draft', 'queued', 'running', 'done', 'failed',
        'undone') NOT NULL,
    undoes CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL UNIQUE,
    total INT UNSIGNED NOT NULL DEFAULT 0,
    done INT UNSIGNED NOT NULL DEFAULT 0,
    failed INT UNSIGNED NOT NULL DEFAULT 0,
    params MEDIUMTEXT NOT NULL CHECK (JSON_VALID(params)),
    -- How far a preparing job has come, in its kind's own words.
    place VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
        NOT NULL DEFAULT '',
    by_sub VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    by_name VARCHAR(200) NOT NULL,
    made_at DATETIME(3) NOT NULL,
    -- Due from when on: queued ones only.
    due_at DATETIME(3) NULL,
    finished_at DATETIME(3) NULL,
    -- Which copy of the program works on it, and until when nobody else may.
    holder CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
    lease_until DATETIME(3) NULL,
    KEY by_state (state, due_at),
    KEY by_time (made_at, id)
);

CREATE TABLE catalog.job_row (
    -- before and after hold what the row changes, and nothing else. fate:
    -- ready waits; off was taken off by hand; left_out would be wrong;
    -- same needs nothing; changed was changed by others since.
    job CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    n INT UNSIGNED NOT NULL,
    product INT UNSIGNED NULL,
    sku VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    `before` MEDIUMTEXT NULL CHECK (JSON_VALID(`before`)),
    `after` MEDIUMTEXT NULL CHECK (JSON_VALID(`after`)),
    fate ENUM('ready', 'off', 'left_out', 'same', 'done', 'changed',
        'failed') NOT NULL,
    -- A code of the words, and what it is about.
    why VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin
        NOT NULL DEFAULT '',
    detail VARCHAR(300) NOT NULL DEFAULT '',
    PRIMARY KEY (job, n),
    KEY by_fate (job, fate, n),
    FOREIGN KEY (job) REFERENCES catalog.job (id)
);
