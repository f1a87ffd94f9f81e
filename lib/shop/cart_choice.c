#include "shop/cart_choice.h"

#include "base/db.h"

DB_STMT(open_carts,
    "SELECT c.id, c.name FROM carts.cart c "
    "JOIN carts.owner o ON o.id = c.owner "
    "WHERE c.owner = ? AND c.state = 'open' "
    "AND c.deleted_at IS NULL AND c.merged_into IS NULL "
    "AND (o.later_cart IS NULL OR c.id <> o.later_cart "
    "OR c.id = o.current_cart) "
    "ORDER BY c.changed_at DESC, c.id LIMIT 50");

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
