#include "shop/erase.h"

#include "base/conf.h"
#include "base/rand.h"
#include "base/str.h"
#include "shop/customer_theirs.h"

#define INVOICED                                                               \
    "o.invoice_no IS NOT NULL "                                                \
    "AND o.paid_at > UTC_TIMESTAMP(3) - INTERVAL ? YEAR"

/* What they declared, and what was declared of their orders. */
#define DECLARED                                                               \
    DECLARED_BY " UNION SELECT w.id FROM (" THEIRS ") o "                      \
    "JOIN orders.withdrawal w ON w.order_id = o.id"

#define ABOUT_IT                                                               \
    "b.order_id IS NULL AND b.kind IN ('withdrawal', 'withdrawal_owner') "     \
    "AND b.part >= q.id AND b.part < CONCAT(q.id, '~~') "

DB_STMT(lock_orders,
    "SELECT o.id FROM (" THEIRS ") q JOIN orders.orders o ON o.id = q.id "
    "ORDER BY o.id LIMIT 10000 FOR UPDATE");

DB_STMT(plan,
    "SELECT COUNT(*), COALESCE(SUM(" INVOICED "), 0), "
    "COALESCE(SUM(o.stage IN ('waiting', 'to_pack', 'on_its_way')), 0), "
    "(SELECT COUNT(*) FROM (" THEIRS ") q JOIN orders.refund r "
    "ON r.order_id = q.id WHERE r.state IN ('queued', 'unknown')), "
    "(SELECT COUNT(*) FROM (" THEIRS ") q JOIN orders.outbox b "
    "ON b.order_id = q.id WHERE b.sent_at IS NULL) + "
    "(SELECT COUNT(*) FROM (" DECLARED ") q JOIN orders.outbox b "
    "ON " ABOUT_IT "WHERE b.sent_at IS NULL) "
    "FROM (" THEIRS ") q JOIN orders.orders o ON o.id = q.id");

/* The country goes last: by it the others know whose address is asked for. */
DB_STMT(keep_invoice,
    "UPDATE orders.orders o SET "
    "invoice_name = IF(invoice_country IS NULL, name, invoice_name), "
    "invoice_line1 = IF(invoice_country IS NULL, line1, invoice_line1), "
    "invoice_line2 = IF(invoice_country IS NULL, line2, invoice_line2), "
    "invoice_city = IF(invoice_country IS NULL, city, invoice_city), "
    "invoice_postcode = IF(invoice_country IS NULL, postcode, "
    "invoice_postcode), "
    "invoice_country = COALESCE(invoice_country, country) "
    "WHERE o.id = ? AND " INVOICED);

DB_STMT(drop_invoice,
    "UPDATE orders.orders o SET invoice_name = NULL, invoice_line1 = NULL, "
    "invoice_line2 = NULL, invoice_city = NULL, invoice_postcode = NULL, "
    "invoice_country = NULL WHERE o.id = ? AND NOT (" INVOICED ")");

DB_STMT(empty_order,
    "UPDATE orders.orders SET email = '', sub = NULL, name = '', line1 = '', "
    "line2 = '', city = '', postcode = '', cart_name = '', tracking = NULL "
    "WHERE id = ?");

DB_STMT(empty_attempt,
    "UPDATE orders.payment_attempt SET request_body = NULL, pay_url = NULL, "
    "card = NULL WHERE order_id = ?");

/* Joined, as IN (SELECT ...) would lock every row of the shop. */
DB_STMT(empty_events,
    "UPDATE orders.payment_attempt a STRAIGHT_JOIN orders.payment_event e "
    "FORCE INDEX (by_attempt) ON e.attempt = a.id SET e.body = '{}' "
    "WHERE a.order_id = ?");

DB_STMT(empty_mails,
    "UPDATE orders.outbox SET recipient = '' WHERE order_id = ?");

DB_STMT(empty_notes, "UPDATE orders.note SET text = '' WHERE order_id = ?");

DB_STMT(empty_refunds,
    "UPDATE orders.refund SET note = '' WHERE order_id = ?");

/* It goes on counting against the voucher's limits. */
DB_STMT(empty_voucher,
    "UPDATE orders.voucher_use SET person = CONCAT('erased:', order_id), "
    "person_no = 1 WHERE order_id = ?");

DB_STMT(lock_declared,
    "SELECT w.id FROM (" DECLARED ") q JOIN orders.withdrawal w "
    "ON w.id = q.id ORDER BY w.id LIMIT 1000 FOR UPDATE");

DB_STMT(empty_declared,
    "UPDATE orders.withdrawal SET name = '', email = '', text = '', "
    "remote = '' WHERE id = ?");

DB_STMT(empty_receipts,
    "UPDATE orders.outbox SET recipient = '' WHERE order_id IS NULL "
    "AND kind = 'withdrawal' AND part >= ? AND part < CONCAT(?, '~~')");

DB_STMT(empty_cart,
    "UPDATE carts.cart SET name = '', share = NULL WHERE order_id = ?");

DB_STMT(owners,
    "SELECT w.id FROM (" THEIR_OWNERS ") q JOIN carts.owner w ON w.id = q.id "
    "ORDER BY w.id LIMIT 1000 FOR UPDATE");

