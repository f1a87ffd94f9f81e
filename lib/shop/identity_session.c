#include "shop/identity_session.h"

#include "base/db.h"
#include "base/rand.h"

enum { HALF_MINUTES = 10, FULL_MINUTES = 12 * 60 };

/* The column factor: how it was given. */
enum { NOT_GIVEN, BY_AUTHENTICATOR, BY_KEPT_CODE };

DB_STMT(load,
    "SELECT a.sub, a.email, a.name, a.role, s.half, s.factor, "
    "f.account IS NOT NULL, s.auth_time "
    "FROM identities.session s "
    "JOIN identities.account a ON a.sub = s.account "
    "LEFT JOIN identities.second_factor f ON f.account = a.sub "
    "WHERE s.id_hash = ? AND s.expires_at > UTC_TIMESTAMP(3) LIMIT 1");

DB_STMT(add,
    "INSERT INTO identities.session (id_hash, account, half, factor, "
    "auth_time, expires_at) VALUES (?, ?, ?, ?, UNIX_TIMESTAMP(), "
    "UTC_TIMESTAMP(3) + INTERVAL ? MINUTE)");

DB_STMT(end, "DELETE FROM identities.session WHERE id_hash = ?");

enum rc
identity_session_load(
    struct ctx *ctx, const char *cookie, struct identity_session *out)
{
    unsigned char hash[HASH_SIZE];
    struct db_query *q;
    int64_t factor;

    *out = (struct identity_session){ 0 };
    if (cookie == NULL)
        return OK;
    hash_str(cookie, hash);
    q = db_start(ctx, &load);
    db_bind_blob(q, hash, sizeof(hash));
    if (db_next(q)) {
        out->sub = db_str(q);
        out->email = db_str(q);
        out->name = db_str(q);
        out->role = db_str(q);
        out->half = db_int(q) != 0;
        factor = db_int(q);
        out->factor = factor != NOT_GIVEN;
        out->kept = factor == BY_KEPT_CODE;
        out->has_factor = db_int(q) != 0;
        out->auth_time = db_int(q);
    }
    return db_end(q);
}

enum rc
identity_session_begin(struct ctx *ctx, const char *old, const char *sub,
    enum identity_proof proof, const char **cookie)
{
    static const int factor[] = { [PROOF_HALF] = NOT_GIVEN,
        [PROOF_PASSWORD] = NOT_GIVEN,
        [PROOF_FACTOR] = BY_AUTHENTICATOR,
        [PROOF_KEPT] = BY_KEPT_CODE };
    unsigned char hash[HASH_SIZE];
    struct db_query *q;

    if (old != NULL)
        TRY(identity_session_end(ctx, old));
    *cookie = rand_token(ctx);
    hash_str(*cookie, hash);
    q = db_start(ctx, &add);
    db_bind_blob(q, hash, sizeof(hash));
    db_bind_str(q, sub);
    db_bind_int(q, proof == PROOF_HALF);
    db_bind_int(q, factor[proof]);
    db_bind_int(q, proof == PROOF_HALF ? HALF_MINUTES : FULL_MINUTES);
    return db_run(q, NULL);
}

enum rc
identity_session_end(struct ctx *ctx, const char *cookie)
{
    unsigned char hash[HASH_SIZE];
    struct db_query *q = db_start(ctx, &end);

    hash_str(cookie, hash);
    db_bind_blob(q, hash, sizeof(hash));
    return db_run(q, NULL);
}
