-- What the processor sent, newest first, for the admin's page.

ALTER TABLE orders.payment_event ADD KEY by_time (received_at);
