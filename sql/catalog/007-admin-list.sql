-- The admin lists products by when they were changed, newest first.
ALTER TABLE catalog.product ADD KEY by_change (updated_at, id);
