/*
 * clearcart staff add, clearcart customer add: people with accounts at the
 * identity provider. Either may be run again: it changes what differs, and
 * a change ends the person's sessions.
 */
#include <getopt.h>
#include <liboath/oath.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "base/password.h"
#include "base/rand.h"
#include "base/role.h"
#include "base/str.h"
#include "cli/commands.h"
#include "cli/secret_file.h"
#include "cli/staff.h"
#include "shop/audit.h"
#include "shop/identity_account.h"
#include "shop/staff.h"

enum { SECRET_SIZE = 20, PASSWORD_MAX = 128 };

DB_STMT(change,
    "UPDATE identities.account SET name = ?, role = ? WHERE sub = ?");

DB_STMT(end_sessions, "DELETE FROM identities.session WHERE account = ?");

DB_STMT(end_tokens, "DELETE FROM identities.access_token WHERE account = ?");

DB_STMT(end_shop_sessions, "DELETE FROM carts.session WHERE sub = ?");

DB_STMT(read_secret,
    "SELECT secret FROM identities.second_factor WHERE account = ? LIMIT 1");

DB_STMT(add_secret,
    "INSERT INTO identities.second_factor (account, secret, created_at) "
    "VALUES (?, ?, UTC_TIMESTAMP(3))");

struct person {
    const char *email, *name, *role; /* role NULL: a customer */
    const char *password;
    bool totp;
    unsigned char secret[64];
    size_t secret_size;
};

static enum rc
run_for(struct ctx *ctx, const struct db_stmt *stmt, const char *sub)
{
    struct db_query *q = db_start(ctx, stmt);

    db_bind_str(q, sub);
    return db_run(q, NULL);
}

enum rc
staff_end_sessions(struct ctx *ctx, const char *sub)
{
    TRY(run_for(ctx, &end_sessions, sub));
    TRY(run_for(ctx, &end_tokens, sub));
    return run_for(ctx, &end_shop_sessions, sub);
}

static struct password_cost
cost_of(const struct conf *conf)
{
    return (struct password_cost){ conf->identity.scrypt_n,
        conf->identity.scrypt_r, conf->identity.scrypt_p };
}

static enum rc
add(struct ctx *ctx, const struct person *p, struct identity_account *account)
{
    struct password_cost cost = cost_of(ctx->conf);

    *account = (struct identity_account){ .email = p->email,
        .name = p->name,
        .role = p->role != NULL ? p->role : "",
        .scrypt = password_hash(ctx, p->password, &cost) };
    return identity_account_add(ctx, account);
}

static enum rc
update(struct ctx *ctx, const struct person *p,
    const struct identity_account *account)
{
    struct password_cost cost = cost_of(ctx->conf);
    const char *role = p->role != NULL ? p->role : account->role;
    bool same_password = password_verify(account->scrypt, p->password);
    struct db_query *q;

    if (same_password && strcmp(account->name, p->name) == 0 &&
        strcmp(account->role, role) == 0)
        return OK;
    q = db_start(ctx, &change);
    db_bind_str(q, p->name);
    db_bind_str(q, role);
    db_bind_str(q, account->sub);
    TRY(db_run_one(q));
    if (!same_password)
        TRY(identity_password_set(ctx, account->sub,
            password_hash(ctx, p->password, &cost)));
    return staff_end_sessions(ctx, account->sub);
}

static enum rc
set_up_factor(struct ctx *ctx, struct person *p, const char *sub)
{
    struct db_query *q = db_start(ctx, &read_secret);

    p->secret_size = 0;
    db_bind_str(q, sub);
    if (db_next(q)) {
        size_t n;
        const void *secret = db_blob(q, &n);

        p->secret_size = n < sizeof(p->secret) ? n : sizeof(p->secret);
        memcpy(p->secret, secret, p->secret_size);
    }
    TRY(db_end(q));
    if (p->secret_size > 0)
        return OK;
    p->secret_size = SECRET_SIZE;
    rand_bytes(p->secret, SECRET_SIZE);
    q = db_start(ctx, &add_secret);
    db_bind_str(q, sub);
    db_bind_blob(q, p->secret, SECRET_SIZE);
    return db_run(q, NULL);
}

