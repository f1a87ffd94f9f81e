/*
 * session_load for the admin, linked into it in place of the shop's: what
 * somebody may do here is looked up anew for each request, so that another
 * role or none counts at once.
 */
#include "base/db.h"
#include "base/log.h"
#include "base/rand.h"
#include "web/session.h"

DB_STMT(load,
    "SELECT v.n, s.sub, s.name, s.email, t.role, "
    "UNIX_TIMESTAMP(s.auth_time), s.email_verified, COALESCE(s.seen_at < "
    "UTC_TIMESTAMP(3) - INTERVAL 5 MINUTE, 1) FROM catalog.version v "
    "LEFT JOIN carts.session s ON s.id_hash = ? AND s.program = 'admin' "
    "AND s.expires_at > UTC_TIMESTAMP() "
    "LEFT JOIN carts.staff t ON t.sub = s.sub AND t.ended_at IS NULL "
    "WHERE v.id = 1 LIMIT 1");

DB_STMT(touch,
    "UPDATE carts.session SET seen_at = UTC_TIMESTAMP(3) WHERE id_hash = ?");

static enum rc
note_seen(struct ctx *ctx, void *arg)
{
    struct db_query *q = db_start(ctx, &touch);

    db_bind_blob(q, arg, HASH_SIZE);
    return db_run(q, NULL);
}

enum rc
session_load(struct ctx *ctx, struct session *s)
{
    unsigned char hash[HASH_SIZE] = {0};
    struct db_query *q = db_start(ctx, &load);
    bool unseen = false;

    if (s->cookie != NULL)
        hash_str(s->cookie, hash);
    db_bind_blob(q, hash, sizeof(hash));
    if (db_next(q)) {
        ctx->version = db_int(q);
        s->sub = db_str(q);
        s->name = db_str(q);
        s->email = db_str(q);
        s->role = db_str(q);
        s->auth_time = db_int(q);
        s->email_verified = db_int(q) != 0;
        unseen = db_int(q) != 0;
    }
    ctx->actor = s->sub != NULL ? s->sub : "guest";
    ctx->actor_name = s->sub != NULL ? s->name : NULL;
    TRY(db_end(q));
    if (s->sub != NULL && unseen && db_transaction(ctx, note_seen, hash) != OK)
        log_fail("noting when a session was seen", "see above");
    return OK;
}
