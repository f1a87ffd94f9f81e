/*
 * clearcart order NUMBER DEED: what the admin does with an order, by the
 * same functions.
 */
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "base/rand.h"
#include "base/setting.h"
#include "base/str.h"
#include "cli/commands.h"
#include "cli/order.h"
#include "shop/order_back.h"
#include "shop/order_received.h"
#include "shop/order_ship.h"
#include "shop/order_refunds.h"
#include "shop/refund_ask.h"
#include "shop/refund_by_hand.h"

enum { REFUSED = 1, PIECES_MAX = 200 };

struct deed {
    struct order *order;
    const char *amount, *key, *reason, *tracking, *carrier;
    const char *lines[PIECES_MAX];
    size_t nlines;
    bool restock, dry_run;
    const char *takes; /* the options of its command, by their letters */
    const char *wrong; /* why it is not done, if that is known */
};

typedef enum rc deed_fn(struct ctx *ctx, struct deed *d);

static enum rc
show(struct ctx *ctx, struct deed *d)
{
    return order_show(ctx, d->order);
}

/* SKU=QUANTITY of the order's own lines, or delivery=1. */
static bool
read_piece(const struct refund_plan *plan, char *text,
    struct refund_piece *out)
{
    char *equals = strrchr(text, '=');

    if (equals == NULL || !str_int(equals + 1, 1, 999, &out->quantity))
        return false;
    *equals = '\0';
    for (size_t i = 0; i < plan->n; i++) {
        const struct refund_line *l = &plan->lines[i];

        out->line_no = l->line_no;
        if (strcmp(text, l->line_no != 0 ? l->sku : "delivery") == 0)
            return true;
    }
    return false;
}

static enum rc
read_pieces(struct ctx *ctx, struct deed *d, struct refund_wish *wish)
{
    struct refund_piece *pieces =
        talloc_zero_array(ctx, struct refund_piece, PIECES_MAX);
    struct refund_plan plan;

    TRY(refund_plan(
        ctx, d->order, &(struct refund_wish){ .how = REFUND_ALL }, &plan));
    for (size_t i = 0; i < d->nlines; i++) {
        if (!read_piece(
                &plan, talloc_strdup(ctx, d->lines[i]), &pieces[i])) {
            d->wrong = talloc_asprintf(
                ctx, "there is no line %s to give back", d->lines[i]);
            return CONFLICT;
        }
        pieces[i].restock = d->restock ? pieces[i].quantity : 0;
    }
    wish->how = REFUND_LINES;
    wish->pieces = pieces;
    wish->npieces = d->nlines;
    return OK;
}

static enum rc
read_wish(struct ctx *ctx, struct deed *d, struct refund_wish *wish)
{
    struct money m;

    *wish = (struct refund_wish){ .how = REFUND_ALL, .restock = d->restock };
    if (d->nlines > 0)
        return read_pieces(ctx, d, wish);
    if (d->amount == NULL)
        return OK;
    if (!money_parse(d->amount, d->order->total.cur, &m)) {
        d->wrong = "this is no amount";
        return CONFLICT;
    }
    wish->how = REFUND_AMOUNT;
    wish->minor = m.minor;
    return OK;
}

static void
print_plan(struct ctx *ctx, const struct refund_plan *plan)
{
    printf("goes back %s %s, remains %s\n", money_plain(ctx, plan->amount),
        plan->amount.cur, money_plain(ctx, plan->after));
    for (size_t i = 0; i < plan->n; i++) {
        const struct refund_line *l = &plan->lines[i];

        if (l->quantity > 0)
            printf("  %lld x %s: %s, back on the shelf %lld\n",
                (long long)l->quantity,
                l->line_no != 0 ? l->sku : l->name,
                money_plain(ctx, l->amount), (long long)l->restock);
    }
}

