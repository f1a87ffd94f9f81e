#include "shop/address.h"

#include "base/db.h"

DB_STMT(list,
    "SELECT id, name, line1, line2, city, postcode, country "
    "FROM orders.address WHERE sub = ? ORDER BY used_at DESC, id LIMIT 20");

enum rc
address_list(
    struct ctx *ctx, const char *sub, struct address **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &list);

    *out = NULL;
    *n = 0;
    db_bind_str(q, sub);
    while (db_next(q)) {
        struct address *a = db_grow(q, out, n);

        a->id = db_str(q);
        a->name = db_str(q);
        a->line1 = db_str(q);
        a->line2 = db_str(q);
        a->city = db_str(q);
        a->postcode = db_str(q);
        a->country = db_str(q);
    }
    return db_end(q);
}
