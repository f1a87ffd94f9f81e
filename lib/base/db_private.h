/* What db.c, db_connect.c and db_tx.c share; nobody else includes it. */
#ifndef BASE_DB_PRIVATE_H
#define BASE_DB_PRIVATE_H

#include <mysql.h>

#include "base/db.h"

enum { DB_CACHE = 512 };

struct db_prepared {
    const struct db_stmt *stmt;
    MYSQL_STMT *handle;
    char *sql; /* prefixed */
};

struct db {
    const struct conf *conf;
    const char *account, *credential;
    MYSQL *my;
    struct db_prepared cache[DB_CACHE];
    unsigned cached;
    uint64_t statements, transactions;
    bool in_transaction, lost;
    unsigned patience; /* seconds for a statement; 0 is no limit */
};

/* Connects if there is no connection; BUSY if the server is away. */
enum rc db_connect(struct db *db) MUST_CHECK;

/* Drops the connection and all that was prepared on it. */
void db_drop(struct db *db);

/* What an error number means for the caller; logs those that are failures. */
enum rc db_judge(
    struct db *db, unsigned error, const char *message, const char *doing);

/* Runs a transaction word or a session setting. */
enum rc db_word(struct db *db, const char *sql) MUST_CHECK;

/* The prepared handle of a statement; NULL and *rc if it cannot be had. */
MYSQL_STMT *db_prepare(
    struct db *db, const struct db_stmt *stmt, enum rc *rc);

/* Closes the handle, so that the statement is prepared anew. */
void db_forget(struct db *db, const struct db_stmt *stmt);

#endif
