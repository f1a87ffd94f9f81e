#include "shop/identity_client.h"

#include <openssl/crypto.h>

#include "base/db.h"
#include "base/rand.h"

DB_STMT(find_uri,
    "SELECT 1 FROM identities.client_uri "
    "WHERE client = ? AND kind = ? AND uri = ? LIMIT 1");

DB_STMT(redirects,
    "SELECT uri FROM identities.client_uri "
    "WHERE client = ? AND kind = 'redirect' ORDER BY uri LIMIT 20");

DB_STMT(read_secret,
    "SELECT secret_hash FROM identities.client WHERE id = ? LIMIT 1");

enum rc
identity_client_uri(struct ctx *ctx, const char *client,
    enum identity_uri kind, const char *uri)
{
    struct db_query *q = db_start(ctx, &find_uri);
    bool found;

    db_bind_str(q, client);
    db_bind_str(q, kind == URI_REDIRECT ? "redirect" : "post_logout");
    db_bind_str(q, uri);
    found = db_next(q);
    TRY(db_end(q));
    return found ? OK : NOTFOUND;
}

enum rc
identity_client_redirects(
    struct ctx *ctx, const char *client, const char ***uris, size_t *n)
{
    struct db_query *q = db_start(ctx, &redirects);

    *uris = NULL;
    *n = 0;
    db_bind_str(q, client);
    while (db_next(q))
        *db_grow(q, uris, n) = db_str(q);
    return db_end(q);
}

enum rc
identity_client_prove(
    struct ctx *ctx, const char *client, const char *secret)
{
    struct db_query *q = db_start(ctx, &read_secret);
    unsigned char hash[HASH_SIZE];
    const void *want = NULL;
    size_t n = 0;

    db_bind_str(q, client);
    if (db_next(q))
        want = db_blob(q, &n);
    TRY(db_end(q));
    hash_str(secret, hash);
    return want != NULL && n == sizeof(hash) &&
            CRYPTO_memcmp(want, hash, n) == 0
        ? OK
        : NOTFOUND;
}
