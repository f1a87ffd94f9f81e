#include "shop/identity_factor.h"

#include <liboath/oath.h>
#include <string.h>
#include <time.h>

#include "base/db.h"
#include "base/log.h"

enum { STEP = 30, DIGITS = 6 };

DB_STMT(read_secret,
    "SELECT secret FROM identities.second_factor WHERE account = ? LIMIT 1");

DB_STMT(use,
    "UPDATE identities.second_factor SET last_step = ? "
    "WHERE account = ? AND last_step < ?");

DB_STMT(add,
    "INSERT INTO identities.second_factor (account, secret, last_step, "
    "created_at) VALUES (?, ?, ?, UTC_TIMESTAMP(3))");

DB_STMT(replace,
    "REPLACE INTO identities.second_factor (account, secret, last_step, "
    "created_at) VALUES (?, ?, ?, UTC_TIMESTAMP(3))");

static int64_t
this_step(void)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec / STEP;
}

/* The step whose code this is, or 0. */
static int64_t
step_of(const void *secret, size_t n, const char *code)
{
    int64_t now = this_step(), found = 0;
    char want[DIGITS + 1];

    for (int64_t step = now - 1; step <= now + 1; step++) {
        if (oath_hotp_generate(secret, n, (uint64_t)step, DIGITS, false,
                OATH_HOTP_DYNAMIC_TRUNCATION, want) != OATH_OK)
            bug("no code can be made");
        if (strcmp(want, code) == 0)
            found = step;
    }
    return found;
}

enum rc
identity_factor_use(struct ctx *ctx, const char *sub, const char *code)
{
    struct db_query *q = db_start(ctx, &read_secret);
    const void *secret = NULL;
    int64_t step, rows = 0;
    size_t n = 0;

    db_bind_str(q, sub);
    if (db_next(q))
        secret = db_blob(q, &n);
    TRY(db_end(q));
    step = secret != NULL ? step_of(secret, n, code) : 0;
    if (step == 0)
        return INVALID;
    q = db_start(ctx, &use);
    db_bind_int(q, step);
    db_bind_str(q, sub);
    db_bind_int(q, step);
    TRY(db_run(q, &rows));
    return rows > 0 ? OK : INVALID;
}

static enum rc
write(struct db_query *q, const char *sub, const void *secret, size_t n,
    int64_t step)
{
    db_bind_str(q, sub);
    db_bind_blob(q, secret, n);
    db_bind_int(q, step);
    return db_run(q, NULL);
}

enum rc
identity_factor_add(struct ctx *ctx, const char *sub, const void *secret,
    size_t n, const char *code)
{
    int64_t step = step_of(secret, n, code);

    if (step == 0)
        return INVALID;
    return write(db_start(ctx, &add), sub, secret, n, step);
}

enum rc
identity_factor_replace(struct ctx *ctx, const char *sub, const void *secret,
    size_t n, const char *code)
{
    int64_t step = step_of(secret, n, code);

    if (step == 0)
        return INVALID;
    return write(db_start(ctx, &replace), sub, secret, n, step);
}