static enum rc
pay_back(struct ctx *ctx, struct deed *d, struct refund_ask *ask)
{
    struct refund_plan plan;
    enum rc rc;

    TRY(refund_plan(ctx, d->order, &ask->wish, &plan));
    d->wrong = plan.wrong;
    if (plan.wrong != NULL && (d->key == NULL || d->dry_run) &&
        (!ask->cancels || d->order->total.minor > 0))
        return CONFLICT;
    if (plan.wrong == NULL)
        print_plan(ctx, &plan);
    if (d->dry_run)
        return OK;
    ask->amount = plan.amount;
    ask->order_id = d->order->id;
    ask->request = d->key != NULL ? d->key : rand_id(ctx);
    ask->by = "";
    ask->why = d->reason;
    rc = refund_ask(ctx, ask);
    d->wrong = ask->wrong;
    return rc;
}

static enum rc
refund(struct ctx *ctx, struct deed *d)
{
    struct refund_ask ask = { .cancels = false };

    TRY(read_wish(ctx, d, &ask.wish));
    return pay_back(ctx, d, &ask);
}

static enum rc
call_off(struct ctx *ctx, void *arg)
{
    struct deed *d = arg;

    return order_call_off(ctx, d->order->id, d->reason, &d->wrong);
}

/* Unpaid, the worker ends it; paid, all of it goes back. */
static enum rc
cancel(struct ctx *ctx, struct deed *d)
{
    struct refund_ask ask = { .cancels = true,
        .wish = { .how = REFUND_ALL, .restock = true } };

    if (d->order->paid_at != NULL)
        return pay_back(ctx, d, &ask);
    return db_transaction(ctx, call_off, d);
}

static enum rc
post(struct ctx *ctx, void *arg)
{
    struct deed *d = arg;

    return order_ship(ctx,
        &(struct shipment){ d->order->id, d->tracking, d->carrier, "" },
        &d->wrong);
}

static enum rc
ship(struct ctx *ctx, struct deed *d)
{
    return db_transaction(ctx, post, d);
}

static enum rc
receive(struct ctx *ctx, void *arg)
{
    struct deed *d = arg;

    return order_received(ctx, d->order->id, d->reason, &d->wrong);
}

static enum rc
paid(struct ctx *ctx, struct deed *d)
{
    return db_transaction(ctx, receive, d);
}

/* All that waits for it: the command knows no refund's id. */
static enum rc
hand_back(struct ctx *ctx, void *arg)
{
    struct deed *d = arg;
    struct order_refund *all;
    size_t n, done = 0;

    d->wrong = "the processor pays it back";
    TRY(order_refunds(ctx, d->order->id, &all, &n));
    for (size_t i = 0; i < n; i++)
        if (strcmp(all[i].state, "queued") == 0) {
            TRY(refund_by_hand(ctx, d->order->id, all[i].id));
            done++;
        }
    d->wrong = "nothing of it waits to be paid back";
    return done > 0 ? OK : CONFLICT;
}

static enum rc
paid_back(struct ctx *ctx, struct deed *d)
{
    enum rc rc = db_transaction(ctx, hand_back, d);

    return rc == NOTFOUND ? CONFLICT : rc;
}

static enum rc
arrive(struct ctx *ctx, void *arg)
{
    struct deed *d = arg;

    return order_deliver(ctx, d->order->id, "", &d->wrong);
}

static enum rc
deliver(struct ctx *ctx, struct deed *d)
{
    return db_transaction(ctx, arrive, d);
}

static enum rc
come_back(struct ctx *ctx, void *arg)
{
    struct deed *d = arg;

    return order_came_back(ctx,
        &(struct parcel_back){ d->order->id, d->reason, d->restock },
        &d->wrong);
}

static enum rc
came_back(struct ctx *ctx, struct deed *d)
{
    return db_transaction(ctx, come_back, d);
}

static const struct command {
    const char *name;
    deed_fn *run;
    const char *takes;
} commands[] = { { "show", show, "" }, { "cancel", cancel, "w" },
    { "refund", refund, "alrwkn" }, { "ship", ship, "tc" },
    { "deliver", deliver, "" }, { "came-back", came_back, "rw" },
    { "paid", paid, "w" },
    { "paid-back", paid_back, "" } };

