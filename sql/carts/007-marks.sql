-- Marks of requests go after an hour, names of updates after a week. By one
-- key the worker passed over all names, and locked them, to find the marks.

ALTER TABLE carts.cart_update
    -- 1: no program named it; see cart_replay.h.
    ADD COLUMN mark TINYINT AS (LEFT(update_id, 1) = ' ') STORED,
    DROP KEY by_age,
    ADD KEY by_kind_and_age (mark, at);
