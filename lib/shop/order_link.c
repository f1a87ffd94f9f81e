#include "shop/order_link.h"

#include <string.h>

#include "base/conf.h"
#include "base/db.h"
#include "base/rand.h"

enum { DAYS = 90 };

/* Every machine's clock may differ; the database's is the one that counts. */
DB_STMT(clock_now, "SELECT UNIX_TIMESTAMP()");

static enum rc
now(struct ctx *ctx, int64_t *out)
{
    struct db_query *q = db_start(ctx, &clock_now);

    if (db_next(q))
        *out = db_int(q);
    return db_end(q);
}

/* A key of its own, so that no other token of the shop fits here. */
static char *
sign(struct ctx *ctx, const char *order_id, int64_t until)
{
    static const char purpose[] = "order link";
    const char *key = hash_hmac(
        ctx, ctx->conf->secret.csrf, purpose, sizeof(purpose) - 1);
    char *text =
        talloc_asprintf(ctx, "%s %lld", order_id, (long long)until);

    return hash_hmac(ctx, key, text, strlen(text));
}

char *
order_link(struct ctx *ctx, const char *order_id)
{
    int64_t until = 0;

    if (now(ctx, &until) != OK)
        return NULL;
    until += (int64_t)DAYS * 24 * 60 * 60;
    return talloc_asprintf(ctx, "%s/account/orders/%s?until=%lld&sig=%s",
        ctx->conf->shop.url, order_id, (long long)until,
        sign(ctx, order_id, until));
}

enum rc
order_link_check(struct ctx *ctx, const char *order_id, int64_t until,
    const char *signature, bool *fits)
{
    int64_t at = 0;

    *fits = false;
    TRY(now(ctx, &at));
    *fits = at < until && hash_equal(signature, sign(ctx, order_id, until));
    return OK;
}
