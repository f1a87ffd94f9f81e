#include "shop/old_slug.h"

#include <string.h>

#include "base/db.h"

DB_STMT(find,
    "SELECT COALESCE(p.slug, c.slug) FROM catalog.old_slug o "
    "LEFT JOIN catalog.product p ON o.kind = 'product' AND p.id = o.target "
    "AND p.status = 'published' "
    "LEFT JOIN catalog.category c ON o.kind = 'category' AND c.id = o.target "
    "WHERE o.kind = ? AND o.slug = ? LIMIT 1");

enum rc
old_slug_find(
    struct ctx *ctx, const char *kind, const char *slug, const char **out)
{
    struct db_query *q = db_start(ctx, &find);

    *out = NULL;
    db_bind_str(q, kind);
    db_bind_str(q, slug);
    if (db_next(q))
        *out = db_str(q);
    TRY(db_end(q));
    return *out != NULL ? OK : NOTFOUND;
}
