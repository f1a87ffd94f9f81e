#include "shop/mock_event.h"

#include <string.h>

#include "base/db.h"
#include "base/json.h"
#include "shop/mock_fault.h"
#include "shop/mock_id.h"
#include "shop/mock_json.h"

DB_STMT(now, "SELECT UNIX_TIMESTAMP()");

static enum rc
seconds_now(struct ctx *ctx, int64_t *out)
{
    struct db_query *q = db_start(ctx, &now);

    *out = 0;
    if (db_next(q))
        *out = db_int(q);
    return db_end(q);
}

/*
 * An endpoint is told of the types it has asked for; a shop has no use for
 * those of single charges. All are in the list of events.
 */
static bool
is_told(const char *type)
{
    static const char *const untold[] = { "payment_intent.created",
        "charge.succeeded", "charge.failed", "charge.captured",
        "refund.created" };

    for (size_t i = 0; i < COUNT(untold); i++)
        if (strcmp(type, untold[i]) == 0)
            return false;
    return true;
}

/* The event as it is sent; object's reference stays the caller's. */
static const char *
body_of(struct ctx *ctx, const struct mock_event *e,
    const struct mock_batch *batch, json_t *object)
{
    json_t *event = mock_pack("{s:s, s:s, s:s, s:I, s:{s:O}, s:b, s:i, "
                              "s:{s:s?, s:s?}, s:s}",
        "id", e->id, "object", "event", "api_version", MOCK_API_VERSION,
        "created", (json_int_t)e->created, "data", "object", object,
        "livemode", 0, "pending_webhooks", is_told(e->type) ? 1 : 0, "request",
        "id", batch->request, "idempotency_key", batch->key, "type", e->type);

    return json_text(ctx, event, JSON_COMPACT);
}

/* The same object, with every amount of money one unit higher. */
static json_t *
with_wrong_amounts(const json_t *object)
{
    static const char *const names[] = { "amount", "amount_total",
        "amount_subtotal", "amount_received", "amount_captured" };
    json_t *out = json_copy((json_t *)(uintptr_t)object);

    for (size_t i = 0; i < COUNT(names); i++) {
        json_t *was = json_object_get(out, names[i]);

        if (was != NULL && json_integer_value(was) > 0)
            json_object_set_new(
                out, names[i], mock_pack("I", json_integer_value(was) + 1));
    }
    return out;
}

DB_STMT(add_event,
    "INSERT INTO paymock.event (id, type, body, created) VALUES (?, ?, ?, ?)");

static enum rc
store(struct ctx *ctx, const struct mock_event *e)
{
    struct db_query *q = db_start(ctx, &add_event);

    db_bind_str(q, e->id);
    db_bind_str(q, e->type);
    db_bind_str(q, e->body);
    db_bind_int(q, e->created);
    return db_run(q, NULL);
}

DB_STMT(add_delivery,
    "INSERT INTO paymock.delivery (event_id, body, created_at, next_at) "
    "VALUES (?, ?, UTC_TIMESTAMP(3), "
    "UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND)");

static enum rc
deliver(struct ctx *ctx, const char *event, const char *lie, int64_t ms)
{
    struct db_query *q = db_start(ctx, &add_delivery);

    db_bind_str(q, event);
    db_bind_str(q, lie);
    db_bind_int(q, ms * 1000);
    return db_run(q, NULL);
}

static bool
strikes(const struct mock_batch *batch, const char *fault)
{
    return batch->fault != NULL && strcmp(batch->fault, fault) == 0;
}

/* Queues the webhook, or what a fault makes of it. */
static enum rc
queue(struct ctx *ctx, const struct mock_batch *batch,
    const struct mock_event *e, const json_t *object)
{
    const char *lie = NULL;
    json_t *wrong;

    if (strikes(batch, "webhook_never"))
        return OK;
    if (strikes(batch, "webhook_wrong_amount")) {
        wrong = with_wrong_amounts(object);
        lie = body_of(ctx, e, batch, wrong);
        json_decref(wrong);
    }
    if (strikes(batch, "webhook_twice"))
        TRY(deliver(ctx, e->id, NULL, 0));
    /* Later ones go first: seconds apart, so that nothing sorts them. */
    if (strikes(batch, "webhook_shuffled"))
        return deliver(
            ctx, e->id, NULL, batch->n < 4 ? 4000 - batch->n * 1000 : 0);
    return deliver(ctx, e->id, lie, 0);
}

enum rc
mock_event_add(
    struct ctx *ctx, struct mock_batch *batch, const char *type, json_t *object)
{
    struct mock_event e = { .id = mock_id(ctx, "evt_"), .type = type };
    enum rc rc = seconds_now(ctx, &e.created);

    if (rc == OK && is_told(type) && !batch->asked) {
        rc = mock_fault_of_webhook(ctx, &batch->fault);
        batch->asked = true;
    }
    if (rc == OK) {
        e.body = body_of(ctx, &e, batch, object);
        rc = store(ctx, &e);
    }
    if (rc == OK && is_told(type)) {
        rc = queue(ctx, batch, &e, object);
        batch->last = e.id;
        batch->n++;
    }
    json_decref(object);
    return rc;
}

static void
read_row(struct db_query *q, struct mock_event *e)
{
    e->seq = db_int(q);
    e->id = db_str(q);
    e->type = db_str(q);
    e->body = db_str(q);
    e->created = db_int(q);
}

DB_STMT(by_id,
    "SELECT seq, id, type, body, created FROM paymock.event WHERE id = ? "
    "LIMIT 1");

enum rc
mock_event_get(struct ctx *ctx, const char *id, struct mock_event *out)
{
    struct db_query *q = db_start(ctx, &by_id);
    bool found;

    db_bind_str(q, id);
    found = db_next(q);
    if (found)
        read_row(q, out);
    TRY(db_end(q));
    return found ? OK : NOTFOUND;
}

#define LIST                                                                   \
    "SELECT seq, id, type, body, created FROM paymock.event "                  \
    MOCK_LIST_WHERE("") "AND (? IS NULL OR type = ?) "

DB_STMT(list_down, LIST "ORDER BY seq DESC LIMIT ?");
DB_STMT(list_up, LIST "ORDER BY seq LIMIT ?");

enum rc
mock_event_list(struct ctx *ctx, const struct mock_list *l,
    struct mock_event **out, size_t *n)
{
    struct db_query *q = mock_list_start(ctx, l, &list_down, &list_up);

    db_bind_str(q, l->of);
    db_bind_str(q, l->of);
    db_bind_int(q, l->limit + 1);
    while (db_next(q))
        read_row(q, db_grow(q, out, n));
    return db_end(q);
}

DB_STMT(pending, "SELECT COUNT(*) FROM paymock.delivery WHERE event_id = ? "
                 "AND sent_at IS NULL AND next_at IS NOT NULL");

enum rc
mock_event_pending(struct ctx *ctx, const char *id, int64_t *out)
{
    struct db_query *q = db_start(ctx, &pending);

    *out = 0;
    db_bind_str(q, id);
    if (db_next(q))
        *out = db_int(q);
    return db_end(q);
}
