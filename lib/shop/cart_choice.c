#include "shop/cart_choice.h"

#include "shop/cart_named_as.h"

DB_STMT(open_carts,
    "SELECT a.id, a.name, a.adopted, a.later, a.n FROM (SELECT c.id, c.name, "
    "c.adopted_at IS NOT NULL AS adopted, "
    "COALESCE(c.id = w.later_cart, 0) AS later, c.changed_at, "
    "COALESCE(c.id = w.current_cart, 0) AS leads, " CART_NAMED "AS named, "
    "COUNT(*) OVER () AS n " CART_OF_OWNER "AND c.state = 'open' "
    "AND (w.later_cart IS NULL OR c.id <> w.later_cart "
    "OR c.id = w.current_cart)) a WHERE a.leads OR a.named "
    "ORDER BY a.leads DESC, a.changed_at DESC, a.id LIMIT 50");

enum rc
cart_choices(struct ctx *ctx, const struct cart_seek *seek,
    struct cart_summaries *out)
{
    struct db_query *q;

    *out = (struct cart_summaries){ .n = 0 };
    if (seek->owner == NULL)
        return OK;
    q = db_start(ctx, &open_carts);
    cart_bind_name(q, seek);
    db_bind_str(q, seek->owner);
    while (db_next(q)) {
        struct cart *c = db_grow(q, &out->at, &out->n);

        c->id = db_str(q);
        c->name = db_str(q);
        c->adopted = db_int(q) != 0;
        c->later = db_int(q) != 0;
        out->open = db_int(q);
    }
    return db_end(q);
}
