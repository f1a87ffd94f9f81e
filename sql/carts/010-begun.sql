-- Reports count the carts begun in a time.
ALTER TABLE carts.cart ADD KEY by_begin (created_at);
