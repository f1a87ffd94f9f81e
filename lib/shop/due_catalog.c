#include "shop/due_catalog.h"

#include "base/db.h"
#include "shop/audit.h"
#include "shop/offer.h"
#include "shop/product_save.h"
#include "shop/search_index.h"

enum { AT_ONCE = 20 };

/* One ends before the next begins. */
DB_STMT(offers, "SELECT id FROM catalog.offer "
                "WHERE due_at <= UTC_TIMESTAMP(3) "
                "ORDER BY due_at, state = 'planned' LIMIT 20");
DB_STMT(drafts,
    "SELECT id FROM catalog.product WHERE publish_at <= UTC_TIMESTAMP(3) "
    "ORDER BY publish_at LIMIT 20");
DB_STMT(lock_draft,
    "SELECT sku, name FROM catalog.product WHERE id = ? AND status = 'draft' "
    "AND publish_at <= UTC_TIMESTAMP(3) LIMIT 1 FOR UPDATE");

typedef enum rc due_fn(struct ctx *ctx, int64_t id);

struct one {
    due_fn *deed;
    int64_t id;
};

static enum rc
do_one(struct ctx *ctx, void *arg)
{
    struct one *one = arg;

    return one->deed(ctx, one->id);
}

/* One that fails does not keep the others waiting. */
static enum rc
each(struct ctx *ctx, const struct db_stmt *stmt, due_fn *deed)
{
    struct db_query *q = db_start(ctx, stmt);
    int64_t ids[AT_ONCE];
    enum rc worst = OK;
    size_t n = 0;

    while (n < AT_ONCE && db_next(q))
        ids[n++] = db_int(q);
    TRY(db_end(q));
    for (size_t i = 0; i < n; i++) {
        struct ctx *own = ctx_new(ctx, ctx->db, ctx->conf, ctx->keep);
        struct one one = { deed, ids[i] };
        enum rc rc;

        own->actor = "schedule";
        rc = db_transaction(own, do_one, &one);
        talloc_free(own);
        if (rc != OK)
            worst = rc;
    }
    return worst;
}

static enum rc
publish(struct ctx *ctx, int64_t id)
{
    struct product_save p = { .status = "published",
        .featured = PRODUCT_KEEP,
        .position = PRODUCT_KEEP };
    struct audit a = { .act = "product.publish",
        .kind = "product",
        .ref = talloc_asprintf(ctx, "%lld", (long long)id) };
    struct db_query *q = db_start(ctx, &lock_draft);
    enum saved saved;

    db_bind_int(q, id);
    if (db_next(q)) {
        p.sku = db_str(q);
        a.name = db_str(q);
    }
    TRY(db_end(q));
    if (p.sku == NULL)
        return OK;
    TRY(product_save(ctx, &p, &id, &saved));
    TRY(product_totals(ctx, id));
    TRY(search_index_product(ctx, id));
    audit_change(ctx, &a, "state", "draft", "published");
    return audit_write(ctx, &a);
}

enum rc
due_offers(struct ctx *ctx)
{
    return each(ctx, &offers, offer_do);
}

enum rc
due_publish(struct ctx *ctx)
{
    return each(ctx, &drafts, publish);
}
