#include "shop/customer_stored.h"

#include "shop/customer_theirs.h"

DB_STMT(lines,
    "SELECT c.name, c.state, l.sku, l.quantity FROM (" THEIR_OWNERS ") q "
    "JOIN carts.cart c ON c.owner = q.id "
    "JOIN carts.cart_line l ON l.cart = c.id WHERE c.merged_into IS NULL "
    "ORDER BY c.id, l.line_no LIMIT 20000");

DB_STMT(mails,
    "SELECT b.kind, b.recipient, b.sent_at FROM (" THEIRS ") q "
    "JOIN orders.outbox b ON b.order_id = q.id "
    "WHERE b.kind NOT LIKE 'owner%' "
    "ORDER BY b.id LIMIT 10000");

DB_STMT(withdrawals,
    "SELECT w.number, w.name, w.email, w.text, w.at FROM (" DECLARED_BY ") q "
    "JOIN orders.withdrawal w ON w.id = q.id ORDER BY w.id LIMIT 1000");

DB_STMT(sessions,
    "SELECT created_at, expires_at FROM carts.session WHERE sub = ? "
    "ORDER BY created_at LIMIT 1000");

static enum rc
read_lines(struct ctx *ctx, const struct customer *person,
    struct customer_stored *s)
{
    struct db_query *q = db_start(ctx, &lines);

    customer_bind(q, person);
    while (db_next(q)) {
        size_t i = s->nlines;

        (void)db_grow(q, &s->lines, &s->nlines);
        s->lines[i].cart = db_str(q);
        s->lines[i].state = db_str(q);
        s->lines[i].sku = db_str(q);
        s->lines[i].quantity = db_int(q);
    }
    return db_end(q);
}

static enum rc
read_mails(struct ctx *ctx, const struct customer *person,
    struct customer_stored *s)
{
    struct db_query *q = db_start(ctx, &mails);

    customer_bind(q, person);
    while (db_next(q)) {
        size_t i = s->nmails;

        (void)db_grow(q, &s->mails, &s->nmails);
        s->mails[i].kind = db_str(q);
        s->mails[i].to = db_str(q);
        s->mails[i].sent_at = db_str(q);
    }
    return db_end(q);
}

static enum rc
read_withdrawals(struct ctx *ctx, const struct customer *person,
    struct customer_stored *s)
{
    struct db_query *q = db_start(ctx, &withdrawals);

    db_bind_str(q, person->email);
    db_bind_str(q, person->email);
    while (db_next(q)) {
        size_t i = s->nwithdrawals;

        (void)db_grow(q, &s->withdrawals, &s->nwithdrawals);
        s->withdrawals[i].number = db_str(q);
        s->withdrawals[i].name = db_str(q);
        s->withdrawals[i].email = db_str(q);
        s->withdrawals[i].text = db_str(q);
        s->withdrawals[i].at = db_str(q);
    }
    return db_end(q);
}

enum rc
customer_stored(struct ctx *ctx, const struct customer *person,
    struct customer_stored *out)
{
    struct db_query *q;

    *out = (struct customer_stored){ 0 };
    TRY(read_lines(ctx, person, out));
    TRY(read_mails(ctx, person, out));
    TRY(read_withdrawals(ctx, person, out));
    q = db_start(ctx, &sessions);
    db_bind_str(q, person->sub);
    while (db_next(q)) {
        size_t i = out->nsessions;

        (void)db_grow(q, &out->sessions, &out->nsessions);
        out->sessions[i].began_at = db_str(q);
        out->sessions[i].ends_at = db_str(q);
    }
    return db_end(q);
}
