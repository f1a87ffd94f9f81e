#include "shop/durable.h"

#include "base/db.h"
#include "base/log.h"

DB_STMT(settings,
    "SELECT @@innodb_flush_log_at_trx_commit, @@sync_binlog, @@log_bin, "
    "@@innodb_doublewrite");

static void
want(const char *name, int64_t is, int64_t want)
{
    if (is != want)
        log_fail("looking at the database's settings",
            "%s is %lld: set it to %lld, or a power cut loses orders that "
            "were told as placed",
            name, (long long)is, (long long)want);
}

enum rc
durable_check(struct ctx *ctx)
{
    struct db_query *q = db_start(ctx, &settings);

    if (db_next(q)) {
        int64_t flush = db_int(q);
        int64_t sync = db_int(q);
        int64_t binlog = db_int(q);
        int64_t twice = db_int(q);

        want("innodb_flush_log_at_trx_commit", flush, 1);
        if (binlog != 0)
            want("sync_binlog", sync, 1);
        want("innodb_doublewrite", twice, 1);
    }
    return db_end(q);
}
