#include "shop/cart_choice.h"

#include "base/db.h"

DB_STMT(open_carts,
    "SELECT id, name FROM carts.cart WHERE owner = ? AND state = 'open' "
    "AND deleted_at IS NULL AND merged_into IS NULL "
    "ORDER BY changed_at DESC, id LIMIT 50");

enum rc
cart_choices(struct ctx *ctx, const char *owner, struct cart_choices *out)
{
    struct db_query *q = db_start(ctx, &open_carts);

    *out = (struct cart_choices){ NULL, 0 };
    db_bind_str(q, owner);
    while (db_next(q)) {
        struct cart_choice *c = db_grow(q, &out->at, &out->n);

        c->id = db_str(q);
        c->name = db_str(q);
    }
    return db_end(q);
}
