#include "shop/purge_carts.h"

#include "base/conf.h"
#include "base/db.h"

#define NEVER_ORDERED                                                          \
    "c.state = 'open' AND NOT EXISTS (SELECT 1 FROM orders.orders r "          \
    "WHERE r.cart_id = c.id) "
#define ABANDONED                                                              \
    "c.guest = 1 AND c.changed_at < UTC_TIMESTAMP(3) - INTERVAL ? DAY "
#define GONE(at) "c." at " < UTC_TIMESTAMP(3) - INTERVAL 30 DAY "

DB_STMT(abandoned,
    "SELECT c.id FROM carts.cart c WHERE " ABANDONED "AND " NEVER_ORDERED
    "ORDER BY c.changed_at LIMIT 100");

DB_STMT(deleted,
    "SELECT c.id FROM carts.cart c WHERE " GONE("deleted_at")
    "AND " NEVER_ORDERED "ORDER BY c.deleted_at LIMIT 100");

DB_STMT(merged,
    "SELECT c.id FROM carts.cart c WHERE " GONE("merged_at")
    "AND " NEVER_ORDERED "ORDER BY c.merged_at LIMIT 100");

/* They own nothing since, and their cookies are gone. */
DB_STMT(signed_in,
    "SELECT o.id FROM carts.owner o "
    "WHERE o.adopted_at < UTC_TIMESTAMP(3) - INTERVAL 30 DAY "
    "ORDER BY o.adopted_at LIMIT 100");

/*
 * Asks again, holding the row: whoever adds to the cart meanwhile has won,
 * whoever comes later finds it gone and begins a new one. Another worker's
 * row is passed over.
 */
DB_STMT(hold,
    "SELECT c.owner, c.guest FROM carts.cart c WHERE c.id = ? "
    "AND (" ABANDONED "OR " GONE("deleted_at") "OR " GONE("merged_at") ") "
    "AND " NEVER_ORDERED "LIMIT 1 FOR UPDATE SKIP LOCKED");

DB_STMT(drop_lines, "DELETE FROM carts.cart_line WHERE cart = ?");

DB_STMT(drop_undos, "DELETE FROM carts.undo WHERE owner = ? "
                    "AND (from_cart = ? OR into_cart = ?)");

DB_STMT(drop_updates,
    "DELETE FROM carts.cart_update WHERE owner = ? AND cart = ?");

DB_STMT(leave,
    "UPDATE carts.owner SET current_cart = NULLIF(current_cart, ?), "
    "later_cart = NULLIF(later_cart, ?) WHERE id = ?");

DB_STMT(drop_cart, "DELETE FROM carts.cart WHERE id = ?");

DB_STMT(drop_guest,
    "DELETE FROM carts.owner WHERE id = ? AND sub IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM carts.cart c WHERE c.owner = ?) "
    "AND NOT EXISTS (SELECT 1 FROM carts.undo u WHERE u.owner = ?) "
    "AND NOT EXISTS (SELECT 1 FROM carts.cart_update n WHERE n.owner = ?) "
    "AND NOT EXISTS (SELECT 1 FROM orders.orders r WHERE r.owner = ?)");

struct doomed {
    const char *id, *owner;
    bool guest;
};

static enum rc
hold_cart(struct ctx *ctx, struct doomed *d, bool *held)
{
    struct db_query *q = db_start(ctx, &hold);

    db_bind_str(q, d->id);
    db_bind_int(q, ctx->conf->carts.guest_days);
    *held = db_next(q);
    if (*held) {
        d->owner = db_str(q);
        d->guest = db_int(q) != 0;
    }
    return db_end(q);
}

static enum rc
drop(struct ctx *ctx, const struct db_stmt *stmt, const char *id)
{
    struct db_query *q = db_start(ctx, stmt);

    db_bind_str(q, id);
    return db_run(q, NULL);
}

static enum rc
drop_of_owner(struct ctx *ctx, const struct doomed *d)
{
    struct db_query *q = db_start(ctx, &drop_undos);

    db_bind_str(q, d->owner);
    db_bind_str(q, d->id);
    db_bind_str(q, d->id);
    TRY(db_run(q, NULL));
    q = db_start(ctx, &drop_updates);
    db_bind_str(q, d->owner);
    db_bind_str(q, d->id);
    return db_run(q, NULL);
}

static enum rc
leave_cart(struct ctx *ctx, const struct doomed *d)
{
    struct db_query *q = db_start(ctx, &leave);

    db_bind_str(q, d->id);
    db_bind_str(q, d->id);
    db_bind_str(q, d->owner);
    return db_run(q, NULL);
}

static enum rc
end_guest(struct ctx *ctx, const char *owner)
{
    struct db_query *q = db_start(ctx, &drop_guest);

    for (int i = 0; i < 5; i++)
        db_bind_str(q, owner);
    return db_run(q, NULL);
}

static enum rc
end_one(struct ctx *ctx, void *arg)
{
    struct doomed *d = arg;
    bool held;

    TRY(hold_cart(ctx, d, &held));
    if (!held)
        return OK;
    TRY(drop(ctx, &drop_lines, d->id));
    TRY(drop_of_owner(ctx, d));
    TRY(leave_cart(ctx, d));
    TRY(drop(ctx, &drop_cart, d->id));
    return d->guest ? end_guest(ctx, d->owner) : OK;
}

struct list {
    const char **id;
    size_t n;
};

static enum rc
find(struct ctx *ctx, const struct db_stmt *stmt, struct list *out)
{
    struct db_query *q = db_start(ctx, stmt);

    if (stmt == &abandoned)
        db_bind_int(q, ctx->conf->carts.guest_days);
    while (db_next(q))
        *db_grow(q, &out->id, &out->n) = db_str(q);
    return db_end(q);
}

static enum rc
end_carts(struct ctx *ctx)
{
    static const struct db_stmt *const all[] = { &abandoned, &deleted,
        &merged };
    struct list list = { NULL, 0 };

    for (size_t i = 0; i < COUNT(all); i++)
        TRY(find(ctx, all[i], &list));
    for (size_t i = 0; i < list.n; i++) {
        struct doomed d = { .id = list.id[i] };

        TRY(db_transaction(ctx, end_one, &d));
    }
    return OK;
}

static enum rc
end_former(struct ctx *ctx, void *owner)
{
    return end_guest(ctx, owner);
}

static enum rc
end_guests(struct ctx *ctx)
{
    struct list list = { NULL, 0 };

    TRY(find(ctx, &signed_in, &list));
    for (size_t i = 0; i < list.n; i++)
        TRY(db_transaction(
            ctx, end_former, (void *)(uintptr_t)list.id[i]));
    return OK;
}

enum rc
purge_carts(struct ctx *ctx)
{
    TRY(end_carts(ctx));
    return end_guests(ctx);
}
