/*
 * clearcart key rotate: a new key signs from now on; what the old ones
 * signed holds good for another day.
 */
#include "cli/signing_key.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "base/rand.h"
#include "cli/commands.h"
#include "shop/identity_key.h"
#include "web/jose.h"

DB_STMT(add,
    "INSERT INTO identities.signing_key (kid, jwk, created_at) "
    "VALUES (?, ?, UTC_TIMESTAMP(3))");

DB_STMT(end_all,
    "UPDATE identities.signing_key "
    "SET ends_at = UTC_TIMESTAMP(3) + INTERVAL 1 DAY WHERE ends_at IS NULL");

static enum rc
make(struct ctx *ctx)
{
    struct db_query *q = db_start(ctx, &add);

    db_bind_str(q, rand_id(ctx));
    db_bind_str(q, jose_make_key(ctx));
    return db_run(q, NULL);
}

enum rc
signing_key_first(struct ctx *ctx)
{
    struct identity_key *keys;
    size_t n;

    TRY(identity_key_all(ctx, &keys, &n));
    return n > 0 ? OK : make(ctx);
}

static enum rc
rotate(struct ctx *ctx, void *arg)
{
    (void)arg;
    TRY(db_run(db_start(ctx, &end_all), NULL));
    return make(ctx);
}

int
key_command(struct ctx *ctx, int argc, char **argv)
{
    if (argc != 2 || strcmp(argv[1], "rotate") != 0) {
        fprintf(stderr, "usage: clearcart key rotate\n");
        return EX_USAGE;
    }
    return db_transaction(ctx, rotate, NULL) == OK ? EX_OK : EX_SOFTWARE;
}
