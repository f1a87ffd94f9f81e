#include "shop/identity_grant.h"

#include "base/db.h"
#include "base/rand.h"

enum { CODE_SECONDS = 60 };

DB_STMT(add_code,
    "INSERT INTO identities.code (code_hash, client, account, redirect_uri, "
    "challenge, nonce, scope, auth_time, factor, expires_at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3) + INTERVAL ? SECOND)");

DB_STMT(read_code,
    "SELECT c.client, c.redirect_uri, c.challenge, c.nonce, c.scope, a.sub, "
    "a.email, a.name, a.role, c.auth_time, c.factor, "
    "c.expires_at > UTC_TIMESTAMP(3), c.used_at IS NOT NULL "
    "FROM identities.code c JOIN identities.account a ON a.sub = c.account "
    "WHERE c.code_hash = ? LIMIT 1 FOR UPDATE");

DB_STMT(mark_used,
    "UPDATE identities.code SET used_at = UTC_TIMESTAMP(3) "
    "WHERE code_hash = ?");

DB_STMT(revoke, "DELETE FROM identities.access_token WHERE code_hash = ?");

DB_STMT(add_token,
    "INSERT INTO identities.access_token (token_hash, code_hash, account, "
    "scope, expires_at) "
    "VALUES (?, ?, ?, ?, UTC_TIMESTAMP(3) + INTERVAL ? SECOND)");

DB_STMT(find_token,
    "SELECT t.scope, a.sub, a.email, a.name, a.role "
    "FROM identities.access_token t "
    "JOIN identities.account a ON a.sub = t.account "
    "WHERE t.token_hash = ? AND t.expires_at > UTC_TIMESTAMP(3) LIMIT 1");

enum rc
identity_code_add(
    struct ctx *ctx, const struct identity_grant *grant, const char **code)
{
    struct db_query *q = db_start(ctx, &add_code);
    unsigned char hash[HASH_SIZE];

    *code = rand_token(ctx);
    hash_str(*code, hash);
    db_bind_blob(q, hash, sizeof(hash));
    db_bind_str(q, grant->client);
    db_bind_str(q, grant->sub);
    db_bind_str(q, grant->redirect_uri);
    db_bind_str(q, grant->challenge);
    db_bind_str(q, grant->nonce);
    db_bind_str(q, grant->scope);
    db_bind_int(q, grant->auth_time);
    db_bind_int(q, grant->factor);
    db_bind_int(q, CODE_SECONDS);
    return db_run(q, NULL);
}

static enum rc
run_by_code(
    struct ctx *ctx, const struct db_stmt *stmt, const unsigned char *hash)
{
    struct db_query *q = db_start(ctx, stmt);

    db_bind_blob(q, hash, HASH_SIZE);
    return db_run(q, NULL);
}

enum rc
identity_code_use(
    struct ctx *ctx, const char *code, struct identity_grant *grant)
{
    struct db_query *q = db_start(ctx, &read_code);
    unsigned char hash[HASH_SIZE];
    bool in_time = false, used = false;

    hash_str(code, hash);
    db_bind_blob(q, hash, sizeof(hash));
    if (db_next(q)) {
        grant->client = db_str(q);
        grant->redirect_uri = db_str(q);
        grant->challenge = db_str(q);
        grant->nonce = db_str(q);
        grant->scope = db_str(q);
        grant->sub = db_str(q);
        grant->email = db_str(q);
        grant->name = db_str(q);
        grant->role = db_str(q);
        grant->auth_time = db_int(q);
        grant->factor = db_int(q) != 0;
        in_time = db_int(q) != 0;
        used = db_int(q) != 0;
    }
    TRY(db_end(q));
    if (used) {
        TRY(run_by_code(ctx, &revoke, hash));
        return CONFLICT;
    }
    return in_time ? run_by_code(ctx, &mark_used, hash) : NOTFOUND;
}

enum rc
identity_token_add(struct ctx *ctx, const char *code,
    const struct identity_grant *grant, const char **token)
{
    struct db_query *q = db_start(ctx, &add_token);
    unsigned char hash[HASH_SIZE], code_hash[HASH_SIZE];

    *token = rand_token(ctx);
    hash_str(*token, hash);
    hash_str(code, code_hash);
    db_bind_blob(q, hash, sizeof(hash));
    db_bind_blob(q, code_hash, sizeof(code_hash));
    db_bind_str(q, grant->sub);
    db_bind_str(q, grant->scope);
    db_bind_int(q, ACCESS_TOKEN_SECONDS);
    return db_run(q, NULL);
}

enum rc
identity_token_find(
    struct ctx *ctx, const char *token, struct identity_grant *out)
{
    struct db_query *q = db_start(ctx, &find_token);
    unsigned char hash[HASH_SIZE];

    *out = (struct identity_grant){ 0 };
    hash_str(token, hash);
    db_bind_blob(q, hash, sizeof(hash));
    if (db_next(q)) {
        out->scope = db_str(q);
        out->sub = db_str(q);
        out->email = db_str(q);
        out->name = db_str(q);
        out->role = db_str(q);
    }
    TRY(db_end(q));
    return out->sub != NULL ? OK : NOTFOUND;
}
