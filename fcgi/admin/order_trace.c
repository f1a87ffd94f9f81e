/* What lies behind an order: calls, moves of stock, mails, notes. */
#include <string.h>

#include "admin/order.h"
#include "base/rand.h"
#include "base/str.h"
#include "shop/order_trace.h"
#include "web/page.h"

static const char *
words_of(struct req *req, const char *table, const char *code)
{
    const char *words =
        page_words(req, talloc_asprintf(req->ctx, "%s.%s", table, code));

    return words[0] != '\0' ? words : code;
}

static void
put_attempts(struct req *req, const struct order_trace *t)
{
    json_t *list = put_array(page_view(req), "attempts");

    for (size_t i = 0; i < t->nattempts; i++) {
        const struct order_attempt *a = &t->attempts[i];
        json_t *o = add_object(list);

        put_str(o, "id", a->id);
        put_str(o, "method", words_of(req, "method", a->method));
        put_str(o, "state", words_of(req, "attempt", a->state));
        put_str(o, "card", a->card);
        put_str(o, "intent", a->intent);
        put_money(o, "amount", a->amount);
        put_money(o, "captured", a->captured);
        put_money(o, "refunded", a->refunded);
        put_int(o, "tries", a->tries);
        put_time(o, "at", a->created_at);
        put_time(o, "paid_at", a->paid_at);
    }
}

static const char *
signed_number(struct req *req, int64_t n)
{
    return talloc_asprintf(req->ctx, n > 0 ? "+%lld" : "%lld", (long long)n);
}

static void
put_moves(struct req *req, const struct order_trace *t)
{
    json_t *list = put_array(page_view(req), "moves");

    for (size_t i = 0; i < t->nmoves; i++) {
        const struct order_goods_move *m = &t->moves[i];
        json_t *o = add_object(list);

        put_str(o, "sku", m->sku);
        put_str(o, "reason", words_of(req, "move", m->reason));
        put_str(o, "on_hand", signed_number(req, m->on_hand));
        put_str(o, "reserved", signed_number(req, m->reserved));
        put_time(o, "at", m->at);
    }
}

static void
put_mails(struct req *req, const struct order_trace *t)
{
    json_t *list = put_array(page_view(req), "mails");

    for (size_t i = 0; i < t->nmails; i++) {
        const struct order_sent *m = &t->mails[i];
        json_t *o = add_object(list);

        put_str(o, "id", m->id);
        put_str(o, "kind", words_of(req, "mail", m->kind));
        put_str(o, "recipient", m->recipient);
        put_str(o, "error", m->error);
        put_time(o, "at", m->created_at);
        put_time(o, "sent_at", m->sent_at);
        put_bool(o, "again", !str_starts(m->kind, "owner"));
        put_str(o, "key", rand_id(req->ctx));
    }
}

static void
put_notes(struct req *req, const struct order_trace *t)
{
    json_t *list = put_array(page_data(req), "notes");

    for (size_t i = 0; i < t->nnotes; i++) {
        const struct order_note *n = &t->notes[i];
        json_t *o = add_object(list);

        put_str(o, "text", n->text);
        put_str(o, "by", n->name);
        put_time(o, "at", n->at);
    }
    put_str(page_view(req), "note_key", rand_id(req->ctx));
}

enum rc
order_put_trace(struct req *req, const struct order *order)
{
    struct order_trace t;

    TRY(order_trace(req->ctx, order->id, &t));
    put_attempts(req, &t);
    put_moves(req, &t);
    put_mails(req, &t);
    put_notes(req, &t);
    return OK;
}
