-- Reports read what was paid, and what was paid back, by its time.
ALTER TABLE orders.orders ADD KEY by_paid (paid_at);
ALTER TABLE orders.refund ADD KEY by_done (done_at);
