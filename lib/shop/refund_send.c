#include "shop/refund_send.h"

#include <string.h>

#include "base/db.h"
#include "shop/order_state.h"
#include "shop/outbox.h"
#include "shop/payment.h"

/* 1, 2, 4 ... 64 s, and never sooner than a call can last. */
DB_STMT(take,
    "UPDATE orders.refund SET tries = tries + 1, "
    "next_at = UTC_TIMESTAMP(3) "
    "+ INTERVAL 20 + POW(2, LEAST(tries, 6)) SECOND "
    "WHERE id = ? AND state IN ('queued', 'unknown') "
    "AND next_at <= UTC_TIMESTAMP(3) AND EXISTS ("
    "SELECT 1 FROM orders.payment_attempt a "
    "WHERE a.id = attempt AND a.method = 'processor')");

DB_STMT(read_row,
    "SELECT id, order_id, attempt, intent_id, state, amount_minor, currency, "
    "tries, created_at <= UTC_TIMESTAMP(3) - INTERVAL 20 HOUR "
    "FROM orders.refund WHERE id = ?");

DB_STMT(move,
    "UPDATE orders.refund SET state = ?, "
    "refund_id = COALESCE(?, refund_id), "
    "done_at = IF(? = 'done', UTC_TIMESTAMP(3), done_at) "
    "WHERE id = ? AND state IN ('queued', 'unknown')");

DB_STMT(count_attempt,
    "UPDATE orders.payment_attempt SET refunded_minor = refunded_minor + ? "
    "WHERE id = ? AND intent_id = ? "
    "AND refunded_minor + ? <= captured_minor");

DB_STMT(all_refunded,
    "SELECT refunded_minor >= captured_minor FROM orders.payment_attempt "
    "WHERE id = ? LOCK IN SHARE MODE");

/* What was set aside for it, if somebody asked, is free again. */
DB_STMT(free_amount,
    "UPDATE orders.refund r JOIN orders.orders o ON o.id = r.order_id "
    "SET o.refunded_minor = o.refunded_minor - r.amount_minor "
    "WHERE r.id = ? AND r.request <> '' "
    "AND o.refunded_minor >= r.amount_minor "
    "AND o.payment IN ('paid', 'partly_refunded')");

DB_STMT(count_credit,
    "UPDATE orders.counter SET n = n + 1 WHERE name = 'credit_note'");

DB_STMT(number_credit,
    "UPDATE orders.refund SET credit_no = "
    "(SELECT n FROM orders.counter WHERE name = 'credit_note') "
    "WHERE id = ? AND credit_no IS NULL");

enum rc
refund_take(struct ctx *ctx, const char *id, struct refund *out)
{
    struct db_query *q = db_start(ctx, &take);

    db_bind_str(q, id);
    TRY(db_run_one(q));
    q = db_start(ctx, &read_row);
    db_bind_str(q, id);
    if (db_next(q)) {
        out->id = db_str(q);
        out->order_id = db_str(q);
        out->attempt = db_str(q);
        out->intent_id = db_str(q);
        out->state = db_str(q);
        out->amount = db_money(q);
        out->tries = db_int(q);
        out->forgotten = db_int(q) != 0;
    }
    return db_end(q);
}

/* NOTFOUND: it was final already. */
static enum rc
move_to(struct ctx *ctx, const struct refund *refund, const char *to,
    const char *refund_id, const char *note)
{
    struct db_query *q = db_start(ctx, &move);

    db_bind_str(q, to);
    db_bind_str(q, refund_id);
    db_bind_str(q, to);
    db_bind_str(q, refund->id);
    TRY(db_run_one(q));
    if (strcmp(refund->state, to) == 0)
        return OK;
    return order_record(ctx, &(struct order_event){ refund->order_id,
                                 "refund", refund->state, to, note });
}

static enum rc
done_before(enum rc rc)
{
    return rc == NOTFOUND ? OK : rc;
}

enum rc
refund_unknown(struct ctx *ctx, const struct refund *refund)
{
    return done_before(move_to(ctx, refund, "unknown", NULL, ""));
}

/* Paid orders become partly or wholly refunded; a cancelled one stays so. */
static enum rc
move_order(struct ctx *ctx, const struct refund *refund,
    const struct order_head *order, bool all)
{
    const char *to = all ? "refunded" : "partly_refunded";

    if (strcmp(order->payment, "paid") != 0 &&
        strcmp(order->payment, "partly_refunded") != 0)
        return OK;
    return order_move_payment(ctx, order->id, order->payment, to,
        money_text(ctx, refund->amount));
}

static enum rc
count_refunded(struct ctx *ctx, const struct refund *refund, bool *own,
    bool *all)
{
    struct db_query *q = db_start(ctx, &count_attempt);
    int64_t rows = 0;

    db_bind_int(q, refund->amount.minor);
    db_bind_str(q, refund->attempt);
    db_bind_str(q, refund->intent_id);
    db_bind_int(q, refund->amount.minor);
    TRY(db_run(q, &rows));
    *own = rows == 1;
    q = db_start(ctx, &all_refunded);
    db_bind_str(q, refund->attempt);
    *all = db_next(q) && db_int(q) != 0;
    return db_end(q);
}

/* The counter's row stays locked to the end: it comes last. */
static enum rc
give_credit_number(struct ctx *ctx, const struct refund *refund)
{
    struct db_query *q = db_start(ctx, &count_credit);

    TRY(db_run_one(q));
    q = db_start(ctx, &number_credit);
    db_bind_str(q, refund->id);
    return db_run_one(q);
}

/* What was paid has an invoice, and what goes back of it a credit note. */
static bool
is_invoiced(const struct order_head *order)
{
    return !order_is_live(order) && strcmp(order->payment, "cancelled") != 0;
}

enum rc
refund_done(
    struct ctx *ctx, const struct refund *refund, const char *refund_id)
{
    struct order_head order;
    bool own, all;
    enum rc rc = move_to(
        ctx, refund, "done", refund_id, money_text(ctx, refund->amount));

    if (rc != OK)
        return done_before(rc);
    TRY(count_refunded(ctx, refund, &own, &all));
    TRY(order_lock(ctx, refund->order_id, &order));
    if (own)
        TRY(move_order(ctx, refund, &order, all));
    TRY(outbox_add(ctx, order.id, "refunded", order.email, refund->id));
    return own && is_invoiced(&order) ? give_credit_number(ctx, refund) : OK;
}

enum rc
refund_refused(struct ctx *ctx, const struct refund *refund, const char *why)
{
    enum rc rc = move_to(ctx, refund, "refused", NULL, why);
    struct db_query *q;

    if (rc != OK)
        return done_before(rc);
    q = db_start(ctx, &free_amount);
    db_bind_str(q, refund->id);
    TRY(db_run(q, NULL));
    return alert_raise(ctx,
        &(struct alert){ "refund_refused", refund->id, refund->order_id,
            talloc_asprintf(ctx, "The processor refuses to pay %s back: %s",
                money_text(ctx, refund->amount), why) });
}
