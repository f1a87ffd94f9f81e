#include "shop/identity_account.h"

#include "base/db.h"
#include "base/rand.h"
#include "base/str.h"

DB_STMT(find,
    "SELECT a.sub, a.email, a.name, a.role, c.scrypt, f.account IS NOT NULL "
    "FROM identities.account a "
    "JOIN identities.credential c ON c.account = a.sub "
    "LEFT JOIN identities.second_factor f ON f.account = a.sub "
    "WHERE a.email_key = ? LIMIT 1");

DB_STMT(add,
    "INSERT INTO identities.account (sub, email, email_key, name, role, "
    "created_at) VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(3))");

DB_STMT(add_password,
    "INSERT INTO identities.credential (account, scrypt, changed_at) "
    "VALUES (?, ?, UTC_TIMESTAMP(3))");

DB_STMT(set_password,
    "UPDATE identities.credential SET scrypt = ?, "
    "changed_at = UTC_TIMESTAMP(3) WHERE account = ?");

const char *
identity_email_key(TALLOC_CTX *mem, const char *email)
{
    char *key = str_nfc(mem, email);

    for (char *p = key; *p != '\0'; p++)
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p - 'A' + 'a');
    return key;
}

enum rc
identity_account_find(
    struct ctx *ctx, const char *email, struct identity_account *out)
{
    struct db_query *q = db_start(ctx, &find);

    *out = (struct identity_account){ 0 };
    db_bind_str(q, identity_email_key(ctx, email));
    if (db_next(q)) {
        out->sub = db_str(q);
        out->email = db_str(q);
        out->name = db_str(q);
        out->role = db_str(q);
        out->scrypt = db_str(q);
        out->has_factor = db_int(q) != 0;
    }
    TRY(db_end(q));
    return out->sub != NULL ? OK : NOTFOUND;
}

enum rc
identity_account_add(struct ctx *ctx, struct identity_account *account)
{
    struct db_query *q = db_start(ctx, &add);

    account->sub = rand_id(ctx);
    db_bind_str(q, account->sub);
    db_bind_str(q, account->email);
    db_bind_str(q, identity_email_key(ctx, account->email));
    db_bind_str(q, account->name);
    db_bind_str(q, account->role);
    TRY(db_run(q, NULL));
    q = db_start(ctx, &add_password);
    db_bind_str(q, account->sub);
    db_bind_str(q, account->scrypt);
    return db_run(q, NULL);
}

enum rc
identity_password_set(struct ctx *ctx, const char *sub, const char *scrypt)
{
    struct db_query *q = db_start(ctx, &set_password);

    db_bind_str(q, scrypt);
    db_bind_str(q, sub);
    return db_run_one(q);
}
