#include "shop/staff_session.h"

#include "base/db.h"
#include "base/rand.h"
#include "base/str.h"

enum { REF_BYTES = 8 };

DB_STMT(list,
    "SELECT LOWER(HEX(LEFT(id_hash, 8))), address, browser, created_at, "
    "COALESCE(seen_at, created_at) FROM carts.session WHERE sub = ? "
    "AND program = 'admin' AND expires_at > UTC_TIMESTAMP(3) "
    "ORDER BY created_at DESC, id_hash LIMIT 100");

DB_STMT(end_one,
    "DELETE FROM carts.session WHERE sub = ? AND program = 'admin' "
    "AND LOWER(HEX(LEFT(id_hash, 8))) = ?");

DB_STMT(end_all,
    "DELETE FROM carts.session WHERE sub = ? AND program = 'admin' "
    "AND LOWER(HEX(LEFT(id_hash, 8))) <> ?");

const char *
staff_session_ref(struct ctx *ctx, const char *cookie)
{
    unsigned char hash[HASH_SIZE];

    if (cookie == NULL)
        return NULL;
    hash_str(cookie, hash);
    return str_hex(ctx, hash, REF_BYTES);
}

enum rc
staff_sessions(
    struct ctx *ctx, const char *sub, struct staff_session **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &list);

    *out = NULL;
    *n = 0;
    db_bind_str(q, sub);
    while (db_next(q)) {
        struct staff_session *s = db_grow(q, out, n);

        s->ref = db_str(q);
        s->address = db_str(q);
        s->browser = db_str(q);
        s->began = db_str(q);
        s->seen = db_str(q);
    }
    return db_end(q);
}

enum rc
staff_session_end(struct ctx *ctx, const char *sub, const char *ref)
{
    struct db_query *q = db_start(ctx, &end_one);

    db_bind_str(q, sub);
    db_bind_str(q, ref);
    return db_run_one(q);
}

enum rc
staff_sessions_end(
    struct ctx *ctx, const char *sub, const char *but, int64_t *n)
{
    struct db_query *q = db_start(ctx, &end_all);

    db_bind_str(q, sub);
    db_bind_str(q, but != NULL ? but : "");
    return db_run(q, n);
}
