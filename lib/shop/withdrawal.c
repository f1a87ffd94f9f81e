#include "shop/withdrawal.h"

#include "base/conf.h"
#include "base/db.h"
#include "base/rand.h"
#include "shop/order.h"
#include "shop/outbox.h"

enum { OF_EMAIL = 5, OF_REMOTE = 20, OF_ALL = 300, /* an hour */
    STRAY_OF_REMOTE = 8 };

DB_STMT(add,
    "INSERT INTO orders.withdrawal (id, number, order_id, name, email, text, "
    "remote, at) VALUES (?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))");

DB_STMT(lately,
    "SELECT (SELECT COUNT(*) FROM orders.withdrawal WHERE email = ? "
    "AND at > UTC_TIMESTAMP() - INTERVAL 1 HOUR), "
    "(SELECT COUNT(*) FROM orders.withdrawal WHERE remote = ? "
    "AND at > UTC_TIMESTAMP() - INTERVAL 1 HOUR), "
    "(SELECT COUNT(*) FROM orders.withdrawal "
    "WHERE at > UTC_TIMESTAMP() - INTERVAL 1 HOUR)");

/*
 * Strays: their number and e-mail are not those of one order. Read under
 * locks, so that of two at once the second counts the first.
 */
DB_STMT(strays,
    "SELECT COALESCE(SUM(w.id = ?), 0), "
    "COALESCE(SUM(LOWER(w.email) = LOWER(?)), 0), "
    "COALESCE(SUM(w.remote = ? "
    "AND w.at > UTC_TIMESTAMP() - INTERVAL 1 HOUR), 0) "
    "FROM orders.withdrawal w LEFT JOIN orders.orders o "
    "ON o.id = w.order_id AND LOWER(o.email) = LOWER(w.email) "
    "WHERE w.at > UTC_TIMESTAMP() - INTERVAL 1 DAY AND o.id IS NULL "
    "LIMIT 1 LOCK IN SHARE MODE");

static enum rc
check_flood(struct ctx *ctx, const char *email, const unsigned char *remote)
{
    struct db_query *q = db_start(ctx, &lately);
    bool flood = false;

    db_bind_str(q, email);
    db_bind_blob(q, remote, HASH_SIZE);
    if (db_next(q)) {
        int64_t of_email = db_int(q), of_remote = db_int(q);

        flood = of_email > OF_EMAIL || of_remote > OF_REMOTE ||
            db_int(q) > OF_ALL;
    }
    TRY(db_end(q));
    return flood ? CONFLICT : OK;
}

/*
 * Whoever types a stranger's e-mail must not fill his letter box: a stray
 * one has a receipt once a day.
 */
static enum rc
check_stray(struct ctx *ctx, const struct withdrawal *w,
    const unsigned char *remote, bool *receipt)
{
    struct db_query *q = db_start(ctx, &strays);
    bool flood = false;

    *receipt = true;
    db_bind_str(q, w->id);
    db_bind_str(q, w->email);
    db_bind_blob(q, remote, HASH_SIZE);
    if (db_next(q) && db_int(q) != 0) {
        *receipt = db_int(q) <= 1;
        flood = db_int(q) > STRAY_OF_REMOTE;
    }
    TRY(db_end(q));
    return flood ? CONFLICT : OK;
}

/* Without the name: alerts are logged, and stay when a person is erased. */
static enum rc
tell(struct ctx *ctx, const struct withdrawal *w, bool receipt)
{
    struct alert alert = { .kind = "withdrawal",
        .ref = w->id,
        .text = talloc_asprintf(ctx,
            "A shopper withdraws from order %s; the mail has the words.",
            w->number) };

    if (receipt)
        TRY(outbox_add(ctx, NULL, "withdrawal", w->email, w->id));
    TRY(outbox_add(
        ctx, NULL, "withdrawal_owner", ctx->conf->mail.owner, w->id));
    return alert_note(ctx, &alert);
}

enum rc
withdrawal_take(struct ctx *ctx, struct withdrawal *w, const char *remote)
{
    unsigned char *hash = talloc_size(ctx, HASH_SIZE);
    struct db_query *q;
    bool receipt;
    enum rc rc;

    hash_str(remote != NULL ? remote : "", hash);
    w->id = rand_id(ctx);
    rc = order_by_number(ctx, w->number, &w->order_id);
    if (rc != OK && rc != NOTFOUND)
        return rc;
    q = db_start(ctx, &add);
    db_bind_str(q, w->id);
    db_bind_str(q, w->number);
    db_bind_str(q, w->order_id);
    db_bind_str(q, w->name);
    db_bind_str(q, w->email);
    db_bind_str(q, w->text);
    db_bind_blob(q, hash, HASH_SIZE);
    TRY(db_run(q, NULL));
    TRY(check_flood(ctx, w->email, hash));
    TRY(check_stray(ctx, w, hash, &receipt));
    return tell(ctx, w, receipt);
}
