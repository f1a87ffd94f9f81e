#include "shop/cart_carried.h"

#include <string.h>

#include "base/db.h"

/* A row a line; b: the line that the other cart had before. */
DB_STMT(last,
    "SELECT u.id, u.from_cart, u.into_cart, l.quantity, b.quantity, "
    "IF(COALESCE(i.options, '') = '', COALESCE(p.name, l.sku), "
    "CONCAT(p.name, ' (', i.options, ')')), "
    "TIMESTAMPDIFF(SECOND, '2000-01-01', u.at) FROM carts.undo u "
    "JOIN carts.cart f ON f.id = u.from_cart AND f.version = u.from_version "
    "JOIN carts.cart t ON t.id = u.into_cart AND t.version = u.into_version "
    "AND t.state = 'open' AND t.deleted_at IS NULL AND t.merged_into IS NULL "
    "JOIN carts.cart_line l ON l.cart = f.id "
    "LEFT JOIN carts.undo_line b ON b.`undo` = u.id AND b.cart = t.id "
    "AND b.sku = l.sku "
    "LEFT JOIN catalog.item i ON i.sku = l.sku "
    "LEFT JOIN catalog.product p ON p.id = i.product "
    "WHERE u.owner = ? AND u.at > UTC_TIMESTAMP(3) - INTERVAL 1 DAY "
    "AND u.kind = 'sign_in' AND u.into_cart = COALESCE(?, u.into_cart) "
    "ORDER BY u.at DESC, u.id, l.line_no, l.sku LIMIT 200");

DB_STMT(went_into,
    "SELECT c.merged_into FROM carts.cart c JOIN carts.undo u "
    "ON u.owner = c.owner AND u.from_cart = c.id "
    "AND u.into_cart = c.merged_into AND u.kind = 'sign_in' "
    "WHERE c.id = ? AND c.owner = ? AND c.deleted_at IS NULL LIMIT 1");

static void
read_line(struct db_query *q, struct cart_carried *c)
{
    const char *name;

    c->pieces += db_int(q);
    c->both += db_int(q) > 0;
    name = db_str(q);
    if (c->lines < CARRIED_NAMES)
        c->names[c->lines] = name;
    c->at = db_int(q);
    c->lines++;
}

enum rc
cart_carried(struct ctx *ctx, const char *owner, const char *cart,
    struct cart_carried *out)
{
    struct db_query *q = db_start(ctx, &last);

    *out = (struct cart_carried){ .undo = NULL };
    db_bind_str(q, owner);
    db_bind_str(q, cart);
    while (db_next(q)) {
        const char *undo = db_str(q);
        const char *from = db_str(q);
        const char *into = db_str(q);

        if (out->undo == NULL) {
            out->undo = undo;
            out->from = from;
            out->into = into;
        }
        if (strcmp(out->undo, undo) == 0)
            read_line(q, out);
    }
    return db_end(q);
}

enum rc
cart_carried_into(struct ctx *ctx, const char *owner, const char *cart,
    const char **into)
{
    struct db_query *q = db_start(ctx, &went_into);

    *into = NULL;
    db_bind_str(q, cart);
    db_bind_str(q, owner);
    if (db_next(q))
        *into = db_str(q);
    TRY(db_end(q));
    return *into != NULL ? OK : NOTFOUND;
}
