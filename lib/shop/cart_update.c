#include "shop/cart_update.h"

#include <string.h>

#include "base/db.h"
#include "base/rand.h"
#include "shop/cart.h"
#include "shop/cart_deed.h"
#include "shop/cart_line.h"
#include "shop/cart_lines.h"
#include "shop/cart_owner.h"
#include "shop/cart_replay.h"

DB_STMT(content,
    "SELECT COALESCE(GROUP_CONCAT(sku, ' ', quantity ORDER BY sku), '') "
    "FROM carts.cart_line WHERE cart = ?");

/* Of an update that was applied before; an undo since carries it along. */
DB_STMT(deed_of,
    "SELECT id FROM carts.undo WHERE owner = ? AND from_cart = ? "
    "AND from_version = ? AND kind = 'move' ORDER BY at DESC LIMIT 1");

/* Notes of deeds that are out of reach from here on; see cart_undo.c. */
DB_STMT(part_from,
    "UPDATE carts.undo SET from_version = GREATEST(from_version, 1) - 1 "
    "WHERE owner = ? AND from_cart = ?");

DB_STMT(part_into,
    "UPDATE carts.undo SET into_version = GREATEST(into_version, 1) - 1 "
    "WHERE owner = ? AND into_cart = ?");

struct run {
    struct cart_update *u;
    struct cart_update asked; /* as it was before the first attempt */
    const char *mark;
    int attempts;
    bool applied;
};

static enum rc
make_cart(struct ctx *ctx, struct cart_update *u, bool current)
{
    struct cart_making making = { u->owner, u->name, current, false };
    enum rc rc = cart_make(ctx, &making, &u->id);

    if (rc == INVALID)
        u->code = "too_many_carts";
    if (rc == CONFLICT)
        u->code = "signed_in";
    u->made_current = current;
    return rc;
}

static enum rc
hold(struct ctx *ctx, struct cart_update *u, const char *cart)
{
    struct cart_hold h = { .owner = u->owner,
        .cart = cart,
        .version = u->add ? 0 : u->version };
    enum rc rc = cart_hold(ctx, &h);

    u->id = cart;
    u->code = h.code;
    u->order_id = h.order_id;
    return rc;
}

static enum rc
try_hold(struct ctx *ctx, struct cart_update *u, const char *cart, bool *held)
{
    struct cart_hold h = { .owner = u->owner, .cart = cart };

    *held = false;
    if (cart == NULL)
        return OK;
    u->id = cart;
    return cart_try_hold(ctx, &h, held);
}

/* The worker takes a guest's row away when nothing of theirs is left. */
static enum rc
need_guest(struct ctx *ctx, struct cart_update *u)
{
    return u->sub == NULL
        ? cart_owner_need(ctx, NULL, u->guest, &u->owner)
        : OK;
}

/*
 * Adding to the current cart: if it may not change any more, to the one
 * that another request has made current meanwhile, or else to a new one.
 */
static enum rc
hold_current(struct ctx *ctx, struct cart_update *u)
{
    const char *now;
    bool held;

    TRY(try_hold(ctx, u, u->current, &held));
    if (held)
        return OK;
    TRY(cart_owner_lock(ctx, u->owner, &now));
    TRY(try_hold(ctx, u, now, &held));
    if (now == NULL)
        TRY(need_guest(ctx, u));
    u->made_current = held;
    return held ? OK : make_cart(ctx, u, true);
}

/* A new cart without a line is there to be filled: it becomes current. */
static enum rc
find_cart(struct ctx *ctx, struct cart_update *u)
{
    if (strcmp(u->cart, "new") == 0) {
        const char *current;

        TRY(cart_owner_lock(ctx, u->owner, &current));
        if (current == NULL)
            TRY(need_guest(ctx, u));
        return make_cart(ctx, u, current == NULL || u->n == 0);
    }
    if (strcmp(u->cart, "current") != 0)
        return hold(ctx, u, u->cart);
    if (u->add)
        return hold_current(ctx, u);
    return u->current != NULL ? hold(ctx, u, u->current) : NOTFOUND;
}

static enum rc
change_each(struct ctx *ctx, struct cart_update *u, int64_t last_line)
{
    for (u->at = 0; u->at < u->n; u->at++) {
        const struct cart_change *c = &u->changes[u->at];
        struct cart_piece p = { u->id, c->sku, c->quantity,
            last_line + (int64_t)u->at + 1 };

        TRY(u->add ? cart_line_add(ctx, &p) : cart_line_set(ctx, &p));
    }
    return OK;
}

static enum rc
change_lines(struct ctx *ctx, struct cart_update *u)
{
    struct cart_size size = { 0, 0, 0 };
    enum rc rc;

    TRY(cart_size(ctx, u->id, &size));
    rc = u->many ? cart_lines_add(ctx, u, size.last_line)
                 : change_each(ctx, u, size.last_line);
    if (rc == INVALID)
        u->code = "line_full";
    TRY(rc);
    TRY(cart_size(ctx, u->id, &size));
    u->applied_version = size.version;
    if (size.lines <= CART_LINES_MAX)
        return OK;
    u->code = "cart_full";
    return INVALID;
}

