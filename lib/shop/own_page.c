#include "shop/own_page.h"

#include "base/db.h"
#include "base/keep.h"

DB_STMT(published,
    "SELECT slug, title, footer FROM catalog.page WHERE status = 'published' "
    "ORDER BY position, title LIMIT 200");

struct links {
    struct own_page *at;
    size_t n;
};

enum rc
own_page_published(struct ctx *ctx, const struct own_page **out, size_t *n)
{
    struct links *all = keep_get(ctx, "pages");
    struct db_query *q;

    if (all == NULL) {
        all = talloc_zero(ctx, struct links);
        q = db_start(ctx, &published);
        while (db_next(q)) {
            struct own_page *p = db_grow(q, &all->at, &all->n);

            p->slug = talloc_steal(all, db_str(q));
            p->title = talloc_steal(all, db_str(q));
            p->footer = db_int(q) != 0;
        }
        TRY(db_end(q));
        if (all->at != NULL)
            talloc_steal(all, all->at);
        keep_set(ctx, "pages", all);
    }
    *out = all->at;
    *n = all->n;
    return OK;
}
