-- Who changed what in the admin, on the command line or by schedule, when,
-- from what to what. Append-only by grant.

CREATE TABLE orders.audit (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at DATETIME(3) NOT NULL,
    actor VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    -- As they were called then; '' for a program.
    actor_name VARCHAR(200) NOT NULL DEFAULT '',
    act VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    ref VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    name VARCHAR(250) NOT NULL DEFAULT '',
    -- [{"what","from","to"}]; a text not there before or after is null.
    changes MEDIUMTEXT NOT NULL,
    KEY by_thing (kind, ref, id),
    KEY by_actor (actor, id),
    KEY by_act (act, id),
    KEY by_name (name, id)
);
