#include "shop/cart_once.h"

#include "base/db.h"
#include "base/rand.h"
#include "shop/cart_owner.h"
#include "shop/cart_replay.h"

/* What is done, and its name or else a mark that no other request makes. */
struct once {
    const char *owner, *name, *mark;
    db_work *work;
    void *arg;
    const char **kept; /* what the answer needs to know, an id */
    int attempts;
    bool done;
};

/* With the owner's row locked: a deed locks that after its carts. */
static enum rc
claim(struct ctx *ctx, struct once *o, struct cart_update *u)
{
    bool there;
    enum rc rc;

    TRY(cart_owner_still(ctx, o->owner, &there));
    if (!there)
        return NOTFOUND;
    rc = cart_replay_claim(ctx, u, &o->done);
    if (o->done)
        *o->kept = u->id;
    return rc;
}

/*
 * What has a name claims it before all else, so that the same form sent
 * again is answered as at first. Without one the first attempt leaves a mark
 * behind; any other claims it before all
 * else: that waits for a COMMIT still under way, and finds the mark of one
 * that came through.
 */
static enum rc
attempt(struct ctx *ctx, void *arg)
{
    struct once *o = arg;
    bool claims = o->attempts++ > 0 || o->name != NULL;
    struct cart_update u = { .owner = o->owner,
        .cart = "",
        .update_id = o->name != NULL ? o->name : o->mark };

    o->done = false;
    if (claims)
        TRY(claim(ctx, o, &u));
    TRY(o->work(ctx, o->arg));
    u.id = *o->kept;
    return claims ? cart_replay_done(ctx, &u)
                  : cart_replay_mark(ctx, &u, o->mark);
}

static enum rc
run_once(struct ctx *ctx, struct once *o)
{
    enum rc rc;

    if (o->owner == NULL)
        return NOTFOUND;
    o->mark = cart_replay_new_mark(ctx);
    rc = db_transaction(ctx, attempt, o);
    return rc == CONFLICT && o->done ? OK : rc;
}

struct deed {
    cart_deed_fn *fn;
    struct cart_deed *deed, asked;
};

static enum rc
do_deed(struct ctx *ctx, void *arg)
{
    struct deed *d = arg;

    *d->deed = d->asked;
    return d->fn(ctx, d->deed);
}

enum rc
cart_deed_once(struct ctx *ctx, cart_deed_fn *fn, struct cart_deed *deed)
{
    struct deed d = { fn, deed, *deed };
    struct once o = { .owner = deed->owner,
        .name = deed->update,
        .work = do_deed,
        .arg = &d,
        .kept = &deed->undo };

    d.asked.undo = deed->undo = rand_id(ctx);
    return run_once(ctx, &o);
}

static enum rc
do_undo(struct ctx *ctx, void *arg)
{
    return cart_undo(ctx, arg);
}

enum rc
cart_undo_once(struct ctx *ctx, struct cart_undo *undo)
{
    struct once o = { .owner = undo->owner,
        .work = do_undo,
        .arg = undo,
        .kept = &undo->cart };

    return run_once(ctx, &o);
}
