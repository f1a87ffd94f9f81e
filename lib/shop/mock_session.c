#include "shop/mock_session.h"

#include "base/db.h"

#define COLUMNS                                                                \
    "seq, id, intent_id, status, payment_status, subtotal_minor, currency, "   \
    "shipping_minor, currency, shipping_name, total_minor, currency, "         \
    "reference, email, "                                                       \
    "success_url, cancel_url, metadata, expires_at, created"

static void
read_row(struct db_query *q, struct mock_session *s)
{
    s->seq = db_int(q);
    s->id = db_str(q);
    s->intent = db_str(q);
    s->status = db_str(q);
    s->payment_status = db_str(q);
    s->subtotal = db_money(q);
    s->shipping = db_money(q);
    s->shipping_name = db_str(q);
    s->total = db_money(q);
    s->reference = db_str(q);
    s->email = db_str(q);
    s->success_url = db_str(q);
    s->cancel_url = db_str(q);
    s->metadata = db_str(q);
    s->expires_at = db_int(q);
    s->created = db_int(q);
}

DB_STMT(add,
    "INSERT INTO paymock.session (id, intent_id, status, payment_status, "
    "currency, subtotal_minor, shipping_minor, shipping_name, total_minor, "
    "reference, email, success_url, cancel_url, metadata, expires_at, "
    "created) VALUES (?, ?, 'open', 'unpaid', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "COALESCE(?, UNIX_TIMESTAMP() + 86400), UNIX_TIMESTAMP())");

static enum rc
add_session(struct ctx *ctx, const struct mock_session *s)
{
    struct db_query *q = db_start(ctx, &add);

    db_bind_str(q, s->id);
    db_bind_str(q, s->intent);
    db_bind_str(q, s->total.cur);
    db_bind_int(q, s->subtotal.minor);
    db_bind_int(q, s->shipping.minor);
    db_bind_str(q, s->shipping_name);
    db_bind_int(q, s->total.minor);
    db_bind_str(q, s->reference);
    db_bind_str(q, s->email);
    db_bind_str(q, s->success_url);
    db_bind_str(q, s->cancel_url);
    db_bind_str(q, s->metadata);
    if (s->expires_at > 0)
        db_bind_int(q, s->expires_at);
    else
        db_bind_null(q);
    return db_run(q, NULL);
}

DB_STMT(add_one_line,
    "INSERT INTO paymock.session_line (session_id, line_no, name, quantity, "
    "unit_minor, line_minor, currency) VALUES (?, ?, ?, ?, ?, ?, ?)");

static enum rc
add_line(struct ctx *ctx, const char *id, size_t no, const struct mock_line *l)
{
    struct db_query *q = db_start(ctx, &add_one_line);

    db_bind_str(q, id);
    db_bind_int(q, (int64_t)no);
    db_bind_str(q, l->name);
    db_bind_int(q, l->quantity);
    db_bind_int(q, l->unit.minor);
    db_bind_int(q, l->amount.minor);
    db_bind_str(q, l->amount.cur);
    return db_run(q, NULL);
}

enum rc
mock_session_add(struct ctx *ctx, const struct mock_session *session,
    const struct mock_line *lines, size_t n)
{
    TRY(add_session(ctx, session));
    for (size_t i = 0; i < n; i++)
        TRY(add_line(ctx, session->id, i, &lines[i]));
    return OK;
}

static enum rc
get(struct ctx *ctx, const struct db_stmt *stmt, const char *id,
    struct mock_session *out)
{
    struct db_query *q = db_start(ctx, stmt);
    bool found;

    db_bind_str(q, id);
    found = db_next(q);
    if (found)
        read_row(q, out);
    TRY(db_end(q));
    return found ? OK : NOTFOUND;
}

DB_STMT(by_id, "SELECT " COLUMNS " FROM paymock.session WHERE id = ? LIMIT 1");

