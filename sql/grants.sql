-- Each program's account holds exactly the rights of its row in
-- ARCHITECTURE.md. @ACCOUNT@ is database.account_prefix. `clearcart migrate`
-- revokes everything first and applies this file after the migrations.

-- controller: shows carts beside the goods; sessions, owners, sign-in
GRANT SELECT ON catalog.* TO '@ACCOUNT@controller'@'localhost';
GRANT SELECT, INSERT, DELETE ON carts.session TO '@ACCOUNT@controller'@'localhost';
GRANT SELECT, INSERT, DELETE ON carts.sign_in TO '@ACCOUNT@controller'@'localhost';
GRANT SELECT, INSERT, UPDATE (current_cart, later_cart, adopted_at) ON carts.owner TO '@ACCOUNT@controller'@'localhost';
GRANT SELECT, UPDATE (owner, guest, version, changed_at, adopted_at, kept_apart, merged_into, merged_at) ON carts.cart TO '@ACCOUNT@controller'@'localhost';
GRANT SELECT, INSERT, UPDATE (quantity) ON carts.cart_line TO '@ACCOUNT@controller'@'localhost';
GRANT SELECT (owner), UPDATE (owner) ON carts.cart_update TO '@ACCOUNT@controller'@'localhost';
GRANT SELECT, INSERT, UPDATE (owner) ON carts.undo TO '@ACCOUNT@controller'@'localhost';
GRANT SELECT, INSERT ON carts.undo_line TO '@ACCOUNT@controller'@'localhost';
-- A guest's order goes to the person who signs in with the guest's cookie.
GRANT SELECT (owner), UPDATE (owner, sub) ON orders.orders TO '@ACCOUNT@controller'@'localhost';

-- catalog: reads
GRANT SELECT ON catalog.* TO '@ACCOUNT@catalog'@'localhost';
GRANT SELECT ON carts.session TO '@ACCOUNT@catalog'@'localhost';
GRANT SELECT ON carts.owner TO '@ACCOUNT@catalog'@'localhost';
GRANT SELECT ON carts.cart TO '@ACCOUNT@catalog'@'localhost';
GRANT SELECT ON carts.cart_line TO '@ACCOUNT@catalog'@'localhost';

-- cart: carts, not sessions
GRANT SELECT ON catalog.* TO '@ACCOUNT@cart'@'localhost';
GRANT SELECT ON carts.session TO '@ACCOUNT@cart'@'localhost';
GRANT SELECT ON carts.owner TO '@ACCOUNT@cart'@'localhost';
GRANT SELECT ON carts.cart TO '@ACCOUNT@cart'@'localhost';
GRANT SELECT ON carts.cart_line TO '@ACCOUNT@cart'@'localhost';
GRANT SELECT ON carts.cart_update TO '@ACCOUNT@cart'@'localhost';
GRANT SELECT ON carts.undo TO '@ACCOUNT@cart'@'localhost';
GRANT SELECT ON carts.undo_line TO '@ACCOUNT@cart'@'localhost';
GRANT INSERT, UPDATE (current_cart, later_cart) ON carts.owner TO '@ACCOUNT@cart'@'localhost';
GRANT INSERT, UPDATE (name, version, changed_at, share, deleted_at, merged_into, merged_at) ON carts.cart TO '@ACCOUNT@cart'@'localhost';
GRANT INSERT, UPDATE (quantity, seen_minor, currency, added_at), DELETE ON carts.cart_line TO '@ACCOUNT@cart'@'localhost';
GRANT INSERT, UPDATE (cart, applied_version), DELETE ON carts.cart_update TO '@ACCOUNT@cart'@'localhost';
GRANT INSERT, UPDATE (from_version, into_version), DELETE ON carts.undo TO '@ACCOUNT@cart'@'localhost';
GRANT INSERT ON carts.undo_line TO '@ACCOUNT@cart'@'localhost';

