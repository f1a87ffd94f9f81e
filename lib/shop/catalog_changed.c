#include "shop/catalog_changed.h"

#include "base/db.h"

DB_STMT(count_up, "UPDATE catalog.version SET n = n + 1 WHERE id = 1");

enum rc
catalog_changed(struct ctx *ctx)
{
    return db_run(db_start(ctx, &count_up), NULL);
}
