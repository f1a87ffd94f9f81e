#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/db_private.h"
#include "base/log.h"
#include "base/rand.h"

enum { DEADLINE_MS = 8000 };

static int64_t
now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* 5 to 10 ms after the first failure, doubling to at most 320 to 640 ms. */
static void
pause_before(int attempt)
{
    int shift = attempt < 6 ? attempt : 6;
    uint32_t base = 5u << shift;
    uint32_t ms = base + rand_below(base);
    struct timespec t = { ms / 1000, (long)(ms % 1000) * 1000000 };

    nanosleep(&t, NULL);
}

/* ROLLBACK first: after 1205 the transaction is still open, half done. */
static void
roll_back(struct db *db)
{
    if (!db->lost && db->my != NULL && mysql_query(db->my, "ROLLBACK") != 0)
        db->lost = true;
    db->in_transaction = false;
}

static enum rc
once(struct ctx *ctx, const char *begin, db_work *work, void *arg)
{
    struct db *db = ctx->db;
    enum rc rc;

    TRY(db_word(db, begin));
    db->in_transaction = true;
    rc = work(ctx, arg);
    if (rc == OK)
        rc = db->lost ? AGAIN : db_word(db, "COMMIT");
    if (rc != OK)
        roll_back(db);
    db->in_transaction = false;
    return rc;
}

static enum rc
run(struct ctx *ctx, const char *begin, db_work *work, void *arg)
{
    int64_t deadline = now_ms() + DEADLINE_MS;

    if (ctx->db->in_transaction)
        bug("a transaction within a transaction");
    for (int attempt = 0;; attempt++) {
        int64_t start = now_ms();
        enum rc rc = once(ctx, begin, work, arg);

        if (rc != AGAIN)
            return rc;
        /* another one that takes as long would be too late */
        if (2 * now_ms() - start > deadline) {
            log_fail("running a transaction", "gave up after %d attempts",
                attempt + 1);
            return BUSY;
        }
        pause_before(attempt);
    }
}

enum rc
db_transaction(struct ctx *ctx, db_work *work, void *arg)
{
    enum rc rc = run(ctx, "START TRANSACTION READ WRITE", work, arg);

    if (rc == OK)
        ctx->db->transactions++;
    return rc;
}

enum rc
db_snapshot(struct ctx *ctx, db_work *work, void *arg)
{
    return run(ctx, "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY",
        work, arg);
}

uint64_t
db_transactions(const struct db *db)
{
    return db->transactions;
}

/* The linker's own names for the ends of the section of DB_STMT. */
extern const struct db_stmt __start_db_stmts[] __attribute__((weak));
extern const struct db_stmt __stop_db_stmts[] __attribute__((weak));

int
db_check_all(struct ctx *ctx)
{
    int refused = 0;

    if (db_word(ctx->db, "START TRANSACTION READ WRITE") != OK)
        return 1;
    for (const struct db_stmt *s = __start_db_stmts; s < __stop_db_stmts;
         s++) {
        enum rc rc = OK;

        if (s->sql != NULL && db_prepare(ctx->db, s, &rc) == NULL)
            refused++;
    }
    roll_back(ctx->db);
    return refused;
}

enum rc
db_script(struct ctx *ctx, const char *name, const char *sql)
{
    struct db *db = ctx->db;
    char *text = db_prefixed(ctx, db->conf, sql);
    unsigned error;

    TRY(db_word(db, "SET SESSION tx_read_only = 0"));
    mysql_set_server_option(db->my, MYSQL_OPTION_MULTI_STATEMENTS_ON);
    if (mysql_query(db->my, text) == 0)
        do {
            MYSQL_RES *res = mysql_store_result(db->my);

            if (res != NULL)
                mysql_free_result(res);
        } while (mysql_next_result(db->my) == 0);
    error = mysql_errno(db->my);
    if (error != 0)
        log_fail(name, "%u %s", error, mysql_error(db->my));
    mysql_set_server_option(db->my, MYSQL_OPTION_MULTI_STATEMENTS_OFF);
    TRY(db_word(db, "SET SESSION tx_read_only = 1"));
    return error == 0 ? OK : FAIL;
}