-- idp: identities alone
GRANT SELECT, INSERT, UPDATE, DELETE ON identities.* TO '@ACCOUNT@idp'@'localhost';

-- checkout: orders, never deleting one; stock by column; the cart's state
GRANT SELECT ON catalog.* TO '@ACCOUNT@checkout'@'localhost';
GRANT UPDATE (on_hand, reserved) ON catalog.item TO '@ACCOUNT@checkout'@'localhost';
GRANT INSERT ON catalog.stock_move TO '@ACCOUNT@checkout'@'localhost';
GRANT SELECT ON carts.session TO '@ACCOUNT@checkout'@'localhost';
GRANT SELECT ON carts.owner TO '@ACCOUNT@checkout'@'localhost';
GRANT SELECT ON carts.cart TO '@ACCOUNT@checkout'@'localhost';
GRANT SELECT ON carts.cart_line TO '@ACCOUNT@checkout'@'localhost';
GRANT SELECT ON carts.cart_update TO '@ACCOUNT@checkout'@'localhost';
GRANT SELECT ON carts.undo TO '@ACCOUNT@checkout'@'localhost';
GRANT SELECT ON carts.undo_line TO '@ACCOUNT@checkout'@'localhost';
GRANT UPDATE (state, version, order_id, changed_at) ON carts.cart TO '@ACCOUNT@checkout'@'localhost';
GRANT UPDATE (current_cart) ON carts.owner TO '@ACCOUNT@checkout'@'localhost';
GRANT SELECT ON orders.* TO '@ACCOUNT@checkout'@'localhost';
GRANT INSERT, UPDATE (payment, reservation, paid_at, cancelled_at, invoice_no, items_minor, discount_minor, shipping_minor, tax_minor, tax_added_minor, tax_rounding, tax_prices, total_minor, shipping_name, shipping_tax_bp, shipping_tax_minor, voucher, voucher_bp, cart_name) ON orders.orders TO '@ACCOUNT@checkout'@'localhost';
GRANT INSERT ON orders.order_line TO '@ACCOUNT@checkout'@'localhost';
GRANT INSERT ON orders.order_history TO '@ACCOUNT@checkout'@'localhost';
GRANT INSERT, UPDATE ON orders.payment_attempt TO '@ACCOUNT@checkout'@'localhost';
GRANT INSERT ON orders.refund TO '@ACCOUNT@checkout'@'localhost';
GRANT INSERT, UPDATE ON orders.payment_event TO '@ACCOUNT@checkout'@'localhost';
GRANT INSERT ON orders.outbox TO '@ACCOUNT@checkout'@'localhost';
GRANT INSERT, DELETE ON orders.voucher_use TO '@ACCOUNT@checkout'@'localhost';
GRANT UPDATE ON orders.counter TO '@ACCOUNT@checkout'@'localhost';
GRANT UPDATE ON orders.breaker TO '@ACCOUNT@checkout'@'localhost';
GRANT INSERT ON orders.alert TO '@ACCOUNT@checkout'@'localhost';
GRANT INSERT ON orders.withdrawal TO '@ACCOUNT@checkout'@'localhost';
GRANT INSERT, UPDATE ON orders.address TO '@ACCOUNT@checkout'@'localhost';

-- account: a person's orders and addresses; the header's categories
GRANT SELECT ON catalog.version TO '@ACCOUNT@account'@'localhost';
GRANT SELECT ON catalog.setting TO '@ACCOUNT@account'@'localhost';
GRANT SELECT ON catalog.page TO '@ACCOUNT@account'@'localhost';
GRANT SELECT ON catalog.category TO '@ACCOUNT@account'@'localhost';
GRANT SELECT ON catalog.country TO '@ACCOUNT@account'@'localhost';
GRANT SELECT ON carts.session TO '@ACCOUNT@account'@'localhost';
GRANT SELECT ON carts.owner TO '@ACCOUNT@account'@'localhost';
GRANT SELECT ON carts.cart TO '@ACCOUNT@account'@'localhost';
GRANT SELECT ON carts.cart_line TO '@ACCOUNT@account'@'localhost';
GRANT SELECT ON carts.cart_update TO '@ACCOUNT@account'@'localhost';
GRANT SELECT ON carts.undo TO '@ACCOUNT@account'@'localhost';
GRANT SELECT ON carts.undo_line TO '@ACCOUNT@account'@'localhost';
GRANT SELECT ON orders.* TO '@ACCOUNT@account'@'localhost';
GRANT INSERT, UPDATE, DELETE ON orders.address TO '@ACCOUNT@account'@'localhost';

