-- Erasing a person empties what the processor sent of their payments, and
-- what they declared of their orders.
ALTER TABLE orders.payment_event ADD KEY by_attempt (attempt);
ALTER TABLE orders.withdrawal ADD KEY by_order (order_id);
