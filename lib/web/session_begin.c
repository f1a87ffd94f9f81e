#include <string.h>

#include "base/db.h"
#include "base/rand.h"
#include "web/session.h"

DB_STMT(insert,
    "INSERT INTO carts.session (id_hash, program, sub, name, email, role, "
    "id_token, auth_time, created_at, expires_at, address, browser, "
    "email_verified) VALUES (?, ?, ?, ?, ?, ?, "
    "?, FROM_UNIXTIME(?), UTC_TIMESTAMP(), "
    "UTC_TIMESTAMP() + INTERVAL ? HOUR, ?, ?, ?)");

DB_STMT(read_token,
    "SELECT id_token FROM carts.session WHERE id_hash = ? AND program = ? "
    "LIMIT 1 FOR UPDATE");

DB_STMT(remove_one,
    "DELETE FROM carts.session WHERE id_hash = ? AND program = ?");

enum {
    SHOP_HOURS = 14 * 24,
    ADMIN_HOURS = 8,
    ADDRESS_MAX = 45,
    BROWSER_MAX = 200
};

static const char *
program_of(const struct session *s)
{
    return s->kind == SESSION_ADMIN ? "admin" : "shop";
}

/* What fits its column of a text that may be anything. */
static const char *
ascii(struct ctx *ctx, const char *text, size_t max)
{
    char *out;

    if (text == NULL)
        return "";
    out = talloc_strndup(ctx, text, max);
    for (char *p = out; *p != '\0'; p++)
        if (*p < ' ' || *p > '~')
            *p = '?';
    return out;
}

enum rc
session_begin(struct ctx *ctx, struct session *s,
    const struct session_start *start)
{
    unsigned char hash[HASH_SIZE];
    struct db_query *q;

    TRY(session_finish(ctx, s, NULL));
    s->cookie = rand_token(ctx);
    s->cookie_is_new = true;
    s->sub = start->sub;
    s->name = start->name;
    s->email = start->email;
    s->role = start->role;
    hash_str(s->cookie, hash);
    q = db_start(ctx, &insert);
    db_bind_blob(q, hash, sizeof(hash));
    db_bind_str(q, program_of(s));
    db_bind_str(q, start->sub);
    db_bind_str(q, start->name);
    db_bind_str(q, start->email);
    db_bind_str(q, start->role);
    db_bind_str(q, start->id_token);
    db_bind_int(q, start->auth_time);
    db_bind_int(q, s->kind == SESSION_ADMIN ? ADMIN_HOURS : SHOP_HOURS);
    db_bind_str(q, ascii(ctx, start->address, ADDRESS_MAX));
    db_bind_str(q, ascii(ctx, start->browser, BROWSER_MAX));
    db_bind_int(q, start->email_verified);
    return db_run(q, NULL);
}

enum rc
session_finish(struct ctx *ctx, struct session *s, const char **id_token)
{
    unsigned char hash[HASH_SIZE];
    struct db_query *q;

    if (s->cookie == NULL)
        return OK;
    hash_str(s->cookie, hash);
    q = db_start(ctx, &read_token);
    db_bind_blob(q, hash, sizeof(hash));
    db_bind_str(q, program_of(s));
    if (db_next(q) && id_token != NULL)
        *id_token = db_str(q);
    TRY(db_end(q));
    q = db_start(ctx, &remove_one);
    db_bind_blob(q, hash, sizeof(hash));
    db_bind_str(q, program_of(s));
    TRY(db_run(q, NULL));
    s->cookie = NULL;
    s->cookie_is_new = true;
    s->sub = NULL;
    return OK;
}