enum rc
mock_session_get(struct ctx *ctx, const char *id, struct mock_session *out)
{
    return get(ctx, &by_id, id, out);
}

DB_STMT(by_intent,
    "SELECT " COLUMNS " FROM paymock.session WHERE intent_id = ? LIMIT 1");

enum rc
mock_session_of_intent(
    struct ctx *ctx, const char *intent, struct mock_session *out)
{
    return get(ctx, &by_intent, intent, out);
}

#define LIST                                                                   \
    "SELECT " COLUMNS " FROM paymock.session " MOCK_LIST_WHERE("")             \
    "AND (? IS NULL OR intent_id = ?) AND (? IS NULL OR status = ?) "

DB_STMT(list_down, LIST "ORDER BY seq DESC LIMIT ?");
DB_STMT(list_up, LIST "ORDER BY seq LIMIT ?");

enum rc
mock_session_list(struct ctx *ctx, const struct mock_list *l,
    struct mock_session **out, size_t *n)
{
    struct db_query *q = mock_list_start(ctx, l, &list_down, &list_up);

    db_bind_str(q, l->of_intent);
    db_bind_str(q, l->of_intent);
    db_bind_str(q, l->type);
    db_bind_str(q, l->type);
    db_bind_int(q, l->limit + 1);
    while (db_next(q))
        read_row(q, db_grow(q, out, n));
    return db_end(q);
}

DB_STMT(lines_of,
    "SELECT name, quantity, unit_minor, currency, line_minor, currency "
    "FROM paymock.session_line WHERE session_id = ? "
    "ORDER BY line_no LIMIT 500");

enum rc
mock_session_lines(
    struct ctx *ctx, const char *id, struct mock_line **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &lines_of);

    db_bind_str(q, id);
    while (db_next(q)) {
        struct mock_line *l = db_grow(q, out, n);

        l->name = db_str(q);
        l->quantity = db_int(q);
        l->unit = db_money(q);
        l->amount = db_money(q);
    }
    return db_end(q);
}

static enum rc
decide(struct ctx *ctx, const struct db_stmt *stmt, const char *id)
{
    struct db_query *q = db_start(ctx, stmt);
    int64_t rows = 0;

    db_bind_str(q, id);
    TRY(db_run(q, &rows));
    return rows > 0 ? OK : CONFLICT;
}

DB_STMT(complete,
    "UPDATE paymock.session SET status = 'complete', "
    "payment_status = IF(?, 'paid', 'unpaid') "
    "WHERE id = ? AND status = 'open' AND expires_at > UNIX_TIMESTAMP()");

enum rc
mock_session_complete(struct ctx *ctx, const char *id, bool paid)
{
    struct db_query *q = db_start(ctx, &complete);
    int64_t rows = 0;

    db_bind_int(q, paid);
    db_bind_str(q, id);
    TRY(db_run(q, &rows));
    return rows > 0 ? OK : CONFLICT;
}

DB_STMT(was_paid, "UPDATE paymock.session SET payment_status = 'paid' "
                  "WHERE intent_id = ? AND status = 'complete'");

enum rc
mock_session_paid(struct ctx *ctx, const char *intent)
{
    return decide(ctx, &was_paid, intent);
}

DB_STMT(expire, "UPDATE paymock.session SET status = 'expired' "
                "WHERE id = ? AND status = 'open'");

enum rc
mock_session_expire(struct ctx *ctx, const char *id)
{
    return decide(ctx, &expire, id);
}

DB_STMT(overdue,
    "SELECT id FROM paymock.session WHERE status = 'open' "
    "AND expires_at <= UNIX_TIMESTAMP() ORDER BY expires_at LIMIT 1");

enum rc
mock_session_overdue(struct ctx *ctx, const char **out)
{
    struct db_query *q = db_start(ctx, &overdue);

    *out = db_next(q) ? db_str(q) : NULL;
    return db_end(q);
}
