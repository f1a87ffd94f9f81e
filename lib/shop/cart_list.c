#include <string.h>

#include "shop/cart_rows.h"

/* What is to be bought; weight: how many rows the cart will have. */
#define WEIGHED                                                                \
    "SELECT c.id, GREATEST(1, (SELECT COUNT(*) FROM carts.cart_line w "        \
    "WHERE w.cart = c.id)) AS weight FROM carts.cart c WHERE c.owner = ? "     \
    "AND c.state <> 'purchased' AND " CART_SHOWN "AND c.id < ?"

/* n: how many carts; ahead: how many rows come before this one's. */
#define IN_LINE                                                                \
    "SELECT s.id, COUNT(*) OVER () AS n, "                                     \
    "SUM(s.weight) OVER (ORDER BY s.id DESC) - s.weight AS ahead "             \
    "FROM (" WEIGHED ") s"

/*
 * Whole carts, until so many lines are together. The order of ids does not
 * change while somebody reads on, so no cart is passed over.
 */
DB_STMT(unpurchased,
    CART_COLUMNS("b.n")
    "FROM (SELECT r.id, r.n FROM (" IN_LINE ") r WHERE r.ahead < 20000) b "
    "JOIN carts.cart c ON c.id = b.id " CART_JOINS
    "ORDER BY c.changed_at DESC, c.id DESC, l.line_no LIMIT 20200");

DB_STMT(few,
    CART_COLUMNS("b.n")
    "FROM (SELECT c.id, COALESCE(c.id = ?, 0) AS leads, "
    "COUNT(*) OVER () AS n FROM carts.cart c "
    "JOIN carts.owner w ON w.id = c.owner WHERE c.owner = ? "
    "AND c.id <> COALESCE(w.later_cart, '') "
    "AND c.state = 'open' AND " CART_SHOWN
    "ORDER BY leads DESC, c.changed_at DESC, c.id DESC LIMIT ?) b "
    "JOIN carts.cart c ON c.id = b.id " CART_JOINS
    "ORDER BY b.leads DESC, c.changed_at DESC, c.id DESC, l.line_no "
    "LIMIT 20200");

static const char *
first_id(const struct carts *carts)
{
    const char *id = carts->at[0].id;

    for (size_t i = 1; i < carts->n; i++)
        if (strcmp(carts->at[i].id, id) < 0)
            id = carts->at[i].id;
    return id;
}

enum rc
cart_list(struct ctx *ctx, const char *owner, const char *after,
    struct carts *out, const char **next)
{
    struct db_query *q;

    *out = (struct carts){ NULL, 0, 0 };
    *next = NULL;
    if (owner == NULL)
        return OK;
    q = db_start(ctx, &unpurchased);
    db_bind_str(q, owner);
    db_bind_str(q, after != NULL ? after : "~");
    TRY(cart_rows(ctx, q, out));
    if ((int64_t)out->n < out->all)
        *next = first_id(out);
    return OK;
}

enum rc
cart_few(struct ctx *ctx, const char *owner, const char *current, int64_t most,
    struct carts *out)
{
    struct db_query *q;

    *out = (struct carts){ NULL, 0, 0 };
    if (owner == NULL)
        return OK;
    q = db_start(ctx, &few);
    db_bind_str(q, current);
    db_bind_str(q, owner);
    db_bind_int(q, most);
    return cart_rows(ctx, q, out);
}
