#include "shop/order_trace.h"

#include "base/db.h"

DB_STMT(attempts,
    "SELECT id, method, state, COALESCE(card, ''), COALESCE(intent_id, ''), "
    "amount_minor, currency, captured_minor, currency, refunded_minor, "
    "currency, tries, created_at, paid_at FROM orders.payment_attempt "
    "WHERE order_id = ? ORDER BY created_at, id LIMIT 100");

DB_STMT(moves,
    "SELECT sku, reason, actor, at, delta_on_hand, delta_reserved "
    "FROM catalog.stock_move WHERE order_id = ? ORDER BY id LIMIT 1000");

DB_STMT(mails,
    "SELECT id, kind, recipient, created_at, sent_at, "
    "COALESCE(last_error, ''), tries FROM orders.outbox WHERE order_id = ? "
    "ORDER BY id LIMIT 200");

DB_STMT(notes,
    "SELECT id, text, actor, name, at FROM orders.note "
    "WHERE order_id = ? AND of_person = 0 AND text <> '' "
    "ORDER BY at DESC, id DESC LIMIT 200");

static enum rc
read_attempts(struct ctx *ctx, const char *order_id, struct order_trace *t)
{
    struct db_query *q = db_start(ctx, &attempts);

    db_bind_str(q, order_id);
    while (db_next(q)) {
        struct order_attempt *a =
            db_grow(q, &t->attempts, &t->nattempts);

        a->id = db_str(q);
        a->method = db_str(q);
        a->state = db_str(q);
        a->card = db_str(q);
        a->intent = db_str(q);
        a->amount = db_money(q);
        a->captured = db_money(q);
        a->refunded = db_money(q);
        a->tries = db_int(q);
        a->created_at = db_str(q);
        a->paid_at = db_str(q);
    }
    return db_end(q);
}

static enum rc
read_moves(struct ctx *ctx, const char *order_id, struct order_trace *t)
{
    struct db_query *q = db_start(ctx, &moves);

    db_bind_str(q, order_id);
    while (db_next(q)) {
        struct order_goods_move *m = db_grow(q, &t->moves, &t->nmoves);

        m->sku = db_str(q);
        m->reason = db_str(q);
        m->actor = db_str(q);
        m->at = db_str(q);
        m->on_hand = db_int(q);
        m->reserved = db_int(q);
    }
    return db_end(q);
}

static enum rc
read_mails(struct ctx *ctx, const char *order_id, struct order_trace *t)
{
    struct db_query *q = db_start(ctx, &mails);

    db_bind_str(q, order_id);
    while (db_next(q)) {
        struct order_sent *m = db_grow(q, &t->mails, &t->nmails);

        m->id = db_str(q);
        m->kind = db_str(q);
        m->recipient = db_str(q);
        m->created_at = db_str(q);
        m->sent_at = db_str(q);
        m->error = db_str(q);
        m->tries = db_int(q);
    }
    return db_end(q);
}

static enum rc
read_notes(struct ctx *ctx, const char *order_id, struct order_trace *t)
{
    struct db_query *q = db_start(ctx, &notes);

    db_bind_str(q, order_id);
    while (db_next(q)) {
        struct order_note *n = db_grow(q, &t->notes, &t->nnotes);

        n->id = db_str(q);
        n->text = db_str(q);
        n->actor = db_str(q);
        n->name = db_str(q);
        n->at = db_str(q);
    }
    return db_end(q);
}

enum rc
order_trace(
    struct ctx *ctx, const char *order_id, struct order_trace *out)
{
    *out = (struct order_trace){ 0 };
    TRY(read_attempts(ctx, order_id, out));
    TRY(read_moves(ctx, order_id, out));
    TRY(read_mails(ctx, order_id, out));
    return read_notes(ctx, order_id, out);
}
