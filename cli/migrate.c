/*
 * clearcart migrate: forward-only numbered migrations per schema, each
 * recorded with its checksum, then the accounts and their grants. MariaDB
 * commits each DDL statement by itself, so a migration that died half way is
 * named and left to a person.
 */
#include <dirent.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "base/log.h"
#include "base/rand.h"
#include "base/str.h"
#include "cli/commands.h"
#include "shop/durable.h"

static const char *const schemas[] = { "catalog", "carts", "identities",
    "orders", "paymock" };
static const char *const accounts[] = { "controller", "catalog", "cart", "idp",
    "checkout", "account", "admin", "paymock", "paymock-hooks", "worker",
    "jobs" };

struct migrating {
    struct ctx *ctx;
    const char *dir;
    bool dry;
};

static char *
read_file(TALLOC_CTX *mem, const char *path)
{
    char *text = NULL;
    FILE *f = fopen(path, "re");
    long n;

    if (f == NULL)
        return NULL;
    if (fseek(f, 0, SEEK_END) == 0 && (n = ftell(f)) >= 0) {
        rewind(f);
        text = talloc_zero_size(mem, (size_t)n + 1);
        if (fread(text, 1, (size_t)n, f) != (size_t)n)
            text = NULL;
    }
    fclose(f);
    return text;
}

/* Replaces every `from` in text. */
static char *
replaced(TALLOC_CTX *mem, const char *text, const char *from, const char *to)
{
    char *out = talloc_strdup(mem, "");
    const char *at;

    while ((at = strstr(text, from)) != NULL) {
        out = talloc_strndup_append(out, text, (size_t)(at - text));
        out = talloc_strdup_append(out, to);
        text = at + strlen(from);
    }
    return talloc_strdup_append(out, text);
}

static enum rc
make_schema(struct migrating *m, const char *schema)
{
    return db_script(m->ctx, schema,
        talloc_asprintf(m->ctx,
            "CREATE DATABASE IF NOT EXISTS `%s%s` CHARACTER SET utf8mb4 "
            "COLLATE utf8mb4_unicode_ci;"
            "CREATE TABLE IF NOT EXISTS %s.migration ("
            "name VARCHAR(100) COLLATE utf8mb4_bin NOT NULL PRIMARY KEY, "
            "checksum CHAR(64) CHARACTER SET ascii NOT NULL, "
            "started_at DATETIME NOT NULL, finished_at DATETIME NULL)",
            m->ctx->conf->database.prefix, schema, schema));
}

/* 'y' finished, 'h' half done, 'c' changed since, 'n' not yet. */
static enum rc
state_of(struct migrating *m, const char *schema, const char *name,
    const char *checksum, char *state)
{
    /* One statement a schema: a schema's name cannot be a parameter. */
    struct db_stmt *stmt = talloc_zero(m->ctx, struct db_stmt);
    struct db_query *q;

    stmt->sql = talloc_asprintf(stmt,
        "SELECT checksum, finished_at IS NOT NULL FROM %s.migration "
        "WHERE name = ? LIMIT 1",
        schema);
    *state = 'n';
    q = db_start(m->ctx, stmt);
    db_bind_str(q, name);
    if (db_next(q)) {
        const char *was = db_str(q);

        *state = db_int(q) == 0 ? 'h' : strcmp(was, checksum) == 0 ? 'y' : 'c';
    }
    return db_end(q);
}

static enum rc
apply(struct migrating *m, const char *schema, const char *name,
    const char *checksum, const char *sql)
{
    printf("%s %s%s\n", schema, name, m->dry ? " (would be applied)" : "");
    if (m->dry)
        return OK;
    TRY(db_script(m->ctx, name,
        talloc_asprintf(m->ctx,
            "INSERT INTO %s.migration (name, checksum, started_at) "
            "VALUES ('%s', '%s', UTC_TIMESTAMP())",
            schema, name, checksum)));
    TRY(db_script(m->ctx, name, sql));
    return db_script(m->ctx, name,
        talloc_asprintf(m->ctx,
            "UPDATE %s.migration SET finished_at = UTC_TIMESTAMP() "
            "WHERE name = '%s'",
            schema, name));
}