-- admin: all but credentials; what is append-only stays as it is
GRANT SELECT ON catalog.* TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, UPDATE, DELETE ON catalog.product TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, UPDATE, DELETE ON catalog.item TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, DELETE ON catalog.item_option TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT ON catalog.price TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT ON catalog.stock_move TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, UPDATE, DELETE ON catalog.image TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, UPDATE, DELETE ON catalog.category TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, UPDATE (category, position), DELETE ON catalog.product_category TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT ON catalog.attribute TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT ON catalog.attribute_value TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, DELETE ON catalog.product_attribute TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, DELETE ON catalog.related TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, UPDATE (target), DELETE ON catalog.old_slug TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, UPDATE, DELETE ON catalog.offer TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, UPDATE, DELETE ON catalog.offer_price TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT ON catalog.index_due TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, DELETE ON catalog.word TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, DELETE ON catalog.listed TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, UPDATE ON catalog.facet_page TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, UPDATE, DELETE ON catalog.setting TO '@ACCOUNT@admin'@'localhost';
GRANT UPDATE ON catalog.version TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, UPDATE ON catalog.shipping_method TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, DELETE ON catalog.shipping_rate TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, DELETE ON catalog.country TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, DELETE ON catalog.tax_rate TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, UPDATE ON catalog.page TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, DELETE ON catalog.old_page TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, UPDATE ON orders.voucher TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, UPDATE ON catalog.job TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, DELETE ON catalog.saved_view TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, UPDATE ON catalog.job_row TO '@ACCOUNT@admin'@'localhost';
GRANT SELECT ON carts.* TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, UPDATE, DELETE ON carts.session TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, UPDATE, DELETE ON carts.sign_in TO '@ACCOUNT@admin'@'localhost';
-- Nobody who worked here is deleted; their sessions are.
GRANT INSERT, UPDATE ON carts.staff TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, UPDATE ON carts.invitation TO '@ACCOUNT@admin'@'localhost';
GRANT SELECT ON orders.* TO '@ACCOUNT@admin'@'localhost';
GRANT UPDATE (payment, reservation, paid_at, cancelled_at, invoice_no, refunded_minor, fulfilment, tracking, carrier, expires_at, sub, cart_name, email, name, line1, line2, city, postcode, invoice_name, invoice_line1, invoice_line2, invoice_city, invoice_postcode, invoice_country) ON orders.orders TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT ON orders.called_off TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT ON orders.order_history TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT ON orders.refund TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT ON orders.refund_line TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, UPDATE (next_at, recipient) ON orders.outbox TO '@ACCOUNT@admin'@'localhost';
-- Notes stay; erasing a person empties what was written of them.
GRANT UPDATE (request_body, pay_url, card) ON orders.payment_attempt TO '@ACCOUNT@admin'@'localhost';
GRANT UPDATE (body, handled_at, tries) ON orders.payment_event TO '@ACCOUNT@admin'@'localhost';
GRANT UPDATE (seen_at, seen_by) ON orders.alert TO '@ACCOUNT@admin'@'localhost';
GRANT UPDATE (note) ON orders.refund TO '@ACCOUNT@admin'@'localhost';
GRANT UPDATE (name, email, text, remote) ON orders.withdrawal TO '@ACCOUNT@admin'@'localhost';
GRANT UPDATE (person, person_no) ON orders.voucher_use TO '@ACCOUNT@admin'@'localhost';
GRANT DELETE ON orders.address TO '@ACCOUNT@admin'@'localhost';
GRANT UPDATE (name, share, deleted_at) ON carts.cart TO '@ACCOUNT@admin'@'localhost';
GRANT UPDATE (sub, guest_hash, current_cart, later_cart) ON carts.owner TO '@ACCOUNT@admin'@'localhost';
GRANT DELETE ON carts.cart_line TO '@ACCOUNT@admin'@'localhost';
GRANT DELETE ON carts.cart_update TO '@ACCOUNT@admin'@'localhost';
GRANT DELETE ON carts.undo TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT, UPDATE (text) ON orders.note TO '@ACCOUNT@admin'@'localhost';
-- Money that came without the processor makes an order paid.
GRANT UPDATE (state, intent_id, captured_minor, refunded_minor, paid_at) ON orders.payment_attempt TO '@ACCOUNT@admin'@'localhost';
GRANT UPDATE ON orders.counter TO '@ACCOUNT@admin'@'localhost';
GRANT UPDATE (state, refund_id, tries, next_at, done_at, credit_no) ON orders.refund TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT ON orders.alert TO '@ACCOUNT@admin'@'localhost';
-- A parcel that came back unpaid: its voucher and its cart are free again.
GRANT DELETE ON orders.voucher_use TO '@ACCOUNT@admin'@'localhost';
GRANT UPDATE (current_cart) ON carts.owner TO '@ACCOUNT@admin'@'localhost';
GRANT INSERT ON orders.audit TO '@ACCOUNT@admin'@'localhost';
GRANT UPDATE (state, version, order_id, changed_at) ON carts.cart TO '@ACCOUNT@admin'@'localhost';

