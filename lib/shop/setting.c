#include "base/setting.h"

#include <string.h>

#include "base/conf.h"
#include "base/db.h"
#include "base/keep.h"
#include "base/log.h"

DB_STMT(version, "SELECT n FROM catalog.version WHERE id = 1 LIMIT 1");

DB_STMT(all,
    "SELECT name, value FROM catalog.setting ORDER BY name LIMIT 200");

static enum rc
read_version(struct ctx *ctx)
{
    struct db_query *q = db_start(ctx, &version);

    if (db_next(q))
        ctx->version = db_int(q);
    return db_end(q);
}

/* A name without a point is no setting of the owner's. */
static void
set(struct conf *conf, const char *name, const char *value)
{
    if (strchr(name, '.') != NULL && !conf_set(conf, name, value))
        log_fail("reading a setting", "%s cannot be '%s'", name, value);
}

enum rc
setting_load(struct ctx *ctx)
{
    struct conf *conf;
    struct db_query *q;

    if (ctx->version == 0)
        TRY(read_version(ctx));
    conf = keep_get(ctx, "settings");
    if (conf == NULL) {
        conf = conf_copy(ctx, ctx->conf);
        q = db_start(ctx, &all);
        while (db_next(q)) {
            const char *name = db_str(q);

            set(conf, name, db_str(q));
        }
        TRY(db_end(q));
        keep_set(ctx, "settings", conf);
    }
    ctx->conf = conf;
    return OK;
}
