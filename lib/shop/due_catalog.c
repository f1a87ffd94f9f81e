#include "shop/due_catalog.h"

#include "base/db.h"
#include "shop/audit.h"
#include "shop/offer.h"
#include "shop/product_save.h"
#include "shop/search_index.h"

enum { AT_ONCE = 20 };

/* What can be published: a draft with something to sell. */
#define READY                                                                  \
    "p.publish_at <= UTC_TIMESTAMP(3) AND p.status = 'draft' "                 \
    "AND EXISTS (SELECT 1 FROM catalog.item i "                                \
    "WHERE i.product = p.id AND i.active = 1) "

/* One ends before the next begins. */
DB_STMT(offers, "SELECT id FROM catalog.offer "
                "WHERE due_at <= UTC_TIMESTAMP(3) "
                "ORDER BY due_at, state = 'planned' LIMIT 20");
DB_STMT(offer_later,
    "UPDATE catalog.offer SET due_at = UTC_TIMESTAMP(3) + INTERVAL 1 MINUTE "
    "WHERE id = ? AND due_at <= UTC_TIMESTAMP(3)");
DB_STMT(drafts, "SELECT p.id FROM catalog.product p WHERE " READY
                "ORDER BY p.publish_at LIMIT 20");
DB_STMT(draft_later,
    "UPDATE catalog.product SET "
    "publish_at = UTC_TIMESTAMP(3) + INTERVAL 1 MINUTE "
    "WHERE id = ? AND publish_at <= UTC_TIMESTAMP(3)");
DB_STMT(lock_draft, "SELECT p.sku, p.name FROM catalog.product p "
                    "WHERE p.id = ? AND " READY "LIMIT 1 FOR UPDATE");

struct due {
    const struct db_stmt *list, *later;
    enum rc (*deed)(struct ctx *ctx, int64_t id);
};

struct one {
    const struct due *due;
    int64_t id;
};

static enum rc
do_one(struct ctx *ctx, void *arg)
{
    const struct one *one = arg;

    return one->due->deed(ctx, one->id);
}

static enum rc
put_off(struct ctx *ctx, void *arg)
{
    const struct one *one = arg;
    struct db_query *q = db_start(ctx, one->due->later);

    db_bind_int(q, one->id);
    return db_run(q, NULL);
}

/* One that cannot be done makes way for those behind it. */
static enum rc
try_one(struct ctx *ctx, struct one *one)
{
    struct ctx *own = ctx_new(ctx, ctx->db, ctx->conf, ctx->keep);
    enum rc rc;

    own->actor = "schedule";
    rc = db_transaction(own, do_one, one);
    if (rc != OK && rc != BUSY)
        (void)!db_transaction(own, put_off, one);
    talloc_free(own);
    return rc;
}

static enum rc
each(struct ctx *ctx, const struct due *due)
{
    struct db_query *q = db_start(ctx, due->list);
    int64_t ids[AT_ONCE];
    enum rc worst = OK;
    size_t n = 0;

    while (n < AT_ONCE && db_next(q))
        ids[n++] = db_int(q);
    TRY(db_end(q));
    for (size_t i = 0; i < n; i++) {
        enum rc rc = try_one(ctx, &(struct one){ due, ids[i] });

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
    return each(ctx, &(struct due){ &offers, &offer_later, offer_do });
}

enum rc
due_publish(struct ctx *ctx)
{
    return each(ctx, &(struct due){ &drafts, &draft_later, publish });
}