-- paymock: the mock's own schema alone; its daemon expires sessions too
GRANT SELECT, INSERT, UPDATE, DELETE ON paymock.* TO '@ACCOUNT@paymock'@'localhost';
GRANT SELECT, INSERT, UPDATE ON paymock.* TO '@ACCOUNT@paymock_hooks'@'localhost';

-- worker: settles, sends, expires, purges
GRANT SELECT ON catalog.* TO '@ACCOUNT@worker'@'localhost';
GRANT UPDATE (on_hand, reserved) ON catalog.item TO '@ACCOUNT@worker'@'localhost';
GRANT INSERT ON catalog.stock_move TO '@ACCOUNT@worker'@'localhost';
GRANT SELECT ON carts.* TO '@ACCOUNT@worker'@'localhost';
GRANT UPDATE (state, version, order_id, changed_at) ON carts.cart TO '@ACCOUNT@worker'@'localhost';
GRANT UPDATE (current_cart, later_cart), DELETE ON carts.owner TO '@ACCOUNT@worker'@'localhost';
GRANT DELETE ON carts.cart TO '@ACCOUNT@worker'@'localhost';
GRANT DELETE ON carts.cart_line TO '@ACCOUNT@worker'@'localhost';
GRANT DELETE ON carts.session TO '@ACCOUNT@worker'@'localhost';
GRANT DELETE ON carts.sign_in TO '@ACCOUNT@worker'@'localhost';
GRANT DELETE ON carts.cart_update TO '@ACCOUNT@worker'@'localhost';
GRANT DELETE ON carts.undo TO '@ACCOUNT@worker'@'localhost';
GRANT SELECT ON orders.* TO '@ACCOUNT@worker'@'localhost';
GRANT INSERT, UPDATE (at), DELETE ON orders.heartbeat TO '@ACCOUNT@worker'@'localhost';
GRANT UPDATE (payment, reservation, paid_at, cancelled_at, invoice_no, refunded_minor) ON orders.orders TO '@ACCOUNT@worker'@'localhost';
GRANT INSERT ON orders.order_history TO '@ACCOUNT@worker'@'localhost';
GRANT INSERT, UPDATE ON orders.payment_attempt TO '@ACCOUNT@worker'@'localhost';
GRANT INSERT, UPDATE ON orders.refund TO '@ACCOUNT@worker'@'localhost';
GRANT UPDATE ON orders.payment_event TO '@ACCOUNT@worker'@'localhost';
GRANT INSERT, UPDATE ON orders.outbox TO '@ACCOUNT@worker'@'localhost';
GRANT DELETE ON orders.voucher_use TO '@ACCOUNT@worker'@'localhost';
GRANT UPDATE ON orders.counter TO '@ACCOUNT@worker'@'localhost';
GRANT UPDATE ON orders.breaker TO '@ACCOUNT@worker'@'localhost';
GRANT INSERT ON orders.alert TO '@ACCOUNT@worker'@'localhost';
GRANT INSERT ON orders.books_run TO '@ACCOUNT@worker'@'localhost';
GRANT INSERT ON orders.books_finding TO '@ACCOUNT@worker'@'localhost';

