#include "shop/refund_ask.h"

#include <string.h>

#include "base/db.h"
#include "base/rand.h"
#include "shop/note.h"
#include "shop/order_log.h"
#include "shop/order_state.h"
#include "shop/stock_return.h"

DB_STMT(queue,
    "INSERT INTO orders.refund (id, order_id, attempt, intent_id, "
    "amount_minor, currency, reason, request, request_hash, note, state, "
    "next_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', "
    "UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))");

DB_STMT(add_line,
    "INSERT INTO orders.refund_line (refund, line_no, quantity, "
    "amount_minor, restock_quantity) VALUES (?, ?, ?, ?, ?)");

DB_STMT(set_aside,
    "UPDATE orders.orders SET refunded_minor = refunded_minor + ? "
    "WHERE id = ? AND refunded_minor + ? <= total_minor "
    "AND payment IN ('paid', 'partly_refunded')");

DB_STMT(call_off,
    "INSERT INTO orders.called_off (order_id, request, request_hash) "
    "VALUES (?, ?, ?)");

DB_STMT(by_request,
    "SELECT request_hash FROM orders.refund WHERE order_id = ? "
    "AND request = ? UNION ALL SELECT request_hash FROM orders.called_off "
    "WHERE order_id = ? AND request = ? LIMIT 1");

struct asking {
    struct refund_ask *ask;
    const char *id;
    unsigned char hash[HASH_SIZE];
    struct order *order;
    struct refund_plan plan;
};

static void
hash_wish(struct ctx *ctx, const struct refund_ask *ask,
    unsigned char hash[HASH_SIZE])
{
    const struct refund_wish *w = &ask->wish;
    char *text = talloc_asprintf(ctx, "%s %d %d %d %lld", ask->order_id,
        ask->cancels, w->how, w->restock, (long long)w->minor);

    for (size_t i = 0; i < w->npieces; i++)
        text = talloc_asprintf_append(text, " %lld:%lld:%lld",
            (long long)w->pieces[i].line_no,
            (long long)w->pieces[i].quantity,
            (long long)w->pieces[i].restock);
    hash_str(text, hash);
}

/* The key goes in first; CONFLICT: it has been used. */
static enum rc
insert(struct ctx *ctx, struct asking *a)
{
    const struct refund_ask *ask = a->ask;
    struct db_query *q = db_start(ctx, &queue);

    db_bind_str(q, a->id);
    db_bind_str(q, a->order->id);
    db_bind_str(q, a->order->attempt);
    db_bind_str(q, a->order->intent != NULL ? a->order->intent : "");
    db_bind_int(q, ask->amount.minor);
    db_bind_str(q, ask->amount.cur);
    db_bind_str(q, ask->cancels ? "cancelled" : "asked for");
    db_bind_str(q, ask->request);
    db_bind_blob(q, a->hash, HASH_SIZE);
    db_bind_str(q, ask->why);
    return db_run(q, NULL);
}

static enum rc
refuse(struct asking *a, const char *wrong)
{
    a->ask->wrong = wrong;
    return CONFLICT;
}

static enum rc
check(struct ctx *ctx, struct asking *a)
{
    if (a->ask->cancels && strcmp(a->order->fulfilment, "new") != 0)
        return refuse(a, "order_shipped");
    TRY(refund_plan(ctx, a->order, &a->ask->wish, &a->plan));
    if (a->plan.wrong != NULL)
        return refuse(a, a->plan.wrong);
    if (a->plan.amount.minor != a->ask->amount.minor)
        return refuse(a, "refund_changed");
    return OK;
}

/* This decides: never more than was paid, whatever was read before. */
static enum rc
take_amount(struct ctx *ctx, struct asking *a)
{
    struct db_query *q = db_start(ctx, &set_aside);
    enum rc rc;

    db_bind_int(q, a->ask->amount.minor);
    db_bind_str(q, a->order->id);
    db_bind_int(q, a->ask->amount.minor);
    rc = db_run_one(q);
    return rc == NOTFOUND ? refuse(a, "refund_too_much") : rc;
}

static enum rc
write_lines(struct ctx *ctx, const struct asking *a)
{
    for (size_t i = 0; i < a->plan.n; i++) {
        const struct refund_line *l = &a->plan.lines[i];
        struct db_query *q;

        if (l->quantity == 0)
            continue;
        q = db_start(ctx, &add_line);
        db_bind_str(q, a->id);
        db_bind_int(q, l->line_no);
        db_bind_int(q, l->quantity);
        db_bind_int(q, l->amount.minor);
        db_bind_int(q, l->restock);
        TRY(db_run(q, NULL));
    }
    return OK;
}

