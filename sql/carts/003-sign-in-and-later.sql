-- Merging at sign-in, copying a line, things kept for later, and the age of
-- what nobody comes back for.

ALTER TABLE carts.undo
    MODIFY kind ENUM('delete', 'merge', 'move', 'copy', 'sign_in') NOT NULL,
    ADD KEY by_target (into_cart, at);

ALTER TABLE carts.owner
    -- Where lines go that are saved for later; it is a cart like others.
    ADD COLUMN later_cart CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL;

ALTER TABLE carts.cart
    ADD KEY by_age (state, changed_at);