-- jobs: changes many products at once: the catalogue as the admin has it
GRANT SELECT ON catalog.* TO '@ACCOUNT@jobs'@'localhost';
GRANT SELECT, INSERT, UPDATE (at), DELETE ON orders.heartbeat TO '@ACCOUNT@jobs'@'localhost';
GRANT INSERT, UPDATE ON catalog.product TO '@ACCOUNT@jobs'@'localhost';
GRANT INSERT, UPDATE ON catalog.item TO '@ACCOUNT@jobs'@'localhost';
GRANT INSERT, DELETE ON catalog.item_option TO '@ACCOUNT@jobs'@'localhost';
GRANT INSERT ON catalog.price TO '@ACCOUNT@jobs'@'localhost';
GRANT INSERT ON catalog.stock_move TO '@ACCOUNT@jobs'@'localhost';
GRANT INSERT, UPDATE ON catalog.category TO '@ACCOUNT@jobs'@'localhost';
GRANT INSERT, DELETE ON catalog.product_category TO '@ACCOUNT@jobs'@'localhost';
GRANT INSERT ON catalog.attribute TO '@ACCOUNT@jobs'@'localhost';
GRANT INSERT ON catalog.attribute_value TO '@ACCOUNT@jobs'@'localhost';
GRANT INSERT, DELETE ON catalog.product_attribute TO '@ACCOUNT@jobs'@'localhost';
GRANT INSERT, DELETE ON catalog.related TO '@ACCOUNT@jobs'@'localhost';
GRANT INSERT ON catalog.old_slug TO '@ACCOUNT@jobs'@'localhost';
GRANT INSERT, DELETE ON catalog.word TO '@ACCOUNT@jobs'@'localhost';
GRANT INSERT, DELETE ON catalog.listed TO '@ACCOUNT@jobs'@'localhost';
GRANT INSERT, UPDATE ON catalog.facet_page TO '@ACCOUNT@jobs'@'localhost';
GRANT UPDATE ON catalog.setting TO '@ACCOUNT@jobs'@'localhost';
GRANT UPDATE ON catalog.version TO '@ACCOUNT@jobs'@'localhost';
GRANT UPDATE ON catalog.offer TO '@ACCOUNT@jobs'@'localhost';
GRANT UPDATE, DELETE ON catalog.offer_price TO '@ACCOUNT@jobs'@'localhost';
GRANT DELETE ON catalog.index_due TO '@ACCOUNT@jobs'@'localhost';
GRANT UPDATE, DELETE ON catalog.job TO '@ACCOUNT@jobs'@'localhost';
GRANT INSERT, UPDATE, DELETE ON catalog.job_row TO '@ACCOUNT@jobs'@'localhost';
GRANT INSERT ON orders.audit TO '@ACCOUNT@jobs'@'localhost';