/* The shop's own list decides what somebody may do. */
static enum rc
take_on(struct ctx *ctx, const struct person *p,
    const struct identity_account *account)
{
    struct staff now, then = { .sub = account->sub,
        .email = account->email,
        .name = p->name,
        .role = p->role };
    struct audit a = { .act = "staff.add",
        .kind = "staff",
        .ref = account->sub,
        .name = account->email };
    enum rc rc = staff_find(ctx, account->sub, &now);

    if (rc != OK && rc != NOTFOUND)
        return rc;
    then.made_by = now.made_by;
    TRY(staff_put(ctx, &then));
    audit_change(ctx, &a, "role", now.role, p->role);
    return a.n > 0 ? audit_write(ctx, &a) : OK;
}

static enum rc
put(struct ctx *ctx, void *arg)
{
    struct person *p = arg;
    struct identity_account account;
    enum rc rc = identity_account_find(ctx, p->email, &account);

    if (rc != OK && rc != NOTFOUND)
        return rc;
    TRY(rc == NOTFOUND ? add(ctx, p, &account) : update(ctx, p, &account));
    if (p->role != NULL)
        TRY(take_on(ctx, p, &account));
    return p->totp ? set_up_factor(ctx, p, account.sub) : OK;
}

static bool
print_secret(const struct person *p)
{
    char *text = NULL;

    if (oath_base32_encode((const char *)p->secret, p->secret_size, &text,
            NULL) != OATH_OK)
        return false;
    text[strcspn(text, "=")] = '\0';
    printf("totp_secret=%s\n", text);
    free(text);
    return true;
}

static bool
is_complete(struct ctx *ctx, const struct person *p, const char *file)
{
    int64_t least = ctx->conf->identity.password_min;
    size_t chars;

    if (p->email == NULL || p->name == NULL || file == NULL ||
        strchr(p->email, '@') == NULL || p->name[0] == '\0' ||
        !str_is_text(p->email, strlen(p->email)) ||
        !str_is_text(p->name, strlen(p->name)) || p->password == NULL)
        return false;
    chars = str_chars(p->password);
    if ((int64_t)chars >= least && chars <= PASSWORD_MAX)
        return true;
    fprintf(stderr, "clearcart: the password needs %lld to %d characters\n",
        (long long)least, PASSWORD_MAX);
    return false;
}

static const char *
read_options(int argc, char **argv, struct person *p)
{
    static const struct option longs[] = { { "email", 1, NULL, 'e' },
        { "name", 1, NULL, 'n' }, { "role", 1, NULL, 'r' },
        { "password-file", 1, NULL, 'p' }, { "totp", 0, NULL, 't' },
        { NULL, 0, NULL, 0 } };
    const char *file = NULL;
    int c;

    while ((c = getopt_long(argc, argv, "", longs, NULL)) != -1) {
        if (c == 'e')
            p->email = optarg;
        else if (c == 'n')
            p->name = optarg;
        else if (c == 'r')
            p->role = optarg;
        else if (c == 'p')
            file = optarg;
        else if (c == 't')
            p->totp = true;
        else
            return NULL;
    }
    return file;
}

static int
add_person(struct ctx *ctx, int argc, char **argv, bool staff)
{
    struct person p = { 0 };
    const char *file = NULL;

    if (argc > 1 && strcmp(argv[1], "add") == 0)
        file = read_options(argc - 1, argv + 1, &p);
    if (file != NULL)
        p.password = secret_file_read(ctx, file);
    if (!is_complete(ctx, &p, file) || staff != (p.role != NULL) ||
        (staff && !role_is_known(p.role))) {
        fprintf(stderr,
            "usage: clearcart %s add --email ADDRESS --name NAME%s "
            "--password-file FILE [--totp]\n",
            argv[0], staff ? " --role ROLE" : "");
        return EX_USAGE;
    }
    if (db_transaction(ctx, put, &p) != OK)
        return EX_SOFTWARE;
    return !p.totp || print_secret(&p) ? EX_OK : EX_SOFTWARE;
}

int
staff_command(struct ctx *ctx, int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "invite") == 0)
        return staff_invite(ctx, argc - 1, argv + 1);
    if (argc > 1 && strcmp(argv[1], "forget-factor") == 0)
        return staff_forget_factor(ctx, argc - 1, argv + 1);
    return add_person(ctx, argc, argv, true);
}

int
customer_command(struct ctx *ctx, int argc, char **argv)
{
    return add_person(ctx, argc, argv, false);
}
