#include "shop/customer_theirs.h"

DB_STMT(notes,
    "SELECT n.text, n.name, n.at FROM (" THEIRS ") q "
    "JOIN orders.note n ON n.order_id = q.id "
    "WHERE n.of_person = 1 AND n.text <> '' "
    "ORDER BY n.at DESC, n.id DESC LIMIT 200");

DB_STMT(vouchers,
    "SELECT u.code, o.number, o.id, u.at FROM (" THEIRS ") q "
    "JOIN orders.orders o ON o.id = q.id "
    "JOIN orders.voucher_use u ON u.order_id = o.id "
    "ORDER BY o.id DESC LIMIT 200");

DB_STMT(others,
    "SELECT MIN(o.id), MAX(o.sub IS NULL), COUNT(*) FROM orders.orders o "
    "WHERE o.person >= CONCAT(LOWER(?), ' ') "
    "AND o.person < CONCAT(LOWER(?), '!') "
    "AND NOT (o.sub <=> ?) GROUP BY o.person ORDER BY o.person LIMIT 20");

DB_STMT(carts,
    "SELECT COUNT(DISTINCT c.id), COALESCE(SUM(l.quantity), 0) "
    "FROM (" THEIR_OWNERS ") q JOIN carts.cart c ON c.owner = q.id "
    "LEFT JOIN carts.cart_line l ON l.cart = c.id "
    "WHERE c.state = 'open' AND c.deleted_at IS NULL "
    "AND c.merged_into IS NULL");

static enum rc
read_notes(struct ctx *ctx, const struct customer *person,
    struct customer_more *out)
{
    struct db_query *q = db_start(ctx, &notes);

    customer_bind(q, person);
    while (db_next(q)) {
        struct customer_note *n = db_grow(q, &out->notes, &out->nnotes);

        n->text = db_str(q);
        n->name = db_str(q);
        n->at = db_str(q);
    }
    return db_end(q);
}

static enum rc
read_vouchers(struct ctx *ctx, const struct customer *person,
    struct customer_more *out)
{
    struct db_query *q = db_start(ctx, &vouchers);

    customer_bind(q, person);
    while (db_next(q)) {
        struct customer_voucher *v =
            db_grow(q, &out->vouchers, &out->nvouchers);

        v->code = db_str(q);
        v->number = db_str(q);
        v->order_id = db_str(q);
        v->at = db_str(q);
    }
    return db_end(q);
}

static enum rc
read_others(struct ctx *ctx, const struct customer *person,
    struct customer_more *out)
{
    struct db_query *q = db_start(ctx, &others);

    db_bind_str(q, person->email);
    db_bind_str(q, person->email);
    db_bind_str(q, person->sub);
    while (db_next(q)) {
        struct customer_other *o = db_grow(q, &out->others, &out->nothers);

        o->id = db_str(q);
        o->guest = db_int(q) != 0;
        o->orders = db_int(q);
    }
    return db_end(q);
}

enum rc
customer_more(struct ctx *ctx, const struct customer *person,
    struct customer_more *out)
{
    struct db_query *q;

    *out = (struct customer_more){ 0 };
    TRY(read_notes(ctx, person, out));
    TRY(read_vouchers(ctx, person, out));
    TRY(read_others(ctx, person, out));
    q = db_start(ctx, &carts);
    customer_bind(q, person);
    if (db_next(q)) {
        out->carts = db_int(q);
        out->things = db_int(q);
    }
    return db_end(q);
}
