#include "shop/product_copy.h"

#include "base/db.h"
#include "base/json.h"

#define SKU_TEXT "VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
#define SKUS                                                                   \
    "JSON_TABLE(?, '$[*]' COLUMNS (was " SKU_TEXT " PATH '$[0]', "             \
    "sku " SKU_TEXT " PATH '$[1]')) t "

DB_STMT(items,
    "INSERT INTO catalog.item (sku, product, position, options, active, "
    "price_minor, compare_minor, currency, weight_g) "
    "SELECT t.sku, ?, i.position, i.options, i.active, i.price_minor, "
    "i.compare_minor, i.currency, i.weight_g FROM " SKUS
    "JOIN catalog.item i ON i.sku = t.was");
DB_STMT(prices,
    "INSERT INTO catalog.price (sku, price_minor, compare_minor, currency, "
    "since, actor) SELECT i.sku, i.price_minor, i.compare_minor, "
    "i.currency, UTC_TIMESTAMP(3), ? FROM " SKUS
    "JOIN catalog.item i ON i.sku = t.sku");
DB_STMT(options,
    "INSERT INTO catalog.item_option (sku, position, name, value) "
    "SELECT t.sku, o.position, o.name, o.value FROM " SKUS
    "JOIN catalog.item_option o ON o.sku = t.was");
DB_STMT(pictures,
    "INSERT INTO catalog.image (product, sku, position, source, file, alt, "
    "width, height) SELECT ?, t.sku, g.position, g.source, g.file, g.alt, "
    "g.width, g.height FROM catalog.image g LEFT JOIN " SKUS
    "ON t.was = g.sku WHERE g.product = ? "
    "AND (g.sku IS NULL OR t.sku IS NOT NULL)");
DB_STMT(categories,
    "INSERT INTO catalog.product_category (product, category, position) "
    "SELECT ?, category, position FROM catalog.product_category "
    "WHERE product = ?");
DB_STMT(attributes,
    "INSERT INTO catalog.product_attribute (product, attribute, value, "
    "position, visible) SELECT ?, attribute, value, position, visible "
    "FROM catalog.product_attribute WHERE product = ?");
DB_STMT(related, "INSERT INTO catalog.related (product, other, position) "
                 "SELECT ?, other, position FROM catalog.related "
                 "WHERE product = ?");
DB_STMT(is_draft,
    "SELECT status = 'draft' AND NOT EXISTS (SELECT 1 FROM catalog.item i "
    "JOIN catalog.stock_move m ON m.sku = i.sku "
    "WHERE i.product = p.id AND m.order_id IS NOT NULL) "
    "FROM catalog.product p WHERE p.id = ? LIMIT 1 FOR UPDATE");
DB_STMT(drop_pictures, "DELETE FROM catalog.image WHERE product = ?");
DB_STMT(drop_categories,
    "DELETE FROM catalog.product_category WHERE product = ?");
DB_STMT(drop_attributes,
    "DELETE FROM catalog.product_attribute WHERE product = ?");
DB_STMT(drop_related,
    "DELETE FROM catalog.related WHERE ? IN (product, other)");
DB_STMT(drop_words, "DELETE FROM catalog.word WHERE product = ?");
DB_STMT(drop_listed, "DELETE FROM catalog.listed WHERE product = ?");
DB_STMT(drop_offer_prices,
    "DELETE FROM catalog.offer_price WHERE offer IN "
    "(SELECT id FROM catalog.offer WHERE product = ?)");
DB_STMT(drop_offers, "DELETE FROM catalog.offer WHERE product = ?");
DB_STMT(drop_slugs, "DELETE FROM catalog.old_slug WHERE kind = 'product' "
                    "AND target = ?");
DB_STMT(drop_items, "DELETE FROM catalog.item WHERE product = ?");
DB_STMT(drop_product, "DELETE FROM catalog.product WHERE id = ?");

static enum rc
copy(struct ctx *ctx, const struct db_stmt *stmt, int64_t from, int64_t to)
{
    struct db_query *q = db_start(ctx, stmt);

    db_bind_int(q, to);
    db_bind_int(q, from);
    return db_run(q, NULL);
}

static enum rc
copy_items(struct ctx *ctx, int64_t to, const char *skus)
{
    struct db_query *q = db_start(ctx, &items);

    db_bind_int(q, to);
    db_bind_str(q, skus);
    TRY(db_run(q, NULL));
    q = db_start(ctx, &prices);
    db_bind_str(q, ctx->actor);
    db_bind_str(q, skus);
    TRY(db_run(q, NULL));
    q = db_start(ctx, &options);
    db_bind_str(q, skus);
    return db_run(q, NULL);
}

enum rc
product_copy_parts(struct ctx *ctx, int64_t from, int64_t to,
    const struct sku_copy *skus, size_t n)
{
    json_t *rows = json_array();
    struct db_query *q;
    const char *text;

    for (size_t i = 0; i < n; i++)
        json_array_append_new(
            rows, json_pack("[s, s]", skus[i].of, skus[i].sku));
    text = json_text(ctx, rows, JSON_COMPACT);
    TRY(copy_items(ctx, to, text));
    q = db_start(ctx, &pictures);
    db_bind_int(q, to);
    db_bind_str(q, text);
    db_bind_int(q, from);
    TRY(db_run(q, NULL));
    TRY(copy(ctx, &categories, from, to));
    TRY(copy(ctx, &attributes, from, to));
    return copy(ctx, &related, from, to);
}

/* Items go with all that is known of them, as nobody ever ordered them. */
enum rc
product_delete(struct ctx *ctx, int64_t id)
{
    static const struct db_stmt *const parts[] = { &drop_pictures,
        &drop_categories, &drop_attributes, &drop_related, &drop_words,
        &drop_listed, &drop_offer_prices, &drop_offers, &drop_slugs,
        &drop_items, &drop_product };
    struct db_query *q = db_start(ctx, &is_draft);
    bool may_go;

    db_bind_int(q, id);
    may_go = db_next(q) && db_int(q) != 0;
    TRY(db_end(q));
    if (!may_go)
        return CONFLICT;
    for (size_t i = 0; i < COUNT(parts); i++) {
        q = db_start(ctx, parts[i]);
        db_bind_int(q, id);
        TRY(db_run(q, NULL));
    }
    return OK;
}
