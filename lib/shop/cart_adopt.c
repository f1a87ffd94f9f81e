#include "shop/cart_adopt.h"

#include <string.h>

#include "base/db.h"
#include "shop/cart_owner.h"

/* Both rows in the order of their ids, so that two sign-ins do not cross. */
DB_STMT(lock_both,
    "SELECT id, sub, current_cart FROM carts.owner WHERE id IN (?, ?) "
    "ORDER BY id LIMIT 2 FOR UPDATE");

DB_STMT(take_carts,
    "UPDATE carts.cart SET owner = ?, adopted_at = UTC_TIMESTAMP(3), "
    "version = version + 1 WHERE owner = ?");

DB_STMT(take_updates,
    "UPDATE IGNORE carts.cart_update SET owner = ? WHERE owner = ?");

DB_STMT(take_undos, "UPDATE carts.undo SET owner = ? WHERE owner = ?");

DB_STMT(take_orders,
    "UPDATE orders.orders SET owner = ?, sub = ? WHERE owner = ?");

DB_STMT(is_filled,
    "SELECT 1 FROM carts.cart c JOIN carts.cart_line l ON l.cart = c.id "
    "WHERE c.id = ? AND c.state = 'open' AND c.deleted_at IS NULL "
    "AND c.merged_into IS NULL LIMIT 1");

struct pair {
    const char *guest, *person;
    const char *guest_cart, *person_cart;
    bool is_guest; /* the guest's row is there and nobody's own */
};

static enum rc
read_pair(struct ctx *ctx, struct pair *p)
{
    struct db_query *q = db_start(ctx, &lock_both);

    db_bind_str(q, p->guest);
    db_bind_str(q, p->person);
    while (db_next(q)) {
        const char *id = db_str(q);
        const char *sub = db_str(q);
        const char *cart = db_str(q);

        if (strcmp(id, p->person) == 0) {
            p->person_cart = cart;
        } else {
            p->guest_cart = cart;
            p->is_guest = sub == NULL;
        }
    }
    return db_end(q);
}

static enum rc
take(struct ctx *ctx, const struct db_stmt *stmt, const struct pair *p)
{
    struct db_query *q = db_start(ctx, stmt);

    db_bind_str(q, p->person);
    db_bind_str(q, p->guest);
    return db_run(q, NULL);
}

static enum rc
take_their_orders(struct ctx *ctx, const struct pair *p, const char *sub)
{
    struct db_query *q = db_start(ctx, &take_orders);

    db_bind_str(q, p->person);
    db_bind_str(q, sub);
    db_bind_str(q, p->guest);
    return db_run(q, NULL);
}

static enum rc
filled(struct ctx *ctx, const char *cart, bool *yes)
{
    struct db_query *q = db_start(ctx, &is_filled);

    db_bind_str(q, cart);
    *yes = db_next(q);
    return db_end(q);
}

static enum rc
choose_current(struct ctx *ctx, const struct pair *p)
{
    bool theirs, guests;

    TRY(filled(ctx, p->person_cart, &theirs));
    TRY(filled(ctx, p->guest_cart, &guests));
    if (!theirs && guests)
        TRY(cart_owner_set_current(ctx, p->person, p->guest_cart));
    return cart_owner_set_current(ctx, p->guest, NULL);
}

enum rc
cart_adopt(struct ctx *ctx, const char *guest_owner, const char *sub,
    const char **owner)
{
    struct pair p = { .guest = guest_owner };

    TRY(cart_owner_need(ctx, sub, NULL, owner));
    if (guest_owner == NULL || strcmp(guest_owner, *owner) == 0)
        return OK;
    p.person = *owner;
    TRY(read_pair(ctx, &p));
    if (!p.is_guest)
        return OK;
    TRY(take(ctx, &take_carts, &p));
    TRY(take(ctx, &take_updates, &p));
    TRY(take(ctx, &take_undos, &p));
    TRY(take_their_orders(ctx, &p, sub));
    return choose_current(ctx, &p);
}
