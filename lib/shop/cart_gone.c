#include "shop/cart_gone.h"

#include "base/db.h"

DB_STMT(look,
    "SELECT COALESCE(c.deleted_at, c.merged_at, c.changed_at), "
    "(SELECT u.id FROM carts.undo u WHERE u.owner = c.owner "
    "AND u.from_cart = c.id AND u.from_version = c.version "
    "AND u.at > UTC_TIMESTAMP(3) - INTERVAL 1 DAY AND (u.into_cart IS NULL "
    "OR (u.into_cart = t.id AND u.into_version = t.version "
    "AND t.state = 'open')) ORDER BY u.at DESC LIMIT 1), "
    "t.id, COALESCE(t.name, ''), t.adopted_at IS NOT NULL "
    "FROM carts.cart c LEFT JOIN carts.cart t ON t.id = c.merged_into "
    "WHERE c.id = ? AND c.owner = ? "
    "AND (c.deleted_at IS NOT NULL OR c.merged_into IS NOT NULL) LIMIT 1");

static const struct cart *
read_target(struct ctx *ctx, struct db_query *q)
{
    struct cart *c = talloc_zero(ctx, struct cart);

    c->id = db_str(q);
    c->name = db_str(q);
    c->adopted = db_int(q) != 0;
    return c->id != NULL ? c : NULL;
}

enum rc
cart_gone(struct ctx *ctx, const char *owner, const char *id,
    struct cart_gone *out)
{
    struct db_query *q = db_start(ctx, &look);
    bool found;

    db_bind_str(q, id);
    db_bind_str(q, owner);
    found = db_next(q);
    if (found) {
        out->at = db_str(q);
        out->undo = db_str(q);
        out->into = read_target(ctx, q);
    }
    TRY(db_end(q));
    return found ? OK : NOTFOUND;
}
