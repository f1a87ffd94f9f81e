#include "base/db.h"
#include "shop/heartbeat.h"

#define SINCE(column) "TIMESTAMPDIFF(SECOND, " column ", UTC_TIMESTAMP(3))"
#define NEVER "0)"
#define JOB_WAITS "COALESCE(lease_until, due_at, made_at)"

DB_STMT(alive,
    "SELECT program, host, pid, began_at, at, " SINCE("at") " "
    "FROM orders.heartbeat WHERE at > UTC_TIMESTAMP(3) - INTERVAL 1 HOUR "
    "ORDER BY program, host, pid LIMIT 100");

DB_STMT(waiting,
    "SELECT (SELECT COALESCE(MAX(" SINCE("received_at") "), " NEVER
    " FROM orders.payment_event WHERE handled_at IS NULL), "
    "(SELECT COALESCE(MAX(" SINCE("r.next_at") "), " NEVER
    " FROM orders.refund r JOIN orders.payment_attempt a ON a.id = r.attempt "
    "WHERE r.state IN ('queued', 'unknown') AND a.method = 'processor' "
    "AND r.next_at < UTC_TIMESTAMP(3)), "
    "(SELECT COALESCE(MAX(" SINCE("next_at") "), " NEVER
    " FROM orders.outbox WHERE sent_at IS NULL "
    "AND next_at < UTC_TIMESTAMP(3)), "
    "(SELECT COALESCE(MAX(" SINCE("expires_at") "), " NEVER
    " FROM orders.orders WHERE payment IN ('placed', 'awaiting_payment') "
    "AND expires_at < UTC_TIMESTAMP(3)), "
    "(SELECT COALESCE(MAX(" SINCE(JOB_WAITS) "), " NEVER
    " FROM catalog.job WHERE state IN ('queued', 'preparing', 'running') "
    "AND " JOB_WAITS " < UTC_TIMESTAMP(3))");

enum rc
heartbeats(struct ctx *ctx, struct heartbeat **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &alive);

    *out = NULL;
    *n = 0;
    while (db_next(q)) {
        struct heartbeat *h = db_grow(q, out, n);

        h->program = db_str(q);
        h->host = db_str(q);
        h->pid = db_int(q);
        h->began_at = db_str(q);
        h->at = db_str(q);
        h->seconds = db_int(q);
    }
    return db_end(q);
}

enum rc
lag_of_work(struct ctx *ctx, struct lag *out)
{
    struct db_query *q = db_start(ctx, &waiting);

    *out = (struct lag){ 0 };
    if (db_next(q)) {
        out->events = db_int(q);
        out->refunds = db_int(q);
        out->mails = db_int(q);
        out->orders = db_int(q);
        out->jobs = db_int(q);
    }
    return db_end(q);
}
