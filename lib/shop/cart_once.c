#include "shop/cart_once.h"

#include "base/db.h"
#include "base/rand.h"
#include "shop/cart_replay.h"

/* What is done, and a mark that no other request makes. */
struct once {
    const char *owner, *mark;
    db_work *work;
    void *arg;
    const char **cart; /* what the answer needs to know; NULL: nothing */
    int attempts;
    bool done;
};

/*
 * The first attempt leaves the mark behind. Any other claims it before all
 * else: that waits for a COMMIT still under way, and finds the mark of one
 * that came through.
 */
static enum rc
attempt(struct ctx *ctx, void *arg)
{
    struct once *o = arg;
    struct cart_update u = { .owner = o->owner,
        .cart = "",
        .update_id = o->mark };
    enum rc rc;

    o->done = false;
    if (o->attempts++ > 0) {
        rc = cart_replay_claim(ctx, &u, &o->done);
        if (o->done && o->cart != NULL)
            *o->cart = u.id;
        TRY(rc);
    }
    TRY(o->work(ctx, o->arg));
    u.id = o->cart != NULL ? *o->cart : "";
    return o->attempts > 1 ? cart_replay_done(ctx, &u)
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
    struct once o = { .owner = deed->owner, .work = do_deed, .arg = &d };

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
        .cart = &undo->cart };

    return run_once(ctx, &o);
}
