-- Whether an order shows a picture that the catalogue has dropped.
ALTER TABLE orders.order_line ADD KEY by_image (image);
