#include "base/db.h"
#include "shop/invitation.h"

/* Of several at once, one finds it open; the round is the link's. */
DB_STMT(use,
    "UPDATE carts.invitation SET ended_at = UTC_TIMESTAMP(3) WHERE id = ? "
    "AND round = ? AND ended_at IS NULL AND expires_at > UTC_TIMESTAMP(3)");

enum rc
invitation_accept(
    struct ctx *ctx, const struct invitation *it, const struct staff *person)
{
    struct db_query *q = db_start(ctx, &use);
    struct staff then = *person, now;
    enum rc rc;

    db_bind_str(q, it->id);
    db_bind_int(q, it->round);
    TRY(db_run_one(q));
    rc = staff_find(ctx, person->sub, &now);
    if (rc != NOTFOUND)
        return rc == OK ? CONFLICT : rc;
    then.role = it->role;
    then.made_by = it->made_by;
    return staff_put(ctx, &then);
}