DB_STMT(drop_lines,
    "DELETE carts.cart_line FROM carts.cart c STRAIGHT_JOIN carts.cart_line "
    "ON cart_line.cart = c.id WHERE c.owner = ? AND c.state = 'open'");

DB_STMT(drop_carts,
    "UPDATE carts.cart SET name = '', share = NULL, "
    "version = version + 1, "
    "deleted_at = COALESCE(deleted_at, UTC_TIMESTAMP(3)) "
    "WHERE owner = ? AND state = 'open'");

DB_STMT(drop_undos, "DELETE FROM carts.undo WHERE owner = ?");

DB_STMT(drop_updates, "DELETE FROM carts.cart_update WHERE owner = ?");

/* A guest nobody is, since nobody has the cookie. */
DB_STMT(leave_owner,
    "UPDATE carts.owner SET sub = NULL, guest_hash = ?, "
    "current_cart = NULL, later_cart = NULL WHERE id = ?");

DB_STMT(drop_addresses, "DELETE FROM orders.address WHERE sub = ?");

DB_STMT(drop_sessions, "DELETE FROM carts.session WHERE sub = ?");

static void
bind_declared(struct db_query *q, const struct customer *person)
{
    db_bind_str(q, person->email);
    db_bind_str(q, person->email);
    customer_bind(q, person);
}

enum rc
erase_plan(struct ctx *ctx, const struct customer *person,
    struct erase_plan *out)
{
    struct db_query *q = db_start(ctx, &plan);

    *out = (struct erase_plan){ 0 };
    db_bind_int(q, ctx->conf->books.invoice_years);
    for (int i = 0; i < 2; i++)
        customer_bind(q, person);
    bind_declared(q, person);
    customer_bind(q, person);
    if (db_next(q)) {
        out->orders = db_int(q);
        out->kept = db_int(q);
        out->open = db_int(q);
        out->refunds = db_int(q);
        out->mails = db_int(q);
    }
    return db_end(q);
}

struct ids {
    const char **id;
    size_t n;
};

static enum rc
lock(struct ctx *ctx, const struct db_stmt *stmt,
    const struct customer *person, struct ids *out)
{
    struct db_query *q = db_start(ctx, stmt);

    *out = (struct ids){ NULL, 0 };
    if (stmt == &lock_declared)
        bind_declared(q, person);
    else
        customer_bind(q, person);
    while (db_next(q))
        *db_grow(q, &out->id, &out->n) = db_str(q);
    return db_end(q);
}

static enum rc
run(struct ctx *ctx, const struct db_stmt *stmt, const char *id)
{
    struct db_query *q = db_start(ctx, stmt);

    db_bind_str(q, id);
    return db_run(q, NULL);
}

static enum rc
run_years(struct ctx *ctx, const struct db_stmt *stmt, const char *id)
{
    struct db_query *q = db_start(ctx, stmt);

    db_bind_str(q, id);
    db_bind_int(q, ctx->conf->books.invoice_years);
    return db_run(q, NULL);
}

static enum rc
erase_order(struct ctx *ctx, const char *id)
{
    static const struct db_stmt *const rest[] = { &empty_order,
        &empty_attempt, &empty_events, &empty_mails, &empty_notes,
        &empty_refunds, &empty_voucher, &empty_cart };

    TRY(run_years(ctx, &keep_invoice, id));
    TRY(run_years(ctx, &drop_invoice, id));
    for (size_t i = 0; i < COUNT(rest); i++)
        TRY(run(ctx, rest[i], id));
    return OK;
}

static enum rc
erase_declared(struct ctx *ctx, const char *id)
{
    struct db_query *q = db_start(ctx, &empty_receipts);

    db_bind_str(q, id);
    db_bind_str(q, id);
    TRY(db_run(q, NULL));
    return run(ctx, &empty_declared, id);
}

static enum rc
erase_owner(struct ctx *ctx, const char *id)
{
    unsigned char nobody[HASH_SIZE];
    struct db_query *q;

    TRY(run(ctx, &drop_lines, id));
    TRY(run(ctx, &drop_carts, id));
    TRY(run(ctx, &drop_undos, id));
    TRY(run(ctx, &drop_updates, id));
    rand_bytes(nobody, sizeof(nobody));
    q = db_start(ctx, &leave_owner);
    db_bind_blob(q, nobody, sizeof(nobody));
    db_bind_str(q, id);
    return db_run(q, NULL);
}

enum rc
erase_person(struct ctx *ctx, const struct customer *person)
{
    struct erase_plan p;
    struct ids orders, declared, holders;

    TRY(lock(ctx, &lock_orders, person, &orders));
    TRY(erase_plan(ctx, person, &p));
    if (p.open + p.refunds + p.mails > 0)
        return CONFLICT;
    TRY(lock(ctx, &lock_declared, person, &declared));
    TRY(lock(ctx, &owners, person, &holders));
    for (size_t i = 0; i < orders.n; i++)
        TRY(erase_order(ctx, orders.id[i]));
    for (size_t i = 0; i < declared.n; i++)
        TRY(erase_declared(ctx, declared.id[i]));
    for (size_t i = 0; i < holders.n; i++)
        TRY(erase_owner(ctx, holders.id[i]));
    if (person->sub == NULL)
        return OK;
    TRY(run(ctx, &drop_addresses, person->sub));
    return run(ctx, &drop_sessions, person->sub);
}
