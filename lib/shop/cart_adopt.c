#include "shop/cart_adopt.h"

#include <string.h>

#include "base/db.h"
#include "shop/cart_join.h"
#include "shop/cart_owner.h"

/* Both rows in the order of their ids, so that two sign-ins do not cross. */
DB_STMT(lock_both,
    "SELECT id, sub, current_cart, later_cart FROM carts.owner "
    "WHERE id IN (?, ?) ORDER BY id LIMIT 2 FOR UPDATE");

DB_STMT(take_carts,
    "UPDATE carts.cart SET owner = ?, guest = 0, "
    "adopted_at = UTC_TIMESTAMP(3), version = version + 1 WHERE owner = ?");

DB_STMT(take_updates,
    "UPDATE IGNORE carts.cart_update SET owner = ? WHERE owner = ?");

DB_STMT(take_undos, "UPDATE carts.undo SET owner = ? WHERE owner = ?");

DB_STMT(take_orders,
    "UPDATE orders.orders SET owner = ?, sub = ? WHERE owner = ?");

/* What the guest kept for later, unless the person keeps something. */
DB_STMT(take_later,
    "UPDATE carts.owner SET later_cart = IF(EXISTS (SELECT 1 FROM carts.cart c "
    "WHERE c.id = later_cart AND c.owner = ? AND c.state = 'open' "
    "AND c.deleted_at IS NULL AND c.merged_into IS NULL), later_cart, ?) "
    "WHERE id = ?");

DB_STMT(leave_nothing,
    "UPDATE carts.owner SET current_cart = NULL, later_cart = NULL, "
    "adopted_at = UTC_TIMESTAMP(3) WHERE id = ?");

struct pair {
    const char *guest, *person;
    const char *guest_cart, *person_cart;
    const char *guest_later, *person_later;
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
        const char *later = db_str(q);

        if (strcmp(id, p->person) == 0) {
            p->person_cart = cart;
            p->person_later = later;
        } else {
            p->guest_cart = cart;
            p->guest_later = later;
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
take_what_waits(struct ctx *ctx, const struct pair *p)
{
    struct db_query *q;

    if (p->guest_later == NULL)
        return OK;
    q = db_start(ctx, &take_later);
    db_bind_str(q, p->person);
    db_bind_str(q, p->guest_later);
    db_bind_str(q, p->person);
    return db_run(q, NULL);
}

static enum rc
take_all(struct ctx *ctx, const struct pair *p, const char *sub)
{
    struct db_query *q;

    TRY(take(ctx, &take_carts, p));
    TRY(take(ctx, &take_updates, p));
    TRY(take(ctx, &take_undos, p));
    TRY(take_their_orders(ctx, p, sub));
    TRY(take_what_waits(ctx, p));
    q = db_start(ctx, &leave_nothing);
    db_bind_str(q, p->guest);
    return db_run(q, NULL);
}

/* What is kept for later is no cart to fill, so it is not merged. */
static const char *
unless(const char *cart, const char *later)
{
    return cart != NULL && later != NULL && strcmp(cart, later) == 0 ? NULL
                                                                     : cart;
}

enum rc
cart_adopt(struct ctx *ctx, const char *guest_owner, const char *sub,
    const char **owner)
{
    struct pair p = { .guest = guest_owner };
    struct cart_join join;

    TRY(cart_owner_need(ctx, sub, NULL, owner));
    if (guest_owner == NULL || strcmp(guest_owner, *owner) == 0)
        return OK;
    p.person = *owner;
    TRY(read_pair(ctx, &p));
    if (!p.is_guest)
        return OK;
    join = (struct cart_join){ .guest = p.guest,
        .person = p.person,
        .from = unless(p.guest_cart, p.guest_later),
        .into = unless(p.person_cart, p.person_later) };
    TRY(cart_join_weigh(ctx, &join));
    TRY(take_all(ctx, &p, sub));
    TRY(cart_join_do(ctx, &join));
    if (join.into_filled || !join.from_filled)
        return OK;
    return cart_owner_set_current(ctx, p.person, p.guest_cart);
}
