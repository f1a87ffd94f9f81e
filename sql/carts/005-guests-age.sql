-- What nobody comes back for: a guest's carts end, a person's do not. The
-- worker finds them by these keys, however many others there are.

ALTER TABLE carts.cart
    -- It belongs to a guest: its owner has no sub.
    ADD COLUMN guest TINYINT NOT NULL DEFAULT 0,
    DROP KEY by_age,
    ADD KEY by_guest_age (guest, state, changed_at),
    ADD KEY by_deletion (deleted_at),
    ADD KEY by_merge (merged_at);

UPDATE carts.cart c JOIN carts.owner o ON o.id = c.owner
    SET c.guest = 1 WHERE o.sub IS NULL;
