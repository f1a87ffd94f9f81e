#include "shop/heartbeat.h"

#include <unistd.h>

#include "base/db.h"

DB_STMT(beat,
    "UPDATE orders.heartbeat SET at = UTC_TIMESTAMP(3) "
    "WHERE program = ? AND host = ? AND pid = ?");

DB_STMT(begin,
    "INSERT INTO orders.heartbeat (program, host, pid, began_at, at) "
    "VALUES (?, ?, ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))");

DB_STMT(forget,
    "DELETE FROM orders.heartbeat "
    "WHERE at < UTC_TIMESTAMP(3) - INTERVAL 1 DAY");

struct self {
    char host[65];
};

static void
bind_self(struct ctx *ctx, struct db_query *q, const struct self *self)
{
    db_bind_str(q, ctx->actor);
    db_bind_str(q, self->host);
    db_bind_int(q, getpid());
}

static enum rc
say(struct ctx *ctx, void *arg)
{
    struct db_query *q = db_start(ctx, &beat);
    int64_t rows = 0;

    bind_self(ctx, q, arg);
    TRY(db_run(q, &rows));
    if (rows > 0)
        return OK;
    TRY(db_run(db_start(ctx, &forget), NULL));
    q = db_start(ctx, &begin);
    bind_self(ctx, q, arg);
    return db_run(q, NULL);
}

enum rc
heartbeat(struct ctx *ctx)
{
    struct self self = { "" };

    if (gethostname(self.host, sizeof(self.host) - 1) != 0)
        self.host[0] = '\0';
    return db_transaction(ctx, say, &self);
}
