#include <string.h>

#include "base/db.h"
#include "shop/cart_named.h"
#include "shop/cart_owner.h"

DB_STMT(look,
    "SELECT kind, from_cart, from_version, into_cart, into_version, "
    "at > UTC_TIMESTAMP(3) - INTERVAL 1 DAY "
    "FROM carts.undo WHERE id = ? AND owner = ? LIMIT 1 FOR UPDATE");

DB_STMT(bring_back,
    "UPDATE carts.cart SET version = version + 1, deleted_at = NULL, "
    "merged_into = NULL, merged_at = NULL, changed_at = UTC_TIMESTAMP(3) "
    "WHERE id = ? AND owner = ? AND state = 'open' AND version = ?");

/*
 * A cart is then as it was before the deed, but two versions later: one made
 * by the deed, one by its undo. What was done to it before that may be taken
 * back next, so the notes of it move along.
 */
DB_STMT(carry_from,
    "UPDATE carts.undo SET from_version = from_version + 2 "
    "WHERE owner = ? AND from_cart = ? AND from_version < ?");

DB_STMT(carry_into,
    "UPDATE carts.undo SET into_version = into_version + 2 "
    "WHERE owner = ? AND into_cart = ? AND into_version < ?");

DB_STMT(clear_lines,
    "DELETE carts.cart_line FROM carts.cart_line JOIN carts.undo_line u "
    "ON u.cart = cart_line.cart AND u.sku = cart_line.sku "
    "WHERE u.`undo` = ?");

DB_STMT(put_back,
    "INSERT INTO carts.cart_line (cart, sku, line_no, quantity, seen_minor, "
    "currency, added_at) SELECT cart, sku, line_no, quantity, seen_minor, "
    "currency, added_at FROM carts.undo_line "
    "WHERE `undo` = ? AND quantity IS NOT NULL");

DB_STMT(forget, "DELETE FROM carts.undo WHERE id = ?");

struct noted {
    const char *kind, *from, *into;
    int64_t from_version, into_version;
    bool in_time;
};

static enum rc
read_deed(struct ctx *ctx, const char *owner, const char *undo,
    struct noted *out)
{
    struct db_query *q = db_start(ctx, &look);
    bool found;

    db_bind_str(q, undo);
    db_bind_str(q, owner);
    found = db_next(q);
    if (found) {
        out->kind = db_str(q);
        out->from = db_str(q);
        out->from_version = db_int(q);
        out->into = db_str(q);
        out->into_version = db_int(q);
        out->in_time = db_int(q) != 0;
    }
    TRY(db_end(q));
    if (!found)
        return NOTFOUND;
    return out->in_time ? OK : CONFLICT;
}

/* One that has only moved on is no reason of its own. */
static enum rc
explain(struct ctx *ctx, struct cart_undo *u)
{
    struct cart_hold h = { .owner = u->owner, .cart = u->cart };
    enum rc rc = cart_hold_explain(ctx, &h);

    if (rc == CONFLICT && strcmp(h.code, "stale_cart") != 0) {
        u->code = h.code;
        u->order_id = h.order_id;
    }
    return rc == NOTFOUND ? CONFLICT : rc;
}

static enum rc
hold_again(struct ctx *ctx, struct cart_undo *u, const char *cart,
    int64_t version)
{
    struct db_query *q = db_start(ctx, &bring_back);
    enum rc rc;

    u->cart = cart;
    db_bind_str(q, cart);
    db_bind_str(q, u->owner);
    db_bind_int(q, version);
    rc = db_run_one(q);
    return rc == NOTFOUND ? explain(ctx, u) : rc;
}

static enum rc
hold_in_order(struct ctx *ctx, struct cart_undo *u, const struct noted *n)
{
    bool from_first = n->into == NULL || strcmp(n->from, n->into) < 0;

    if (strcmp(n->kind, "copy") == 0)
        return hold_again(ctx, u, n->into, n->into_version);
    if (!from_first)
        TRY(hold_again(ctx, u, n->into, n->into_version));
    TRY(hold_again(ctx, u, n->from, n->from_version));
    if (from_first && n->into != NULL)
        TRY(hold_again(ctx, u, n->into, n->into_version));
    return OK;
}

static enum rc
carry(struct ctx *ctx, const struct db_stmt *stmt, const char *owner,
    const char *cart, int64_t version)
{
    struct db_query *q = db_start(ctx, stmt);

    db_bind_str(q, owner);
    db_bind_str(q, cart);
    db_bind_int(q, version);
    return db_run(q, NULL);
}

static enum rc
carry_notes(struct ctx *ctx, const char *owner, const char *cart,
    int64_t version)
{
    TRY(carry(ctx, &carry_from, owner, cart, version));
    return carry(ctx, &carry_into, owner, cart, version);
}

/* What was copied from has not moved. */
static enum rc
carry_earlier(struct ctx *ctx, const char *owner, const struct noted *n)
{
    if (strcmp(n->kind, "copy") != 0)
        TRY(carry_notes(ctx, owner, n->from, n->from_version));
    if (n->into == NULL)
        return OK;
    return carry_notes(ctx, owner, n->into, n->into_version);
}

static enum rc
run_one(struct ctx *ctx, const struct db_stmt *stmt, const char *undo)
{
    struct db_query *q = db_start(ctx, stmt);

    db_bind_str(q, undo);
    return db_run(q, NULL);
}

/*
 * A cart that comes back is let in even where 500 are open: turned away it
 * would be lost after a day.
 */
enum rc
cart_undo(struct ctx *ctx, struct cart_undo *u)
{
    struct noted n = { NULL, NULL, NULL, 0, 0, false };
    const char *current;
    bool whole;

    u->code = u->order_id = NULL;
    TRY(read_deed(ctx, u->owner, u->undo, &n));
    TRY(hold_in_order(ctx, u, &n));
    TRY(run_one(ctx, &clear_lines, u->undo));
    TRY(run_one(ctx, &put_back, u->undo));
    TRY(run_one(ctx, &forget, u->undo));
    TRY(carry_earlier(ctx, u->owner, &n));
    u->cart = n.from;
    whole = strcmp(n.kind, "move") != 0 && strcmp(n.kind, "copy") != 0;
    TRY(cart_owner_lock(ctx, u->owner, &current));
    if (current != NULL || !whole)
        return OK;
    return cart_owner_set_current(ctx, u->owner, n.from);
}