static const struct command *
command_of(const char *name)
{
    for (size_t i = 0; i < COUNT(commands); i++)
        if (strcmp(name, commands[i].name) == 0)
            return &commands[i];
    return NULL;
}

static bool
take_option(struct deed *d, int c, const char *value)
{
    if (strchr(d->takes, c) == NULL)
        return false;
    if (c == 'l' && d->nlines < PIECES_MAX)
        d->lines[d->nlines++] = value;
    else if (c == 'a')
        d->amount = value;
    else if (c == 'k')
        d->key = value;
    else if (c == 'w')
        d->reason = value;
    else if (c == 't')
        d->tracking = value;
    else if (c == 'c')
        d->carrier = value;
    else if (c == 'r')
        d->restock = true;
    else if (c == 'n')
        d->dry_run = true;
    else
        return false;
    return true;
}

static bool
is_short(const char *text, size_t max)
{
    return str_is_text(text, strlen(text)) && str_chars(text) <= max;
}

static bool
read_options(int argc, char **argv, struct deed *d)
{
    static const struct option longs[] = { { "amount", 1, NULL, 'a' },
        { "line", 1, NULL, 'l' }, { "restock", 0, NULL, 'r' },
        { "reason", 1, NULL, 'w' }, { "key", 1, NULL, 'k' },
        { "tracking", 1, NULL, 't' }, { "carrier", 1, NULL, 'c' },
        { "dry-run", 0, NULL, 'n' }, { NULL, 0, NULL, 0 } };
    int c;

    d->reason = d->tracking = d->carrier = "";
    while ((c = getopt_long(argc, argv, "", longs, NULL)) != -1)
        if (!take_option(d, c, optarg))
            return false;
    return optind == argc && (d->amount == NULL || d->nlines == 0) &&
        (d->amount == NULL || !d->restock) && is_short(d->reason, 200) &&
        is_short(d->tracking, 100) && is_short(d->carrier, 60) &&
        (d->key == NULL || (d->key[0] != '\0' && is_short(d->key, 64)));
}

static int
status_of(enum rc rc, const struct deed *d)
{
    if (rc == OK)
        return EX_OK;
    if (rc != CONFLICT)
        return rc == BUSY ? EX_TEMPFAIL : EX_SOFTWARE;
    fprintf(stderr, "clearcart: order %s: not done: %s\n", d->order->number,
        d->wrong != NULL ? d->wrong : "it is no longer as it was");
    return REFUSED;
}

int
order_command(struct ctx *ctx, int argc, char **argv)
{
    const struct command *command = argc >= 3 ? command_of(argv[2]) : NULL;
    struct deed d = { .takes = command != NULL ? command->takes : "" };
    const char *id;
    enum rc rc;

    if (command == NULL || !read_options(argc - 2, argv + 2, &d)) {
        fprintf(stderr,
            "usage: clearcart order NUMBER show|paid-back|deliver\n"
            "       clearcart order NUMBER paid [--reason TEXT]\n"
            "       clearcart order NUMBER ship [--tracking T] "
            "[--carrier C]\n"
            "       clearcart order NUMBER came-back [--restock] "
            "[--reason TEXT]\n"
            "       clearcart order NUMBER cancel [--reason TEXT]\n"
            "       clearcart order NUMBER refund [--amount N | "
            "[--line SKU=QTY ...] [--restock]]\n"
            "           [--reason TEXT] [--key KEY] [--dry-run]\n");
        return EX_USAGE;
    }
    if (setting_load(ctx) != OK)
        return EX_SOFTWARE;
    rc = order_by_number(ctx, argv[1], &id);
    if (rc == NOTFOUND)
        fprintf(stderr, "clearcart: there is no order %s\n", argv[1]);
    if (rc == NOTFOUND)
        return EX_NOINPUT;
    if (rc == OK)
        rc = order_get(ctx, id, &d.order);
    if (rc == OK)
        rc = command->run(ctx, &d);
    return status_of(rc, &d);
}
