#include "base/db.h"
#include "base/rand.h"
#include "web/session.h"

/* Ends with the session, 14 days after signing in. */
DB_STMT(load,
    "SELECT v.n, s.sub, s.name, s.email, s.role, "
    "UNIX_TIMESTAMP(s.auth_time), o.id, g.id, "
    "COALESCE(o.current_cart, IF(s.sub IS NULL, g.current_cart, NULL)), "
    "(SELECT COALESCE(SUM(l.quantity), 0) FROM carts.cart_line l "
    "WHERE l.cart = COALESCE(o.current_cart, "
    "IF(s.sub IS NULL, g.current_cart, NULL))), "
    "COALESCE(TIMESTAMPDIFF(SECOND, '2000-01-01', s.created_at), 0) "
    "FROM catalog.version v "
    "LEFT JOIN carts.session s ON s.id_hash = ? AND s.program = 'shop' "
    "AND s.expires_at > UTC_TIMESTAMP() "
    "LEFT JOIN carts.owner o ON o.sub = s.sub "
    "LEFT JOIN carts.owner g ON g.guest_hash = ? "
    "WHERE v.id = 1 LIMIT 1");

static void
bind_hash(
    struct ctx *ctx, struct db_query *q, const char *token)
{
    unsigned char *hash = talloc_size(ctx, HASH_SIZE);

    if (token == NULL) {
        db_bind_null(q);
        return;
    }
    hash_str(token, hash);
    db_bind_blob(q, hash, HASH_SIZE);
}

enum rc
session_load(struct ctx *ctx, struct session *s)
{
    struct db_query *q;
    const char *guest_owner;

    if (s->kind != SESSION_SHOP)
        return OK;
    q = db_start(ctx, &load);
    bind_hash(ctx, q, s->cookie);
    bind_hash(ctx, q, s->guest);
    if (db_next(q)) {
        ctx->version = db_int(q);
        s->sub = db_str(q);
        s->name = db_str(q);
        s->email = db_str(q);
        s->role = db_str(q);
        s->auth_time = db_int(q);
        s->owner = db_str(q);
        guest_owner = db_str(q);
        s->guest_owner = guest_owner;
        if (s->sub == NULL)
            s->owner = guest_owner;
        s->cart = db_str(q);
        s->count = db_int(q);
        s->began = db_int(q);
    }
    ctx->actor = s->sub != NULL ? s->sub : "guest";
    ctx->actor_name = s->sub != NULL ? s->name : NULL;
    return db_end(q);
}
