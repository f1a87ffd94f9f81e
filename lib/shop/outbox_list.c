#include "shop/outbox_list.h"

#include "base/db.h"

#define MAILS                                                                  \
    "SELECT b.id, b.kind, b.recipient, b.order_id, o.number, "                 \
    "COALESCE(b.last_error, ''), b.created_at, b.next_at, b.sent_at, "         \
    "b.tries FROM orders.outbox b "                                            \
    "LEFT JOIN orders.orders o ON o.id = b.order_id "

#define NEWEST_MAILS                                                           \
    "AND b.id < COALESCE(?, '~') ORDER BY b.id DESC LIMIT 51"

DB_STMT(mails_waiting, MAILS "WHERE b.sent_at IS NULL " NEWEST_MAILS);

DB_STMT(mails_failed,
    MAILS "WHERE b.sent_at IS NULL AND b.last_error IS NOT NULL "
    NEWEST_MAILS);

DB_STMT(mails_done, MAILS "WHERE b.sent_at IS NOT NULL " NEWEST_MAILS);

#define EVENTS                                                                 \
    "SELECT e.id, e.type, o.id, o.number, e.received_at, e.handled_at, "       \
    "e.tries FROM orders.payment_event e "                                     \
    "LEFT JOIN orders.payment_attempt a ON a.id = e.attempt "                  \
    "LEFT JOIN orders.orders o ON o.id = a.order_id "

#define NEWEST_EVENTS                                                          \
    "AND (e.received_at < COALESCE(?, '9999-01-01') "                          \
    "OR (e.received_at = ? AND e.id < ?)) "                                    \
    "ORDER BY e.received_at DESC, e.id DESC LIMIT 51"

DB_STMT(events_waiting, EVENTS "WHERE e.handled_at IS NULL " NEWEST_EVENTS);

DB_STMT(events_failed,
    EVENTS "WHERE e.handled_at IS NULL AND e.tries > 0 " NEWEST_EVENTS);

DB_STMT(events_done,
    EVENTS "WHERE e.handled_at IS NOT NULL " NEWEST_EVENTS);

DB_STMT(event_again,
    "UPDATE orders.payment_event SET handled_at = NULL, tries = 0 "
    "WHERE id = ?");

DB_STMT(seen,
    "UPDATE orders.alert SET seen_at = UTC_TIMESTAMP(3), seen_by = ? "
    "WHERE id = ? AND seen_at IS NULL");

enum rc
post_mails(struct ctx *ctx, enum post_state state, const char *before,
    struct post_mail **out, size_t *n)
{
    static const struct db_stmt *const by_state[] = {
        [POST_WAITING] = &mails_waiting,
        [POST_FAILED] = &mails_failed,
        [POST_DONE] = &mails_done
    };
    struct db_query *q = db_start(ctx, by_state[state]);

    *out = NULL;
    *n = 0;
    db_bind_str(q, before);
    while (db_next(q)) {
        struct post_mail *m = db_grow(q, out, n);

        m->id = db_str(q);
        m->kind = db_str(q);
        m->recipient = db_str(q);
        m->order_id = db_str(q);
        m->order = db_str(q);
        m->error = db_str(q);
        m->created_at = db_str(q);
        m->next_at = db_str(q);
        m->sent_at = db_str(q);
        m->tries = db_int(q);
    }
    return db_end(q);
}

enum rc
post_events(struct ctx *ctx, enum post_state state,
    const struct post_event *before, struct post_event **out, size_t *n)
{
    static const struct db_stmt *const by_state[] = {
        [POST_WAITING] = &events_waiting,
        [POST_FAILED] = &events_failed,
        [POST_DONE] = &events_done
    };
    struct db_query *q = db_start(ctx, by_state[state]);

    *out = NULL;
    *n = 0;
    db_bind_str(q, before != NULL ? before->received_at : NULL);
    db_bind_str(q, before != NULL ? before->received_at : NULL);
    db_bind_str(q, before != NULL ? before->id : NULL);
    while (db_next(q)) {
        struct post_event *e = db_grow(q, out, n);

        e->id = db_str(q);
        e->type = db_str(q);
        e->order_id = db_str(q);
        e->order = db_str(q);
        e->received_at = db_str(q);
        e->handled_at = db_str(q);
        e->tries = db_int(q);
    }
    return db_end(q);
}

enum rc
post_event_again(struct ctx *ctx, const char *id)
{
    struct db_query *q = db_start(ctx, &event_again);

    db_bind_str(q, id);
    return db_run_one(q);
}

enum rc
alert_seen(struct ctx *ctx, const char *id, const char *by)
{
    struct db_query *q = db_start(ctx, &seen);

    db_bind_str(q, by);
    db_bind_str(q, id);
    return db_run_one(q);
}
