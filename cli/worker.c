/*
 * The worker: what happens without anybody waiting for it. Payments are
 * settled, refunds and mails sent, unpaid orders ended, old rows thrown
 * away. Each deed claims its row or may be done twice, so any number of
 * workers may run, on any number of hosts.
 */
#include "cli/daemon.h"
#include "base/db.h"
#include "pay/books.h"
#include "pay/order_mail.h"
#include "pay/settle.h"
#include "shop/due.h"
#include "shop/durable.h"
#include "shop/heartbeat.h"
#include "shop/payment.h"
#include "shop/picture_sweep.h"
#include "shop/purge.h"
#include "shop/purge_carts.h"

typedef enum rc deed_fn(struct ctx *ctx, const char *id);

/*
 * Does the deed for each that is due. One that fails does not keep the
 * others waiting, but nobody is asked while the processor is known to be
 * down.
 */
static enum rc
each(struct ctx *ctx, enum due what, deed_fn *deed)
{
    struct due_list list;
    enum rc worst = OK;

    TRY(due_find(ctx, what, &list));
    for (size_t i = 0; i < list.n && !daemon_stopping(); i++) {
        enum rc rc;

        if (what != DUE_OFFLINE && pay_ready(ctx) != OK)
            return BUSY;
        rc = deed(ctx, list.id[i]);
        if (rc != OK && rc != CONFLICT)
            worst = rc;
    }
    return worst;
}

static enum rc
events(struct ctx *ctx)
{
    return each(ctx, DUE_EVENTS, pay_event);
}

static enum rc
refunds(struct ctx *ctx)
{
    return each(ctx, DUE_REFUNDS, pay_refund);
}

struct claim {
    const char *id;
    bool mine;
};

static enum rc
claim(struct ctx *ctx, void *arg)
{
    struct claim *c = arg;

    return attempt_check_due(ctx, c->id, &c->mine);
}

/* Asks about an attempt unless somebody has just done so. */
static enum rc
settle_one(struct ctx *ctx, const char *id)
{
    struct claim c = { id, false };

    TRY(db_transaction(ctx, claim, &c));
    return c.mine ? pay_settle(ctx, id) : OK;
}

static enum rc
unknown(struct ctx *ctx)
{
    return each(ctx, DUE_UNKNOWN, settle_one);
}

static enum rc
attempts(struct ctx *ctx)
{
    return each(ctx, DUE_ATTEMPTS, settle_one);
}

static enum rc
orders(struct ctx *ctx)
{
    return each(ctx, DUE_ORDERS, pay_expire);
}

static enum rc
offline(struct ctx *ctx)
{
    return each(ctx, DUE_OFFLINE, pay_expire);
}

static enum rc
mails(struct ctx *ctx)
{
    struct due_list list;

    TRY(due_find(ctx, DUE_MAILS, &list));
    for (size_t i = 0; i < list.n && !daemon_stopping(); i++)
        TRY(order_mail_send(ctx, list.id[i]));
    return OK;
}

/* In the order of --once: what makes mail stands before the mails. */
static const struct daemon_job jobs[] = {
    { "alive", 10000, heartbeat },
    { "durable", 3600000, durable_check },
    { "events", 1000, events },
    { "refunds", 1000, refunds },
    { "unknown", 1000, unknown },
    { "attempts", 10000, attempts },
    { "orders", 10000, orders },
    { "books", 60000, pay_books_job },
    { "offline", 1000, offline },
    { "mails", 1000, mails },
    { "purge", 60000, purge },
    { "carts", 60000, purge_carts },
    { "pictures", 3600000, picture_sweep },
    { NULL, 0, NULL },
};

int
main(int argc, char **argv)
{
    return daemon_main(argc, argv, "worker", jobs);
}
