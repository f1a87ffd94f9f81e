-- A session whose money is only held is complete, but not paid.

ALTER TABLE paymock.session
    DROP CONSTRAINT paid_is_complete,
    ADD CONSTRAINT paid_is_complete
        CHECK (payment_status = 'unpaid' OR status = 'complete');
