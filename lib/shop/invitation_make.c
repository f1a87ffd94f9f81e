#include "base/db.h"
#include "base/rand.h"
#include "shop/invitation.h"
#include "shop/outbox.h"

enum { HOURS = 72 };

DB_STMT(known,
    "SELECT 1 FROM carts.staff WHERE LOWER(email) = LOWER(?) "
    "AND ended_at IS NULL UNION ALL SELECT 1 FROM carts.invitation "
    "WHERE LOWER(email) = LOWER(?) AND ended_at IS NULL LIMIT 1");

DB_STMT(add,
    "INSERT INTO carts.invitation (id, email, role, made_by, made_at, "
    "expires_at) "
    "VALUES (?, ?, ?, ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) + INTERVAL ? "
    "HOUR)");

DB_STMT(again,
    "UPDATE carts.invitation SET round = round + 1, expires_at = "
    "UTC_TIMESTAMP(3) + INTERVAL ? HOUR WHERE id = ? AND ended_at IS NULL");

DB_STMT(withdraw,
    "UPDATE carts.invitation SET ended_at = UTC_TIMESTAMP(3) WHERE id = ? "
    "AND ended_at IS NULL");

static enum rc
check_unknown(struct ctx *ctx, const char *email)
{
    struct db_query *q = db_start(ctx, &known);
    bool found;

    db_bind_str(q, email);
    db_bind_str(q, email);
    found = db_next(q);
    TRY(db_end(q));
    return found ? CONFLICT : OK;
}

static enum rc
send(struct ctx *ctx, const char *id, const char *email)
{
    return outbox_add(ctx, NULL, "invitation", email, id);
}

enum rc
invitation_add(struct ctx *ctx, struct invitation *it)
{
    struct db_query *q;

    TRY(check_unknown(ctx, it->email));
    it->id = rand_id(ctx);
    it->round = 1;
    q = db_start(ctx, &add);
    db_bind_str(q, it->id);
    db_bind_str(q, it->email);
    db_bind_str(q, it->role);
    db_bind_str(q, it->made_by);
    db_bind_int(q, HOURS);
    TRY(db_run_one(q));
    return send(ctx, it->id, it->email);
}

enum rc
invitation_again(struct ctx *ctx, const char *id)
{
    struct invitation it;
    struct db_query *q = db_start(ctx, &again);

    db_bind_int(q, HOURS);
    db_bind_str(q, id);
    TRY(db_run_one(q));
    TRY(invitation_get(ctx, id, &it));
    return send(ctx, id, it.email);
}

enum rc
invitation_withdraw(struct ctx *ctx, const char *id)
{
    struct db_query *q = db_start(ctx, &withdraw);

    db_bind_str(q, id);
    return db_run_one(q);
}
