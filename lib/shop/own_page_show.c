#include "base/db.h"
#include "shop/own_page.h"

DB_STMT(by_slug,
    "SELECT id, slug, title, text, updated_at FROM catalog.page "
    "WHERE slug = ? AND status = 'published' LIMIT 1");

DB_STMT(moved,
    "SELECT p.slug FROM catalog.old_page o JOIN catalog.page p "
    "ON p.id = o.page WHERE o.slug = ? AND p.status = 'published' LIMIT 1");

enum rc
own_page_public(struct ctx *ctx, const char *slug, struct own_page *out)
{
    struct db_query *q = db_start(ctx, &by_slug);
    bool found;

    db_bind_str(q, slug);
    found = db_next(q);
    if (found) {
        out->id = db_int(q);
        out->slug = db_str(q);
        out->title = db_str(q);
        out->text = db_str(q);
        out->updated = db_str(q);
    }
    TRY(db_end(q));
    return found ? OK : NOTFOUND;
}

enum rc
own_page_moved(struct ctx *ctx, const char *slug, const char **out)
{
    struct db_query *q = db_start(ctx, &moved);

    *out = NULL;
    db_bind_str(q, slug);
    if (db_next(q))
        *out = db_str(q);
    TRY(db_end(q));
    return *out != NULL ? OK : NOTFOUND;
}
