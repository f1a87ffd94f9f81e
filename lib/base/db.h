/*
 * MariaDB through prepared statements. A statement is a constant beside the
 * one function that runs it; a word `catalog.`, `carts.`, `identities.`,
 * `orders.` or `paymock.` in it names a schema and gets the configured
 * prefix. A query hangs on the ctx and closes itself; db_end reports the
 * first error of any call before.
 *
 * A connection is READ ONLY until db_transaction opens a transaction.
 */
#ifndef BASE_DB_H
#define BASE_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"

/* A statement; DB_STMT puts it where db_check_all finds it. */
struct db_stmt {
    const char *sql;
};

#define DB_STMT(name, text)                                                    \
    static const struct db_stmt name                                           \
        __attribute__((section("db_stmts"), used, aligned(8))) = { text }

struct db;
struct db_query;

/*
 * A connection of the program's own account; it connects when first used
 * and again after a loss.
 */
struct db *db_new(
    TALLOC_CTX *parent, const struct conf *conf, const char *program);

/* As db_new, for the account that may create schemas and accounts. */
struct db *db_new_admin(TALLOC_CTX *parent, const struct conf *conf);

/* Begins a query. Never NULL. */
struct db_query *db_start(struct ctx *ctx, const struct db_stmt *stmt);

/* The next parameter; NULL binds SQL NULL. Values must live until db_next. */
void db_bind_str(struct db_query *q, const char *s);
void db_bind_int(struct db_query *q, int64_t n);
void db_bind_blob(struct db_query *q, const void *data, size_t n);
void db_bind_null(struct db_query *q);

/* Executes at its first call; then one row a call, false at the end. */
bool db_next(struct db_query *q);

/* The next column of the row; strings live as long as the ctx. */
const char *db_str(struct db_query *q); /* NULL for SQL NULL */
int64_t db_int(struct db_query *q);     /* 0 for SQL NULL */
bool db_null(struct db_query *q);       /* true if the next column is NULL */
const void *db_blob(struct db_query *q, size_t *n);
struct money db_money(struct db_query *q); /* two columns: minor, currency */

/* OK, AGAIN, CONFLICT (duplicate key), BUSY (server away) or FAIL. */
enum rc db_end(struct db_query *q) MUST_CHECK;

/*
 * Executes a writing statement to its end; *rows, if wanted, gets the rows
 * that matched (not: that changed).
 */
enum rc db_run(struct db_query *q, int64_t *rows) MUST_CHECK;

/* As db_run, for a statement that must match a row: else NOTFOUND. */
enum rc db_run_one(struct db_query *q) MUST_CHECK;

/* The id that the last INSERT into an AUTO_INCREMENT table made. */
int64_t db_insert_id(struct ctx *ctx);

/*
 * Appends a zeroed element to the array *out of *n elements, on the query's
 * ctx, and returns its address (valid until the next db_grow).
 */
#define db_grow(q, out, n)                                                     \
    ((*(out) = db_grow_array((q), *(out), sizeof(**(out)), (n))),              \
        &(*(out))[*(n)-1])
void *db_grow_array(struct db_query *q, void *array, size_t size, size_t *n);

typedef enum rc db_work(struct ctx *ctx, void *arg);

/*
 * Runs work in one READ WRITE transaction that commits only if it returns
 * OK. After a deadlock, a lock wait time-out or a lost connection (at COMMIT
 * too) all of it is run again, at most 8 s; then BUSY. So work must not have
 * an effect outside the database, and must begin with the write that makes
 * it idempotent. Transactions do not nest.
 */
enum rc db_transaction(struct ctx *ctx, db_work *work, void *arg) MUST_CHECK;

/* As db_transaction, but reads: begins READ ONLY, one snapshot. */
enum rc db_snapshot(struct ctx *ctx, db_work *work, void *arg) MUST_CHECK;

/*
 * How many seconds a statement may take, from the next connection on. Without
 * it 5 for a program's account, and no limit for the administrator's.
 */
void db_patience(struct db *db, unsigned seconds);

/* Statements executed, and transactions of db_transaction done, so far. */
uint64_t db_statements(const struct db *db);
uint64_t db_transactions(const struct db *db);

/* True if the server answers; connects if need be. */
bool db_ping(struct db *db);

/*
 * Prepares every statement linked into the program, the writing ones too,
 * and prints those that the server refuses. The number of refusals.
 */
int db_check_all(struct ctx *ctx);

/* Runs the text of a migration, statement after statement. */
enum rc db_script(
    struct ctx *ctx, const char *name, const char *sql) MUST_CHECK;

/* sql with the schema prefix put in. */
char *db_prefixed(TALLOC_CTX *mem, const struct conf *conf, const char *sql);

#endif
