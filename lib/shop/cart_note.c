#include "base/db.h"
#include "base/rand.h"
#include "shop/cart_deed.h"
#include "shop/cart_line.h"

DB_STMT(insert,
    "INSERT INTO carts.undo (id, owner, kind, from_cart, from_version, "
    "into_cart, into_version, at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))");

DB_STMT(keep_from,
    "INSERT INTO carts.undo_line (`undo`, cart, sku, line_no, quantity, "
    "seen_minor, currency, added_at) SELECT ?, cart, sku, line_no, quantity, "
    "seen_minor, currency, added_at FROM carts.cart_line "
    "WHERE cart = ? AND sku = ?");

DB_STMT(keep_into,
    "INSERT INTO carts.undo_line (`undo`, cart, sku, line_no, quantity, "
    "seen_minor, currency, added_at) SELECT ?, ?, f.sku, t.line_no, "
    "t.quantity, t.seen_minor, t.currency, t.added_at "
    "FROM carts.cart_line f LEFT JOIN carts.cart_line t ON t.cart = ? "
    "AND t.sku = f.sku WHERE f.cart = ? AND f.sku = COALESCE(?, f.sku)");

static enum rc
insert_deed(struct ctx *ctx, struct cart_deed *d, const char *kind)
{
    struct cart_size from = { 0, 0, 0 }, into = { 0, 0, 0 };
    struct db_query *q;

    TRY(cart_size(ctx, d->from, &from));
    if (d->into != NULL)
        TRY(cart_size(ctx, d->into, &into));
    if (d->undo == NULL)
        d->undo = rand_id(ctx);
    q = db_start(ctx, &insert);
    db_bind_str(q, d->undo);
    db_bind_str(q, d->owner);
    db_bind_str(q, kind);
    db_bind_str(q, d->from);
    db_bind_int(q, from.version);
    db_bind_str(q, d->into);
    db_bind_int(q, into.version);
    return db_run(q, NULL);
}

static enum rc
keep_lines(struct ctx *ctx, const struct cart_deed *d)
{
    struct db_query *q = db_start(ctx, &keep_into);

    db_bind_str(q, d->undo);
    db_bind_str(q, d->into);
    db_bind_str(q, d->into);
    db_bind_str(q, d->from);
    db_bind_str(q, d->sku);
    TRY(d->sku != NULL ? db_run_one(q) : db_run(q, NULL));
    if (d->sku == NULL || d->keep)
        return OK;
    q = db_start(ctx, &keep_from);
    db_bind_str(q, d->undo);
    db_bind_str(q, d->from);
    db_bind_str(q, d->sku);
    return db_run_one(q);
}

enum rc
cart_deed_note(struct ctx *ctx, struct cart_deed *d, const char *kind)
{
    TRY(insert_deed(ctx, d, kind));
    return d->into != NULL ? keep_lines(ctx, d) : OK;
}