/* Both carts are held before a line is touched, in the order of their ids. */
static enum rc
hold_with_later(
    struct ctx *ctx, struct cart_update *u, struct cart_deed *d)
{
    enum rc rc;

    u->id = strcmp(u->cart, "current") == 0 ? u->current : u->cart;
    if (u->id == NULL)
        return NOTFOUND;
    *d = (struct cart_deed){ .owner = u->owner,
        .from = u->id,
        .from_version = u->version,
        .sku = u->later,
        .undo = u->undo };
    TRY(cart_deed_later(ctx, d));
    rc = cart_deed_hold(ctx, d);
    u->code = d->code;
    u->order_id = d->order_id;
    return rc;
}

static enum rc
read_content(struct ctx *ctx, const char *cart, const char **out)
{
    struct db_query *q = db_start(ctx, &content);

    db_bind_str(q, cart);
    *out = db_next(q) ? db_str(q) : "";
    return db_end(q);
}

static enum rc
part(struct ctx *ctx, const struct db_stmt *stmt, const struct cart_update *u)
{
    struct db_query *q = db_start(ctx, stmt);

    db_bind_str(q, u->owner);
    db_bind_str(q, u->id);
    return db_run(q, NULL);
}

/*
 * Undo leaves what was typed, so it does not bring the cart back to where
 * deeds before that could be taken back.
 */
static enum rc
change_first(struct ctx *ctx, struct cart_update *u)
{
    const char *before, *after;

    TRY(read_content(ctx, u->id, &before));
    TRY(change_lines(ctx, u));
    TRY(read_content(ctx, u->id, &after));
    if (strcmp(before, after) == 0)
        return OK;
    TRY(part(ctx, &part_from, u));
    return part(ctx, &part_into, u);
}

/* The quantities are set first, so undo brings back what was typed. */
static enum rc
change_and_save(struct ctx *ctx, struct cart_update *u)
{
    struct cart_deed d;
    enum rc rc;

    TRY(hold_with_later(ctx, u, &d));
    TRY(change_first(ctx, u));
    rc = cart_deed_move(ctx, &d);
    if (rc == INVALID)
        u->code = "later_full";
    return rc;
}

static enum rc
change(struct ctx *ctx, struct cart_update *u)
{
    if (u->later != NULL)
        return change_and_save(ctx, u);
    TRY(find_cart(ctx, u));
    return change_lines(ctx, u);
}

/* A name is claimed in the owner's row, before a cart is held. */
static enum rc
find_owner(struct ctx *ctx, struct cart_update *u)
{
    bool there = u->owner != NULL;

    if (there && u->sub == NULL && u->update_id != NULL)
        TRY(cart_owner_still(ctx, u->owner, &there));
    if (there)
        return OK;
    if (!u->add && strcmp(u->cart, "new") != 0)
        return NOTFOUND;
    u->current = NULL;
    return cart_owner_need(ctx, u->sub, u->guest, &u->owner);
}

static enum rc
work(struct ctx *ctx, void *arg)
{
    struct run *run = arg;
    struct cart_update *u = run->u;

    *u = run->asked;
    if (u->update_id == NULL && run->attempts++ > 0)
        u->update_id = run->mark;
    u->at = u->n;
    run->applied = false;
    TRY(find_owner(ctx, u));
    if (u->update_id != NULL)
        TRY(cart_replay_claim(ctx, u, &run->applied));
    TRY(change(ctx, u));
    if (u->update_id != NULL)
        return cart_replay_done(ctx, u);
    return cart_replay_mark(ctx, u, run->mark);
}

static enum rc
find_deed(struct ctx *ctx, struct cart_update *u)
{
    struct db_query *q = db_start(ctx, &deed_of);

    db_bind_str(q, u->owner);
    db_bind_str(q, u->id);
    db_bind_int(q, u->applied_version);
    u->undo = db_next(q) ? db_str(q) : NULL;
    return db_end(q);
}

/* It may have made its cart current while this request was on its way. */
static enum rc
applied_before(struct ctx *ctx, struct cart_update *u)
{
    const char *current;

    TRY(cart_owner_current(ctx, u->owner, &current));
    u->made_current = current != NULL && strcmp(current, u->id) == 0;
    return OK;
}

enum rc
cart_update(struct ctx *ctx, struct cart_update *u)
{
    struct run run = { u, *u, cart_replay_new_mark(ctx), 0, false };
    enum rc rc;

    run.asked.undo = u->later != NULL ? rand_id(ctx) : NULL;
    rc = db_transaction(ctx, work, &run);
    u->update_id = run.asked.update_id;
    if (rc != CONFLICT || !run.applied)
        return rc;
    if (u->update_id != NULL && u->later != NULL)
        TRY(find_deed(ctx, u));
    return applied_before(ctx, u);
}
