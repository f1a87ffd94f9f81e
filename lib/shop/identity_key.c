#include "shop/identity_key.h"

#include "base/db.h"

DB_STMT(all_rows,
    "SELECT kid, jwk FROM identities.signing_key "
    "WHERE ends_at IS NULL OR ends_at > UTC_TIMESTAMP(3) "
    "ORDER BY created_at DESC, kid DESC LIMIT 10");

enum rc
identity_key_all(struct ctx *ctx, struct identity_key **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &all_rows);

    *out = NULL;
    *n = 0;
    while (db_next(q)) {
        struct identity_key *k = db_grow(q, out, n);

        k->kid = db_str(q);
        k->jwk = db_str(q);
    }
    return db_end(q);
}
