#include "shop/invitation.h"

#include <string.h>

#include "base/conf.h"
#include "base/db.h"
#include "base/rand.h"

DB_STMT(list,
    "SELECT id, email, role, made_by, made_at, expires_at, round, expires_at "
    "<= UTC_TIMESTAMP(3) FROM carts.invitation WHERE ended_at IS NULL "
    "ORDER BY id LIMIT 500");

DB_STMT(get,
    "SELECT id, email, role, made_by, made_at, expires_at, round, expires_at "
    "<= UTC_TIMESTAMP(3) FROM carts.invitation WHERE id = ? "
    "AND ended_at IS NULL LIMIT 1");

static void
read_row(struct db_query *q, struct invitation *out)
{
    out->id = db_str(q);
    out->email = db_str(q);
    out->role = db_str(q);
    out->made_by = db_str(q);
    out->made_at = db_str(q);
    out->expires_at = db_str(q);
    out->round = db_int(q);
    out->expired = db_int(q) != 0;
}

enum rc
invitation_list(struct ctx *ctx, struct invitation **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &list);

    *out = NULL;
    *n = 0;
    while (db_next(q))
        read_row(q, db_grow(q, out, n));
    return db_end(q);
}

enum rc
invitation_get(struct ctx *ctx, const char *id, struct invitation *out)
{
    struct db_query *q = db_start(ctx, &get);

    *out = (struct invitation){0};
    db_bind_str(q, id);
    if (db_next(q))
        read_row(q, out);
    TRY(db_end(q));
    return out->id != NULL ? OK : NOTFOUND;
}

/* A key of its own, so that no other token of the shop fits here. */
static char *
sign(struct ctx *ctx, const struct invitation *it)
{
    static const char purpose[] = "invitation link";
    const char *key =
        hash_hmac(ctx, ctx->conf->secret.csrf, purpose, sizeof(purpose) - 1);
    char *text = talloc_asprintf(ctx, "%s %lld", it->id, (long long)it->round);

    return hash_hmac(ctx, key, text, strlen(text));
}

char *
invitation_link(struct ctx *ctx, const struct invitation *it)
{
    return talloc_asprintf(
        ctx, "%s/join/%s?sig=%s", ctx->conf->admin.url, it->id, sign(ctx, it));
}

enum rc
invitation_open(struct ctx *ctx, const char *id, const char *signature,
    struct invitation *out)
{
    TRY(invitation_get(ctx, id, out));
    return !out->expired && hash_equal(signature, sign(ctx, out)) ? OK
                                                                  : NOTFOUND;
}