static enum rc
one_migration(struct migrating *m, const char *schema, const char *name)
{
    char *path = talloc_asprintf(m->ctx, "%s/%s/%s", m->dir, schema, name);
    char *sql = read_file(m->ctx, path);
    unsigned char hash[HASH_SIZE];
    char state;

    if (sql == NULL) {
        log_fail("migrating", "%s cannot be read", path);
        return FAIL;
    }
    hash_str(sql, hash);
    TRY(state_of(
        m, schema, name, str_hex(m->ctx, hash, sizeof(hash)), &state));
    if (state == 'y')
        return OK;
    if (state != 'n') {
        log_fail("migrating", "%s %s %s", schema, name,
            state == 'h' ? "was begun and did not finish"
                         : "has changed since it was applied");
        return FAIL;
    }
    return apply(m, schema, name, str_hex(m->ctx, hash, sizeof(hash)), sql);
}

static int
is_migration(const struct dirent *entry)
{
    size_t n = strlen(entry->d_name);

    return n > 4 && strspn(entry->d_name, "0123456789") == 3 &&
        strcmp(entry->d_name + n - 4, ".sql") == 0;
}

static enum rc
one_schema(struct migrating *m, const char *schema)
{
    char *dir = talloc_asprintf(m->ctx, "%s/%s", m->dir, schema);
    struct dirent **names;
    int n = scandir(dir, &names, is_migration, alphasort);
    enum rc rc = OK;

    if (!m->dry)
        TRY(make_schema(m, schema));
    for (int i = 0; i < n; i++) {
        if (rc == OK)
            rc = one_migration(m, schema, names[i]->d_name);
        free(names[i]);
    }
    if (n >= 0)
        free(names);
    return rc;
}

static enum rc
make_account(struct migrating *m, const char *program)
{
    const struct conf *conf = m->ctx->conf;
    const char *password = conf_credential(m->ctx, conf,
        talloc_asprintf(m->ctx, "database.%s", program));
    char *account = talloc_asprintf(m->ctx, "'%s%s'@'localhost'",
        conf->database.account_prefix,
        replaced(m->ctx, program, "-", "_"));

    if (strpbrk(password, "'\\") != NULL) {
        log_fail("making an account", "database.%s has a quote in it",
            program);
        return FAIL;
    }
    return db_script(m->ctx, program,
        talloc_asprintf(m->ctx,
            "CREATE USER IF NOT EXISTS %s; ALTER USER %s IDENTIFIED %s%s%s "
            "WITH MAX_USER_CONNECTIONS %lld; "
            "REVOKE ALL PRIVILEGES, GRANT OPTION FROM %s",
            account, account, password[0] != '\0' ? "BY '" : "VIA ",
            password[0] != '\0' ? password : "unix_socket",
            password[0] != '\0' ? "'" : "",
            (long long)conf->database.connections, account));
}

/* So that the check-up knows whether they are those of the programs. */
static enum rc
note_grants(struct migrating *m, const char *sql)
{
    unsigned char hash[HASH_SIZE];

    hash_str(sql, hash);
    return db_script(m->ctx, "noting the grants",
        talloc_asprintf(m->ctx,
            "DELETE FROM catalog.setting WHERE name = 'grants'; "
            "INSERT INTO catalog.setting (name, value) "
            "VALUES ('grants', '%s')",
            str_hex(m->ctx, hash, sizeof(hash))));
}

static enum rc
grant(struct migrating *m)
{
    char *sql = read_file(
        m->ctx, talloc_asprintf(m->ctx, "%s/grants.sql", m->dir));

    if (sql == NULL) {
        log_fail("granting", "%s/grants.sql cannot be read", m->dir);
        return FAIL;
    }
    for (size_t i = 0; i < COUNT(accounts); i++)
        TRY(make_account(m, accounts[i]));
    TRY(db_script(m->ctx, "grants.sql",
        replaced(m->ctx, sql, "@ACCOUNT@",
            m->ctx->conf->database.account_prefix)));
    return note_grants(m, sql);
}

int
migrate_command(struct ctx *ctx, int argc, char **argv)
{
    static const struct option longs[] = { { "dry-run", 0, NULL, 'n' },
        { NULL, 0, NULL, 0 } };
    struct migrating m = { ctx, ctx->conf->paths.sql, false };
    int c;

    while ((c = getopt_long(argc, argv, "n", longs, NULL)) != -1) {
        if (c != 'n')
            return EX_USAGE;
        m.dry = true;
    }
    for (size_t i = 0; i < COUNT(schemas); i++)
        if (one_schema(&m, schemas[i]) != OK)
            return EX_SOFTWARE;
    if (durable_check(ctx) != OK)
        return EX_SOFTWARE;
    return m.dry || grant(&m) == OK ? EX_OK : EX_SOFTWARE;
}
