#include "shop/mock_list.h"

struct db_query *
mock_list_start(struct ctx *ctx, const struct mock_list *l,
    const struct db_stmt *down, const struct db_stmt *up)
{
    struct db_query *q = db_start(ctx, l->upward ? up : down);

    db_bind_int(q, l->below);
    db_bind_int(q, l->above);
    db_bind_int(q, l->since);
    db_bind_int(q, l->until);
    return q;
}
