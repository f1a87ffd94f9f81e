#include "shop/identity_recovery.h"

#include <string.h>

#include "base/base32.h"
#include "base/conf.h"
#include "base/db.h"
#include "base/rand.h"

enum { BYTES = 8, CHARS = 12, GROUP = 4 };

DB_STMT(forget, "DELETE FROM identities.recovery WHERE account = ?");

DB_STMT(
    add, "INSERT INTO identities.recovery (account, code_hash) VALUES (?, ?)");

/* Of several at once, one finds it unused. */
DB_STMT(use,
    "UPDATE identities.recovery SET used_at = UTC_TIMESTAMP(3) "
    "WHERE account = ? AND code_hash = ? AND used_at IS NULL");

/*
 * Sixty bits are few enough to be guessed at leisure from a plain hash:
 * without the shop's secret these cannot be.
 */
static const char *
hash_of(struct ctx *ctx, const char *sub, const char *code)
{
    char *text = talloc_asprintf(ctx, "recovery %s ", sub);

    for (; *code != '\0'; code++)
        if (*code >= 'a' && *code <= 'z')
            text = talloc_asprintf_append(text, "%c", *code - 'a' + 'A');
        else if (*code != ' ' && *code != '-')
            text = talloc_asprintf_append(text, "%c", *code);
    return hash_hmac(ctx, ctx->conf->secret.csrf, text, strlen(text));
}

static const char *
new_code(struct ctx *ctx)
{
    unsigned char bytes[BYTES];
    const char *plain;
    char *code = talloc_strdup(ctx, "");

    rand_bytes(bytes, sizeof(bytes));
    plain = base32_encode(ctx, bytes, sizeof(bytes));
    for (int i = 0; i < CHARS; i += GROUP)
        code = talloc_asprintf_append(
            code, "%s%.*s", i > 0 ? "-" : "", GROUP, plain + i);
    for (char *p = code; *p != '\0'; p++)
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p - 'A' + 'a');
    return code;
}

enum rc
identity_recovery_make(
    struct ctx *ctx, const char *sub, const char *codes[RECOVERY_CODES])
{
    struct db_query *q = db_start(ctx, &forget);

    db_bind_str(q, sub);
    TRY(db_run(q, NULL));
    for (int i = 0; i < RECOVERY_CODES; i++) {
        codes[i] = new_code(ctx);
        q = db_start(ctx, &add);
        db_bind_str(q, sub);
        db_bind_str(q, hash_of(ctx, sub, codes[i]));
        TRY(db_run_one(q));
    }
    return OK;
}

enum rc
identity_recovery_use(struct ctx *ctx, const char *sub, const char *code)
{
    struct db_query *q = db_start(ctx, &use);
    enum rc rc;

    db_bind_str(q, sub);
    db_bind_str(q, hash_of(ctx, sub, code));
    rc = db_run_one(q);
    return rc == NOTFOUND ? INVALID : rc;
}
