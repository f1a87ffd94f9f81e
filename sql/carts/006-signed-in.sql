-- A guest who has signed in gets no further cart: whatever was under way for
-- the guest would be in a cart that nobody sees.

ALTER TABLE carts.owner
    -- When this guest's carts became a person's.
    ADD COLUMN adopted_at DATETIME(3) NULL;