static enum rc
restock(struct ctx *ctx, const struct asking *a)
{
    struct stock_back *back =
        talloc_array(ctx, struct stock_back, (unsigned)a->plan.n + 1);
    size_t n = 0;

    for (size_t i = 0; i < a->plan.n; i++)
        if (a->plan.lines[i].restock > 0)
            back[n++] = (struct stock_back){ a->plan.lines[i].sku,
                a->plan.lines[i].restock };
    return stock_return(ctx, a->order->id, a->id, back, n);
}

/* Without the reason: history stays when a person is erased. */
static const char *
note_of(struct ctx *ctx, const struct refund_ask *ask)
{
    const char *note = talloc_asprintf(ctx, "%s%s%s",
        money_text(ctx, ask->amount), ask->by[0] != '\0' ? ", by " : "",
        ask->by);

    return talloc_strndup(ctx, note, 300);
}

/* The reason of what has no refund to stand on. */
static enum rc
write_why(struct ctx *ctx, const struct refund_ask *ask)
{
    if (ask->why[0] == '\0')
        return OK;
    return note_add(ctx,
        &(struct note){ .key = rand_id(ctx),
            .order_id = ask->order_id,
            .text = ask->why,
            .name = ask->by });
}

/* The key goes in first here, too. */
static enum rc
insert_free(struct ctx *ctx, struct asking *a)
{
    struct db_query *q = db_start(ctx, &call_off);

    db_bind_str(q, a->order->id);
    db_bind_str(q, a->ask->request);
    db_bind_blob(q, a->hash, HASH_SIZE);
    return db_run(q, NULL);
}

static enum rc
log_deed(struct ctx *ctx, const struct refund_ask *ask)
{
    return order_log(ctx, ask->order_id,
        &(struct order_deed){ ask->cancels ? "order.cancel" : "order.refund",
            "amount", NULL, money_text(ctx, ask->amount) });
}

/* Nothing was paid for it: its pieces alone come back, by one move. */
static enum rc
give_back_free(struct ctx *ctx, struct asking *a)
{
    struct stock_back *back = talloc_array(
        ctx, struct stock_back, (unsigned)a->order->nlines + 1);

    a->ask->wrong = "refund_unpaid";
    TRY(insert_free(ctx, a));
    if (strcmp(a->order->payment, "paid") != 0)
        return CONFLICT;
    if (strcmp(a->order->fulfilment, "new") != 0)
        return refuse(a, "order_shipped");
    TRY(order_move_payment(ctx, a->order->id, "paid", "refunded",
        note_of(ctx, a->ask)));
    TRY(write_why(ctx, a->ask));
    TRY(log_deed(ctx, a->ask));
    for (size_t i = 0; i < a->order->nlines; i++)
        back[i] = (struct stock_back){ a->order->lines[i].sku,
            a->order->lines[i].quantity };
    return stock_return(
        ctx, a->order->id, "", back, a->order->nlines);
}

static enum rc
decide(struct ctx *ctx, void *arg)
{
    struct asking *a = arg;
    struct refund_ask *ask = a->ask;
    struct order_head head;

    ask->wrong = NULL;
    TRY(order_lock(ctx, ask->order_id, &head));
    /* The first plain read: its snapshot is made under the lock. */
    TRY(order_get(ctx, ask->order_id, &a->order));
    if (ask->cancels && a->order->total.minor == 0)
        return give_back_free(ctx, a);
    if (a->order->attempt == NULL || ask->amount.minor <= 0)
        return refuse(a, "refund_nothing");
    TRY(insert(ctx, a));
    TRY(check(ctx, a));
    TRY(take_amount(ctx, a));
    TRY(write_lines(ctx, a));
    TRY(restock(ctx, a));
    TRY(log_deed(ctx, ask));
    return order_record(ctx, &(struct order_event){ head.id, "refund", "",
                                 "queued", note_of(ctx, ask) });
}

/* Refused, unless its key has done it before; then for the same alone. */
static enum rc
done_before(struct ctx *ctx, struct asking *a)
{
    struct db_query *q = db_start(ctx, &by_request);
    bool used = false, same = false;

    for (int i = 0; i < 2; i++) {
        db_bind_str(q, a->ask->order_id);
        db_bind_str(q, a->ask->request);
    }
    if (db_next(q)) {
        size_t n;
        const void *hash = db_blob(q, &n);

        used = true;
        same = n == HASH_SIZE && memcmp(hash, a->hash, HASH_SIZE) == 0;
    }
    TRY(db_end(q));
    if (!used)
        return CONFLICT;
    return same ? OK : refuse(a, "refund_key");
}

enum rc
refund_ask(struct ctx *ctx, struct refund_ask *ask)
{
    struct asking a = { .ask = ask, .id = rand_id(ctx) };
    enum rc rc;

    hash_wish(ctx, ask, a.hash);
    rc = db_transaction(ctx, decide, &a);
    return rc == CONFLICT ? done_before(ctx, &a) : rc;
}
