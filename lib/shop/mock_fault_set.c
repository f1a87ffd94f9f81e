#include <string.h>

#include "base/db.h"
#include "shop/mock_fault.h"

bool
mock_fault_known(const char *kind)
{
    static const char *const kinds[] = { "refuse", "hang", "error_before",
        "error_after", "drop_reply", "garbage", "slow", "webhook_never",
        "webhook_twice", "webhook_early", "webhook_shuffled",
        "webhook_wrong_amount" };

    for (size_t i = 0; i < COUNT(kinds); i++)
        if (strcmp(kind, kinds[i]) == 0)
            return true;
    return false;
}

DB_STMT(add, "INSERT INTO paymock.fault (kind, path, times) VALUES (?, ?, ?)");

enum rc
mock_fault_add(
    struct ctx *ctx, const char *kind, const char *path, int64_t times)
{
    struct db_query *q = db_start(ctx, &add);

    db_bind_str(q, kind);
    db_bind_str(q, path);
    db_bind_int(q, times);
    return db_run(q, NULL);
}

DB_STMT(clear, "DELETE FROM paymock.fault");

enum rc
mock_fault_clear(struct ctx *ctx)
{
    return db_run(db_start(ctx, &clear), NULL);
}
