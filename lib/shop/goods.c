#include "shop/goods.h"

#include "base/db.h"

DB_STMT(some,
    "SELECT p.id, IF(p.variants > 1, NULL, (SELECT i.sku FROM catalog.item i "
    "WHERE i.product = p.id AND i.active = 1 ORDER BY i.position LIMIT 1)), "
    "p.slug, p.name, p.summary, p.price_minor, p.currency, "
    "IF(p.compare_minor > p.price_minor, p.compare_minor, 0), "
    "(SELECT MAX(i.price_minor) > p.price_minor FROM catalog.item i "
    "WHERE i.product = p.id AND i.active = 1), "
    "(SELECT SUM(i.on_hand - i.reserved) FROM catalog.item i "
    "WHERE i.product = p.id AND i.active = 1), "
    "(SELECT g.file FROM catalog.image g WHERE g.product = p.id "
    "AND g.file IS NOT NULL ORDER BY g.position LIMIT 1), "
    "DATE_FORMAT(p.updated_at, '%Y-%m-%dT%H:%i:%sZ') "
    "FROM JSON_TABLE(?, '$[*]' COLUMNS "
    "(place FOR ORDINALITY, id INT UNSIGNED PATH '$')) t "
    "JOIN catalog.product p ON p.id = t.id "
    "WHERE p.status = 'published' AND p.price_minor IS NOT NULL "
    "ORDER BY t.place LIMIT 200");

static void
read_row(struct db_query *q, struct goods *g)
{
    g->product = db_int(q);
    g->sku = db_str(q);
    g->slug = db_str(q);
    g->name = db_str(q);
    g->summary = db_str(q);
    g->price = db_money(q);
    g->compare = db_int(q);
    g->varies = db_int(q) != 0;
    g->here = db_int(q);
    g->picture = db_str(q);
    g->updated = db_str(q);
}

enum rc
goods_read(struct ctx *ctx, const int64_t *products, size_t n,
    struct goods_list *out)
{
    char *ids = talloc_strdup(ctx, "[");
    struct db_query *q;

    *out = (struct goods_list){ NULL, 0 };
    if (n == 0)
        return OK;
    for (size_t i = 0; i < n; i++)
        ids = talloc_asprintf_append_buffer(
            ids, "%s%lld", i > 0 ? "," : "", (long long)products[i]);
    q = db_start(ctx, &some);
    db_bind_str(q, talloc_strdup_append_buffer(ids, "]"));
    while (db_next(q))
        read_row(q, db_grow(q, &out->at, &out->n));
    return db_end(q);
}
