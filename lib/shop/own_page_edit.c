#include <string.h>

#include "base/db.h"
#include "shop/catalog_changed.h"
#include "shop/own_page.h"

DB_STMT(all,
    "SELECT id, slug, title, status, purpose, footer, position, version, "
    "updated_at FROM catalog.page ORDER BY position, title, id LIMIT 500");

DB_STMT(by_id,
    "SELECT id, slug, title, status, purpose, footer, position, version, "
    "updated_at, text FROM catalog.page WHERE id = ? LIMIT 1");

DB_STMT(change,
    "UPDATE catalog.page SET slug = ?, title = ?, text = ?, status = ?, "
    "footer = ?, position = ?, version = version + 1, "
    "updated_at = UTC_TIMESTAMP(3) WHERE id = ? AND version = ?");

DB_STMT(add,
    "INSERT INTO catalog.page (slug, title, text, status, footer, position, "
    "updated_at) VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))");

DB_STMT(was_anothers,
    "SELECT COUNT(*) FROM catalog.old_page WHERE slug = ? AND page <> ?");

DB_STMT(take_back, "DELETE FROM catalog.old_page WHERE slug = ?");

DB_STMT(remember, "INSERT INTO catalog.old_page (slug, page) VALUES (?, ?)");

static void
read_row(struct db_query *q, struct own_page *p)
{
    p->id = db_int(q);
    p->slug = db_str(q);
    p->title = db_str(q);
    p->status = db_str(q);
    p->purpose = db_str(q);
    p->footer = db_int(q) != 0;
    p->position = db_int(q);
    p->version = db_int(q);
    p->updated = db_str(q);
}

enum rc
own_page_all(struct ctx *ctx, struct own_page **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &all);

    *out = NULL;
    *n = 0;
    while (db_next(q))
        read_row(q, db_grow(q, out, n));
    return db_end(q);
}

enum rc
own_page_read(struct ctx *ctx, int64_t id, struct own_page *out)
{
    struct db_query *q = db_start(ctx, &by_id);
    bool found;

    db_bind_int(q, id);
    found = db_next(q);
    if (found) {
        read_row(q, out);
        out->text = db_str(q);
    }
    TRY(db_end(q));
    return found ? OK : NOTFOUND;
}

static void
bind(struct db_query *q, const struct own_page *p)
{
    db_bind_str(q, p->slug);
    db_bind_str(q, p->title);
    db_bind_str(q, p->text);
    db_bind_str(q, p->status);
    db_bind_int(q, p->footer);
    db_bind_int(q, p->position);
}

/* Whether the slug leads, or once led, to another page. */
static enum rc
check_slug(struct ctx *ctx, const struct own_page *p)
{
    struct db_query *q = db_start(ctx, &was_anothers);
    bool taken;

    db_bind_str(q, p->slug);
    db_bind_int(q, p->id);
    taken = db_next(q) && db_int(q) > 0;
    TRY(db_end(q));
    return taken ? INVALID : OK;
}

static enum rc
note_rename(struct ctx *ctx, const char *from, const struct own_page *p)
{
    struct db_query *q;

    if (strcmp(from, p->slug) == 0)
        return OK;
    q = db_start(ctx, &take_back);
    db_bind_str(q, p->slug);
    TRY(db_run(q, NULL));
    q = db_start(ctx, &remember);
    db_bind_str(q, from);
    db_bind_int(q, p->id);
    return db_run(q, NULL);
}

static enum rc
write_change(struct ctx *ctx, const struct own_page *p)
{
    struct db_query *q = db_start(ctx, &change);
    enum rc rc;

    bind(q, p);
    db_bind_int(q, p->id);
    db_bind_int(q, p->version);
    rc = db_run_one(q);
    if (rc == CONFLICT)
        return INVALID;
    return rc == NOTFOUND ? CONFLICT : rc;
}

enum rc
own_page_save(struct ctx *ctx, struct own_page *p)
{
    struct own_page before;
    struct db_query *q;
    enum rc rc;

    TRY(check_slug(ctx, p));
    if (p->id == 0) {
        q = db_start(ctx, &add);
        bind(q, p);
        rc = db_run(q, NULL);
        TRY(rc == CONFLICT ? INVALID : rc);
        p->id = db_insert_id(ctx);
        return catalog_changed(ctx);
    }
    TRY(own_page_read(ctx, p->id, &before));
    TRY(write_change(ctx, p));
    TRY(note_rename(ctx, before.slug, p));
    return catalog_changed(ctx);
}
