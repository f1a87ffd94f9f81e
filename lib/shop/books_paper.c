/* Vouchers, invoices and mails. */
#include "shop/books_rules.h"

#define PAID "('paid', 'partly_refunded', 'refunded')"

DB_STMT(uses,
    "SELECT NULL, CONCAT('voucher ', v.code), CONCAT(COUNT(*), ' uses, the "
    "last is number ', MAX(u.use_no)), v.uses_max, NULL, COUNT(*) OVER () "
    "FROM orders.voucher v JOIN orders.voucher_use u ON u.code = v.code "
    "WHERE v.uses_max IS NOT NULL GROUP BY v.code, v.uses_max "
    "HAVING COUNT(*) > v.uses_max OR MAX(u.use_no) > v.uses_max "
    "ORDER BY v.code LIMIT 20");

DB_STMT(uses_each,
    "SELECT NULL, CONCAT('voucher ', v.code), CONCAT(COUNT(*), ' uses by ', "
    "u.person), v.uses_each, NULL, COUNT(*) OVER () "
    "FROM orders.voucher v JOIN orders.voucher_use u ON u.code = v.code "
    "WHERE v.uses_each IS NOT NULL GROUP BY v.code, v.uses_each, u.person "
    "HAVING COUNT(*) > v.uses_each OR MAX(u.person_no) > v.uses_each "
    "ORDER BY v.code LIMIT 20");

DB_STMT(its_use,
    "SELECT o.id, CONCAT('order ', o.number), CONCAT(COALESCE(u.code, "
    "'none'), ' is used'), IF(o.payment = 'cancelled', 'any', "
    "COALESCE(o.voucher, 'any')), NULL, COUNT(*) OVER () "
    "FROM orders.orders o LEFT JOIN orders.voucher_use u "
    "ON u.order_id = o.id "
    "WHERE (o.voucher IS NOT NULL OR u.code IS NOT NULL) "
    "AND COALESCE(u.code, '') <> "
    "IF(o.payment = 'cancelled', '', COALESCE(o.voucher, '')) "
    "ORDER BY o.id LIMIT 20");

DB_STMT(invoice,
    "SELECT o.id, CONCAT('order ', o.number), "
    "CONCAT(o.payment, ' with invoice ', COALESCE(o.invoice_no, 'none')), "
    "NULL, NULL, COUNT(*) OVER () FROM orders.orders o "
    "WHERE (o.payment IN " PAID ") <> (o.invoice_no IS NOT NULL) "
    "ORDER BY o.id LIMIT 20");

DB_STMT(invoice_gap,
    "SELECT d.id, CONCAT('invoice ', d.invoice_no), "
    "CONCAT('the one before is ', d.before_it), NULL, NULL, "
    "COUNT(*) OVER () FROM (SELECT id, invoice_no, "
    "COALESCE(LAG(invoice_no) OVER (ORDER BY invoice_no), 0) AS before_it "
    "FROM orders.orders WHERE invoice_no IS NOT NULL) d "
    "WHERE d.invoice_no <> d.before_it + 1 "
    "ORDER BY d.invoice_no LIMIT 20");

DB_STMT(invoice_last,
    "SELECT NULL, 'the counter of invoices', c.n, "
    "(SELECT COALESCE(MAX(invoice_no), 0) FROM orders.orders), NULL, 1 "
    "FROM orders.counter c WHERE c.name = 'invoice' AND c.n <> "
    "(SELECT COALESCE(MAX(invoice_no), 0) FROM orders.orders) LIMIT 1");

#define CREDITED                                                               \
    "r.state = 'done' AND o.invoice_no IS NOT NULL "                           \
    "AND r.intent_id = a.intent_id"

DB_STMT(credit,
    "SELECT o.id, CONCAT('order ', o.number), "
    "CONCAT('a refund, ', r.state, ', with credit note ', "
    "COALESCE(r.credit_no, 'none')), NULL, NULL, COUNT(*) OVER () "
    "FROM orders.refund r JOIN orders.orders o ON o.id = r.order_id "
    "JOIN orders.payment_attempt a ON a.id = r.attempt "
    "WHERE (" CREDITED ") <> (r.credit_no IS NOT NULL) "
    "ORDER BY o.id LIMIT 20");

DB_STMT(credit_gap,
    "SELECT d.order_id, CONCAT('credit note ', d.credit_no), "
    "CONCAT('the one before is ', d.before_it), NULL, NULL, "
    "COUNT(*) OVER () FROM (SELECT order_id, credit_no, "
    "COALESCE(LAG(credit_no) OVER (ORDER BY credit_no), 0) AS before_it "
    "FROM orders.refund WHERE credit_no IS NOT NULL) d "
    "WHERE d.credit_no <> d.before_it + 1 "
    "ORDER BY d.credit_no LIMIT 20");

DB_STMT(credit_last,
    "SELECT NULL, 'the counter of credit notes', c.n, "
    "(SELECT COALESCE(MAX(credit_no), 0) FROM orders.refund), NULL, 1 "
    "FROM orders.counter c WHERE c.name = 'credit_note' AND c.n <> "
    "(SELECT COALESCE(MAX(credit_no), 0) FROM orders.refund) LIMIT 1");

/* One that staff had sent again has a part; it does not count. */
DB_STMT(confirmed,
    "SELECT o.id, CONCAT('order ', o.number), "
    "CONCAT(o.payment, ' with ', COUNT(b.id), ' confirmations'), "
    "IF(o.payment IN " PAID ", '1', '0'), NULL, COUNT(*) OVER () "
    "FROM orders.orders o LEFT JOIN orders.outbox b "
    "ON b.order_id = o.id AND b.kind = 'confirmation' "
    "AND (b.part = '' OR o.payment NOT IN " PAID ") "
    "GROUP BY o.id, o.number, o.payment "
    "HAVING COUNT(b.id) <> IF(o.payment IN " PAID ", 1, 0) "
    "ORDER BY o.id LIMIT 20");

DB_STMT(goods,
    "SELECT l.order_id, CONCAT('SKU ', l.sku), NULL, NULL, NULL, "
    "COUNT(*) OVER () FROM orders.order_line l "
    "LEFT JOIN catalog.item i ON i.sku = l.sku WHERE i.sku IS NULL "
    "ORDER BY l.order_id, l.line_no LIMIT 20");

const struct books_rule books_paper_rules[] = {
    { "C1", "it was used more often than it may", &uses },
    { "C2", "one person used it more often than one may", &uses_each },
    { "C3", "the voucher's use is not the order's", &its_use },
    { "X1", "paid orders have one confirmation, others none", &confirmed },
    { "X2", "paid orders have an invoice, others none", &invoice },
    { "X2", "invoice numbers have a gap", &invoice_gap },
    { "X2", "it does not stand at the last invoice", &invoice_last },
    { "X5", "what went back of an invoice has a credit note", &credit },
    { "X5", "credit note numbers have a gap", &credit_gap },
    { "X5", "it does not stand at the last credit note", &credit_last },
    { "X3", "it was sold, but the catalogue does not know it", &goods },
    { 0 },
};
