#include "shop/sign_in.h"

#include "base/db.h"
#include "base/rand.h"

DB_STMT(add,
    "INSERT INTO carts.sign_in (state_hash, program, browser_hash, nonce, "
    "verifier, return_path, factor, at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))");

DB_STMT(find,
    "SELECT nonce, verifier, return_path, factor FROM carts.sign_in "
    "WHERE state_hash = ? AND program = ? AND browser_hash = ? "
    "AND at > UTC_TIMESTAMP(3) - INTERVAL 10 MINUTE LIMIT 1 FOR UPDATE");

DB_STMT(remove_it, "DELETE FROM carts.sign_in WHERE state_hash = ?");

enum rc
sign_in_add(struct ctx *ctx, const struct sign_in *sign_in)
{
    struct db_query *q = db_start(ctx, &add);
    unsigned char state[HASH_SIZE], browser[HASH_SIZE];

    hash_str(sign_in->state, state);
    hash_str(sign_in->browser, browser);
    db_bind_blob(q, state, sizeof(state));
    db_bind_str(q, sign_in->program);
    db_bind_blob(q, browser, sizeof(browser));
    db_bind_str(q, sign_in->nonce);
    db_bind_str(q, sign_in->verifier);
    db_bind_str(q, sign_in->return_path);
    db_bind_int(q, sign_in->factor);
    return db_run(q, NULL);
}

enum rc
sign_in_take(struct ctx *ctx, struct sign_in *sign_in)
{
    struct db_query *q = db_start(ctx, &find);
    unsigned char state[HASH_SIZE], browser[HASH_SIZE];

    sign_in->nonce = NULL;
    hash_str(sign_in->state, state);
    hash_str(sign_in->browser, browser);
    db_bind_blob(q, state, sizeof(state));
    db_bind_str(q, sign_in->program);
    db_bind_blob(q, browser, sizeof(browser));
    if (db_next(q)) {
        sign_in->nonce = db_str(q);
        sign_in->verifier = db_str(q);
        sign_in->return_path = db_str(q);
        sign_in->factor = db_int(q) != 0;
    }
    TRY(db_end(q));
    if (sign_in->nonce == NULL)
        return NOTFOUND;
    q = db_start(ctx, &remove_it);
    db_bind_blob(q, state, sizeof(state));
    return db_run_one(q);
}
