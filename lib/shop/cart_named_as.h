/* How a statement finds an owner's carts by a part of their names. */
#ifndef SHOP_CART_NAMED_AS_H
#define SHOP_CART_NAMED_AS_H

#include "base/db.h"
#include "shop/cart_summary.h"

#define CART_OF_OWNER                                                          \
    "FROM carts.cart c JOIN carts.owner w ON w.id = c.owner "                  \
    "WHERE c.owner = ? AND c.deleted_at IS NULL AND c.merged_into IS NULL "

/* True of all if no name is asked for; binds what cart_bind_name binds. */
#define CART_NAMED                                                             \
    "COALESCE(LOCATE(?, CASE WHEN c.name <> '' THEN c.name "                   \
    "WHEN c.id = w.later_cart THEN ? WHEN c.adopted_at IS NOT NULL THEN ? "    \
    "ELSE ? END) > 0, 1) "

static inline void
cart_bind_name(struct db_query *q, const struct cart_seek *seek)
{
    db_bind_str(q, seek->name);
    db_bind_str(q, seek->words.later);
    db_bind_str(q, seek->words.adopted);
    db_bind_str(q, seek->words.unnamed);
}

#endif
