-- A guest's cart that the shop would have merged at sign-in, but for its size.

ALTER TABLE carts.cart
    -- What would have been too full; NULL: nothing was to be merged.
    ADD COLUMN kept_apart ENUM('line_full', 'cart_full') NULL;
