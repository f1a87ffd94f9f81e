/*
 * clearcart client add: a program that lets people sign in at our identity
 * provider. Run again it replaces the secret and the addresses.
 */
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "base/rand.h"
#include "base/str.h"
#include "cli/commands.h"
#include "cli/secret_file.h"
#include "cli/signing_key.h"

enum { URIS_MAX = 20, SECRET_MIN = 16 };

DB_STMT(change, "UPDATE identities.client SET secret_hash = ? WHERE id = ?");

DB_STMT(insert,
    "INSERT INTO identities.client (secret_hash, id, created_at) "
    "VALUES (?, ?, UTC_TIMESTAMP(3))");

DB_STMT(remove_uris, "DELETE FROM identities.client_uri WHERE client = ?");

DB_STMT(add_uri,
    "INSERT INTO identities.client_uri (client, kind, uri) VALUES (?, ?, ?)");

struct uri {
    const char *kind, *text;
};

struct client {
    const char *id, *secret;
    struct uri uris[URIS_MAX];
    size_t n;
};

static enum rc
put_secret(
    struct ctx *ctx, const struct db_stmt *stmt, const struct client *c)
{
    struct db_query *q = db_start(ctx, stmt);
    unsigned char hash[HASH_SIZE];

    hash_str(c->secret, hash);
    db_bind_blob(q, hash, sizeof(hash));
    db_bind_str(q, c->id);
    return db_run_one(q);
}

static enum rc
put_uri(struct ctx *ctx, const char *client, const struct uri *uri)
{
    struct db_query *q = db_start(ctx, &add_uri);
    enum rc rc;

    db_bind_str(q, client);
    db_bind_str(q, uri->kind);
    db_bind_str(q, uri->text);
    rc = db_run(q, NULL);
    return rc == CONFLICT ? OK : rc; /* the same twice on the command line */
}

static enum rc
put(struct ctx *ctx, void *arg)
{
    const struct client *c = arg;
    struct db_query *q;
    enum rc rc = put_secret(ctx, &change, c);

    TRY(rc == NOTFOUND ? put_secret(ctx, &insert, c) : rc);
    q = db_start(ctx, &remove_uris);
    db_bind_str(q, c->id);
    TRY(db_run(q, NULL));
    for (size_t i = 0; i < c->n; i++)
        TRY(put_uri(ctx, c->id, &c->uris[i]));
    return signing_key_first(ctx);
}

/* Absolute, without fragment, printable: it is compared byte by byte. */
static bool
is_uri(const char *s)
{
    if (!str_starts(s, "https://") && !str_starts(s, "http://"))
        return false;
    for (const char *p = s; *p != '\0'; p++)
        if (*p <= ' ' || *p >= 127 || strchr("#\\;,'\"", *p) != NULL)
            return false;
    return strlen(s) <= 500;
}

static bool
take_uri(struct client *c, const char *kind, const char *text)
{
    if (c->n == URIS_MAX || !is_uri(text)) {
        fprintf(stderr, "clearcart: %s cannot be a client's address\n", text);
        return false;
    }
    c->uris[c->n++] = (struct uri){ kind, text };
    return true;
}

static bool
read_options(struct ctx *ctx, int argc, char **argv, struct client *out)
{
    static const struct option longs[] = { { "id", 1, NULL, 'i' },
        { "secret-file", 1, NULL, 's' }, { "redirect", 1, NULL, 'r' },
        { "post-logout", 1, NULL, 'p' }, { NULL, 0, NULL, 0 } };
    int c;

    while ((c = getopt_long(argc, argv, "", longs, NULL)) != -1) {
        if (c == 'i')
            out->id = optarg;
        else if (c == 's')
            out->secret = secret_file_read(ctx, optarg);
        else if (c == 'r' && !take_uri(out, "redirect", optarg))
            return false;
        else if (c == 'p' && !take_uri(out, "post_logout", optarg))
            return false;
        else if (c == '?')
            return false;
    }
    return out->id != NULL && out->id[0] != '\0' && strlen(out->id) <= 64 &&
        out->secret != NULL && out->n > 0;
}

int
client_command(struct ctx *ctx, int argc, char **argv)
{
    struct client c = { 0 };

    if (argc < 2 || strcmp(argv[1], "add") != 0 ||
        !read_options(ctx, argc - 1, argv + 1, &c)) {
        fprintf(stderr, "usage: clearcart client add --id ID --secret-file "
                        "FILE --redirect URL... [--post-logout URL]...\n");
        return EX_USAGE;
    }
    if (strlen(c.secret) < SECRET_MIN) {
        fprintf(stderr, "clearcart: a secret needs %d characters or more\n",
            SECRET_MIN);
        return EX_DATAERR;
    }
    return db_transaction(ctx, put, &c) == OK ? EX_OK : EX_SOFTWARE;
}
