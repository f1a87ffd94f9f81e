#include "shop/payment.h"

#include <string.h>

#include "base/db.h"
#include "base/rand.h"
#include "shop/order_state.h"

#define COLUMNS                                                                \
    "SELECT id, order_id, state, amount_minor, currency, request_body, "      \
    "session_id, pay_url, intent_id, captured_minor, currency, "              \
    "TIMESTAMPDIFF(SECOND, '1970-01-01', created_at), "                       \
    "TIMESTAMPDIFF(SECOND, created_at, UTC_TIMESTAMP(3)), "                   \
    "method <> 'processor', "                                                 \
    "created_at <= UTC_TIMESTAMP(3) - INTERVAL 20 HOUR "                      \
    "FROM orders.payment_attempt "

DB_STMT(by_id, COLUMNS "WHERE id = ?");
DB_STMT(by_id_locked, COLUMNS "WHERE id = ? FOR UPDATE");
DB_STMT(by_order,
    COLUMNS "WHERE order_id = ? ORDER BY created_at DESC LIMIT 1");

/* The processor forgets a key after 24 hours: then it would ask anew. */
DB_STMT(claim,
    "UPDATE orders.payment_attempt SET lease = ?, "
    "lease_until = UTC_TIMESTAMP(3) + INTERVAL 20 SECOND, "
    "request_body = COALESCE(request_body, ?), tries = tries + 1 "
    "WHERE id = ? AND state IN ('new', 'unknown') AND session_id IS NULL "
    "AND method = 'processor' "
    "AND (lease_until IS NULL OR lease_until < UTC_TIMESTAMP(3)) "
    "AND created_at > UTC_TIMESTAMP(3) - INTERVAL 20 HOUR");

DB_STMT(move,
    "UPDATE orders.payment_attempt SET state = ?, lease = NULL, "
    "lease_until = NULL, "
    "paid_at = IF(? = 'paid', UTC_TIMESTAMP(3), paid_at) "
    "WHERE id = ? AND state = ?");

DB_STMT(end_lease,
    "UPDATE orders.payment_attempt SET lease = NULL, lease_until = NULL "
    "WHERE id = ?");

DB_STMT(set_session,
    "UPDATE orders.payment_attempt SET session_id = ?, pay_url = ? "
    "WHERE id = ? AND session_id IS NULL");

DB_STMT(set_captured,
    "UPDATE orders.payment_attempt SET intent_id = ?, captured_minor = ?, "
    "card = ? "
    "WHERE id = ? AND currency = ?");

DB_STMT(check_due,
    "UPDATE orders.payment_attempt SET checked_at = UTC_TIMESTAMP(3) "
    "WHERE id = ? AND state IN ('new', 'unknown', 'open') "
    "AND method = 'processor' "
    "AND (checked_at IS NULL "
    "OR checked_at <= UTC_TIMESTAMP(3) - INTERVAL 5 SECOND)");

static enum rc
read_one(struct ctx *ctx, const struct db_stmt *stmt, const char *key,
    struct attempt *out)
{
    struct db_query *q = db_start(ctx, stmt);
    bool found;

    db_bind_str(q, key);
    found = db_next(q);
    if (found) {
        out->id = db_str(q);
        out->order_id = db_str(q);
        out->state = db_str(q);
        out->amount = db_money(q);
        out->body = db_str(q);
        out->session_id = db_str(q);
        out->pay_url = db_str(q);
        out->intent_id = db_str(q);
        out->captured = db_money(q);
        out->created = db_int(q);
        out->age = db_int(q);
        out->offline = db_int(q) != 0;
        out->forgotten = db_int(q) != 0;
    }
    TRY(db_end(q));
    return found ? OK : NOTFOUND;
}

enum rc
attempt_get(struct ctx *ctx, const char *id, struct attempt *out)
{
    return read_one(ctx, &by_id, id, out);
}

enum rc
attempt_of_order(
    struct ctx *ctx, const char *order_id, struct attempt *out)
{
    return read_one(ctx, &by_order, order_id, out);
}

enum rc
attempt_lock(struct ctx *ctx, const char *id, struct attempt *out)
{
    return read_one(ctx, &by_id_locked, id, out);
}

bool
attempt_is_pending(const struct attempt *attempt)
{
    return strcmp(attempt->state, "new") == 0 ||
        strcmp(attempt->state, "unknown") == 0 ||
        strcmp(attempt->state, "open") == 0;
}

enum rc
attempt_claim(struct ctx *ctx, const char *id, const char *body)
{
    struct db_query *q = db_start(ctx, &claim);
    int64_t rows = 0;

    db_bind_str(q, rand_id(ctx));
    db_bind_str(q, body);
    db_bind_str(q, id);
    TRY(db_run(q, &rows));
    return rows == 1 ? OK : CONFLICT;
}

static enum rc
drop_lease(struct ctx *ctx, const char *id)
{
    struct db_query *q = db_start(ctx, &end_lease);

    db_bind_str(q, id);
    return db_run(q, NULL);
}

enum rc
attempt_move(struct ctx *ctx, const struct attempt *attempt, const char *to)
{
    struct db_query *q;

    if (strcmp(attempt->state, to) == 0)
        return drop_lease(ctx, attempt->id);
    q = db_start(ctx, &move);
    db_bind_str(q, to);
    db_bind_str(q, to);
    db_bind_str(q, attempt->id);
    db_bind_str(q, attempt->state);
    TRY(db_run_one(q));
    return order_record(ctx, &(struct order_event){ attempt->order_id,
                                 "attempt", attempt->state, to, "" });
}

enum rc
attempt_set_session(struct ctx *ctx, const char *id, const char *session_id,
    const char *pay_url)
{
    struct db_query *q = db_start(ctx, &set_session);

    db_bind_str(q, session_id);
    db_bind_str(q, pay_url);
    db_bind_str(q, id);
    return db_run_one(q);
}

enum rc
attempt_set_captured(
    struct ctx *ctx, const char *id, const struct capture *capture)
{
    struct db_query *q = db_start(ctx, &set_captured);

    db_bind_str(q, capture->intent_id);
    db_bind_int(q, capture->amount.minor);
    db_bind_str(q, capture->card);
    db_bind_str(q, id);
    db_bind_str(q, capture->amount.cur);
    return db_run(q, NULL);
}

enum rc
attempt_check_due(struct ctx *ctx, const char *id, bool *due)
{
    struct db_query *q = db_start(ctx, &check_due);
    int64_t rows = 0;

    db_bind_str(q, id);
    TRY(db_run(q, &rows));
    *due = rows == 1;
    return OK;
}
