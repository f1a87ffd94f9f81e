-- The worker finds guests who have signed in, however many owners there are.

ALTER TABLE carts.owner ADD KEY by_adoption (adopted_at);
