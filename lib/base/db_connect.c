#include <errmsg.h>
#include <mysqld_error.h>
#include <stdio.h>
#include <string.h>

#include "base/conf.h"
#include "base/db_private.h"
#include "base/log.h"

/* innodb_snapshot_isolation is there from 10.6.18 and 10.11.8 on. */
static const char session[] =
    "SET SESSION sql_mode = 'STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,"
    "NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,"
    "NO_ENGINE_SUBSTITUTION', time_zone = '+00:00', "
    "/*M!100618 innodb_snapshot_isolation = ON, */ "
    "innodb_lock_wait_timeout = 2, tx_read_only = 1";

/* No statement of a page may run longer; imports and migrations may. */
enum { PAGE_SECONDS = 5 };

static int
db_free(struct db *db)
{
    db_drop(db);
    return 0;
}

static struct db *
new_db(TALLOC_CTX *parent, const struct conf *conf)
{
    struct db *db = talloc_zero(parent, struct db);

    db->conf = conf;
    talloc_set_destructor(db, db_free);
    return db;
}

struct db *
db_new(TALLOC_CTX *parent, const struct conf *conf, const char *program)
{
    struct db *db = new_db(parent, conf);

    db->account = talloc_asprintf(
        db, "%s%s", conf->database.account_prefix, program);
    for (char *p = strchr(db->account, '-'); p != NULL; p = strchr(p, '-'))
        *p = '_';
    db->credential = talloc_asprintf(db, "database.%s", program);
    db->patience = PAGE_SECONDS;
    return db;
}

struct db *
db_new_admin(TALLOC_CTX *parent, const struct conf *conf)
{
    struct db *db = new_db(parent, conf);

    db->account = conf->database.admin;
    db->credential = "database.admin";
    return db;
}

void
db_patience(struct db *db, unsigned seconds)
{
    db->patience = seconds;
}

void
db_drop(struct db *db)
{
    for (unsigned i = 0; i < DB_CACHE; i++)
        if (db->cache[i].stmt != NULL) {
            if (db->cache[i].handle != NULL)
                mysql_stmt_close(db->cache[i].handle);
            talloc_free(db->cache[i].sql);
        }
    memset(db->cache, 0, sizeof(db->cache));
    db->cached = 0;
    if (db->my != NULL)
        mysql_close(db->my);
    db->my = NULL;
    db->lost = false;
    db->in_transaction = false;
}

/* The server gives a statement up before the network is given up. */
static void
set_limits(MYSQL *my, unsigned seconds)
{
    unsigned io = seconds + 1;
    char limit[128];

    snprintf(limit, sizeof(limit),
        "SET SESSION /*M! max_statement_time = %u, */ lock_wait_timeout = %u",
        seconds, seconds + 1);
    mysql_options(my, MYSQL_INIT_COMMAND, limit);
    mysql_options(my, MYSQL_OPT_READ_TIMEOUT, &io);
    mysql_options(my, MYSQL_OPT_WRITE_TIMEOUT, &io);
}

static void
set_options(MYSQL *my, unsigned seconds)
{
    unsigned connect = 2, off = 0;

    mysql_options(my, MYSQL_SET_CHARSET_NAME, "utf8mb4");
    mysql_options(my, MYSQL_OPT_LOCAL_INFILE, &off);
    mysql_options(my, MYSQL_OPT_CONNECT_TIMEOUT, &connect);
    mysql_options(my, MYSQL_INIT_COMMAND, session);
    if (seconds > 0)
        set_limits(my, seconds);
}

enum rc
db_connect(struct db *db)
{
    const char *password;

    if (db->lost)
        db_drop(db);
    if (db->my != NULL)
        return OK;
    db->my = mysql_init(NULL);
    if (db->my == NULL)
        bug("out of memory");
    set_options(db->my, db->patience);
    password = conf_credential(db, db->conf, db->credential);
    if (mysql_real_connect(db->my, "localhost", db->account, password, NULL,
            0, db->conf->database.socket, CLIENT_FOUND_ROWS) == NULL) {
        log_fail("connecting to the database", "%s", mysql_error(db->my));
        db_drop(db);
        return BUSY;
    }
    return OK;
}

