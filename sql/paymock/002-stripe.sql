-- Why an intent was canceled, and where the browser goes after the bank's
-- question if the intent has no session.

ALTER TABLE paymock.intent
    ADD COLUMN cancel_reason ENUM('duplicate', 'fraudulent',
        'requested_by_customer', 'abandoned', 'automatic') NULL,
    ADD COLUMN return_url VARCHAR(2000) NULL;
