-- Whether an order came from a cart, which then stays.

ALTER TABLE orders.orders ADD KEY by_cart (cart_id);
