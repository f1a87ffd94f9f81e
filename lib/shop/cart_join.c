#include "shop/cart_join.h"

#include <string.h>

#include "base/conf.h"
#include "base/db.h"
#include "shop/cart.h"
#include "shop/cart_deed.h"
#include "shop/cart_line.h"

DB_STMT(lock_carts,
    "SELECT id, owner, state = 'open' AND deleted_at IS NULL "
    "AND merged_into IS NULL FROM carts.cart WHERE id IN (?, ?) "
    "ORDER BY id LIMIT 2 FOR UPDATE");

/* f: what the guest has, t: what the person has of it. */
DB_STMT(together,
    "SELECT COUNT(*), COALESCE(SUM(t.sku IS NULL), 0), "
    "COALESCE(MAX(f.quantity + COALESCE(t.quantity, 0)), 0) "
    "FROM carts.cart_line f LEFT JOIN carts.cart_line t "
    "ON t.cart = ? AND t.sku = f.sku WHERE f.cart = ? LOCK IN SHARE MODE");

DB_STMT(count_lines,
    "SELECT COUNT(*) FROM carts.cart_line WHERE cart = ? LOCK IN SHARE MODE");

DB_STMT(note_apart, "UPDATE carts.cart SET kept_apart = ? WHERE id = ?");

/* A cart counts only where its owner's row says it is. */
static enum rc
lock_both(struct ctx *ctx, struct cart_join *j)
{
    struct db_query *q = db_start(ctx, &lock_carts);

    db_bind_str(q, j->from);
    db_bind_str(q, j->into);
    while (db_next(q)) {
        const char *id = db_str(q);
        const char *owner = db_str(q);
        bool open = db_int(q) != 0;

        if (j->from != NULL && strcmp(id, j->from) == 0)
            j->from_filled = open && strcmp(owner, j->guest) == 0;
        else
            j->into_filled = open && strcmp(owner, j->person) == 0;
    }
    return db_end(q);
}

struct sums {
    int64_t from, fresh, most, into; /* fresh: lines that only the guest has */
};

static enum rc
count(struct ctx *ctx, const struct cart_join *j, struct sums *s)
{
    struct db_query *q = db_start(ctx, &together);

    db_bind_str(q, j->into);
    db_bind_str(q, j->from);
    if (db_next(q)) {
        s->from = db_int(q);
        s->fresh = db_int(q);
        s->most = db_int(q);
    }
    TRY(db_end(q));
    q = db_start(ctx, &count_lines);
    db_bind_str(q, j->into);
    if (db_next(q))
        s->into = db_int(q);
    return db_end(q);
}

static bool
is_set_to(struct ctx *ctx, const char *word)
{
    return strcmp(ctx->conf->carts.sign_in, word) == 0;
}

static const char *
too_full(struct ctx *ctx, const struct sums *s)
{
    if (s->into + s->fresh > CART_LINES_MAX)
        return "cart_full";
    return !is_set_to(ctx, "keep_larger") && s->most > CART_PIECES_MAX
        ? "line_full"
        : NULL;
}

enum rc
cart_join_weigh(struct ctx *ctx, struct cart_join *j)
{
    struct sums s = { 0, 0, 0, 0 };

    TRY(lock_both(ctx, j));
    TRY(count(ctx, j, &s));
    j->from_filled = j->from_filled && s.from > 0;
    j->into_filled = j->into_filled && s.into > 0;
    if (!j->from_filled || !j->into_filled ||
        is_set_to(ctx, "attach"))
        return OK;
    j->apart = too_full(ctx, &s);
    j->merges = j->apart == NULL;
    return OK;
}

static enum rc
say_apart(struct ctx *ctx, const struct cart_join *j)
{
    struct db_query *q = db_start(ctx, &note_apart);

    db_bind_str(q, j->apart);
    db_bind_str(q, j->from);
    return db_run_one(q);
}

enum rc
cart_join_do(struct ctx *ctx, const struct cart_join *j)
{
    struct cart_deed d = { .owner = j->person,
        .from = j->from,
        .into = j->into,
        .larger = is_set_to(ctx, "keep_larger") };
    struct cart_hold h = { .owner = j->person, .cart = j->into };

    if (j->apart != NULL)
        return say_apart(ctx, j);
    if (!j->merges)
        return OK;
    TRY(cart_hold(ctx, &h));
    TRY(cart_deed_note(ctx, &d, "sign_in"));
    TRY(cart_deed_combine(ctx, &d));
    return cart_deed_merged(ctx, &d);
}