enum rc
db_judge(
    struct db *db, unsigned error, const char *message, const char *doing)
{
    switch (error) {
    case 0:
        return OK;
    case ER_LOCK_DEADLOCK:
    case ER_LOCK_WAIT_TIMEOUT:
    case ER_CHECKREAD:
    case ER_AUTOINC_READ_FAILED:
    case ER_QUERY_INTERRUPTED:
        return AGAIN;
    case ER_DUP_ENTRY:
        return CONFLICT;
    case ER_STATEMENT_TIMEOUT:
    case ER_OPTION_PREVENTS_STATEMENT: /* read_only */
    case ER_UNKNOWN_COM_ERROR:         /* a node without its cluster */
        log_fail(doing, "%u %s", error, message);
        return BUSY;
    case CR_SERVER_GONE_ERROR:
    case CR_SERVER_LOST:
    case ER_CONNECTION_KILLED:
    case ER_SERVER_SHUTDOWN:
    case CR_ERR_NET_READ:
    case CR_ERR_NET_WRITE:
        db->lost = true;
        return AGAIN;
    default:
        log_fail(doing, "%u %s", error, message);
        return FAIL;
    }
}

enum rc
db_word(struct db *db, const char *sql)
{
    TRY(db_connect(db));
    if (mysql_query(db->my, sql) == 0)
        return OK;
    return db_judge(db, mysql_errno(db->my), mysql_error(db->my), sql);
}

static size_t
schema_at(const char *p)
{
    static const char *const schemas[] = { "catalog.", "carts.",
        "identities.", "orders.", "paymock." };

    for (size_t i = 0; i < COUNT(schemas); i++)
        if (strncmp(p, schemas[i], strlen(schemas[i])) == 0)
            return strlen(schemas[i]);
    return 0;
}

char *
db_prefixed(TALLOC_CTX *mem, const struct conf *conf, const char *sql)
{
    char *out;
    const char *from = sql;
    bool word = false;

    if (conf->database.prefix[0] == '\0')
        return talloc_strdup(mem, sql);
    out = talloc_strdup(mem, "");
    for (const char *p = sql; *p != '\0'; p++) {
        if (!word && schema_at(p) > 0) {
            out = talloc_strndup_append(out, from, (size_t)(p - from));
            out = talloc_strdup_append(out, conf->database.prefix);
            from = p;
        }
        word = *p == '_' || *p == '.' || (*p >= 'a' && *p <= 'z') ||
            (*p >= 'A' && *p <= 'Z') || (*p >= '0' && *p <= '9');
    }
    return talloc_strdup_append(out, from);
}

static unsigned
slot_of(const struct db *db, const struct db_stmt *stmt)
{
    unsigned i = (unsigned)((uintptr_t)stmt >> 3) % DB_CACHE;

    while (db->cache[i].stmt != NULL && db->cache[i].stmt != stmt)
        i = (i + 1) % DB_CACHE;
    return i;
}

MYSQL_STMT *
db_prepare(struct db *db, const struct db_stmt *stmt, enum rc *rc)
{
    struct db_prepared *p = &db->cache[slot_of(db, stmt)];
    char *sql;

    if (p->handle != NULL)
        return p->handle;
    if (db->cached + 1 >= DB_CACHE)
        bug("more than %d statements in one program", DB_CACHE);
    sql = db_prefixed(db, db->conf, stmt->sql);
    p->handle = mysql_stmt_init(db->my);
    if (p->handle == NULL)
        bug("out of memory");
    if (mysql_stmt_prepare(p->handle, sql, strlen(sql)) != 0) {
        *rc = db_judge(db, mysql_stmt_errno(p->handle),
            mysql_stmt_error(p->handle), stmt->sql);
        mysql_stmt_close(p->handle);
        p->handle = NULL;
        talloc_free(sql);
        return NULL;
    }
    db->cached += p->stmt == NULL;
    talloc_free(p->sql);
    p->stmt = stmt;
    p->sql = sql;
    return p->handle;
}

void
db_forget(struct db *db, const struct db_stmt *stmt)
{
    struct db_prepared *p = &db->cache[slot_of(db, stmt)];

    if (p->handle != NULL)
        mysql_stmt_close(p->handle);
    p->handle = NULL;
}

bool
db_ping(struct db *db)
{
    if (db_connect(db) != OK)
        return false;
    if (mysql_ping(db->my) == 0)
        return true;
    db_drop(db);
    return db_connect(db) == OK;
}
