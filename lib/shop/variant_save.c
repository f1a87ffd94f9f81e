#include "shop/variant_save.h"

#include <string.h>

#include "base/conf.h"
#include "base/db.h"
#include "base/json.h"
#include "base/log.h"
#include "base/rand.h"
#include "shop/offer_follow.h"

#define SKU_TEXT "VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"

/* What is left out of the grid keeps out of the way of the new places. */
enum { ASIDE = 30000 };

DB_STMT(move_aside, "UPDATE catalog.item SET position = position + ? "
                    "WHERE product = ? AND position <= ?");
DB_STMT(add_items,
    "INSERT INTO catalog.item (sku, product, position, options, active, "
    "price_minor, compare_minor, currency, weight_g, on_hand) "
    "SELECT t.sku, ?, t.position, t.options, t.active, t.price, "
    "NULLIF(t.compare, 0), ?, (SELECT MIN(w.weight_g) FROM catalog.item w "
    "WHERE w.product = ?), t.stock FROM JSON_TABLE(?, '$[*]' COLUMNS "
    "(sku " SKU_TEXT " PATH '$[0]', position SMALLINT UNSIGNED PATH '$[1]', "
    "options VARCHAR(400) PATH '$[2]', active TINYINT PATH '$[3]', "
    "price BIGINT PATH '$[4]', compare BIGINT PATH '$[5]', "
    "stock INT PATH '$[6]')) t");
DB_STMT(add_prices,
    "INSERT INTO catalog.price (sku, price_minor, compare_minor, currency, "
    "since, actor) SELECT i.sku, i.price_minor, i.compare_minor, "
    "i.currency, UTC_TIMESTAMP(3), ? FROM JSON_TABLE(?, '$[*]' COLUMNS "
    "(sku " SKU_TEXT " PATH '$[0]')) t "
    "JOIN catalog.item i ON i.sku = t.sku");
DB_STMT(open_stock,
    "INSERT INTO catalog.stock_move (ref, sku, delta_on_hand, "
    "delta_reserved, reason, note, actor, at) "
    "SELECT CONCAT('opening/', ?, '/', i.sku), i.sku, i.on_hand, 0, "
    "'opening', '', ?, UTC_TIMESTAMP(3) FROM JSON_TABLE(?, '$[*]' COLUMNS "
    "(sku " SKU_TEXT " PATH '$[0]')) t "
    "JOIN catalog.item i ON i.sku = t.sku WHERE i.on_hand > 0");
DB_STMT(place_items,
    "UPDATE catalog.item i JOIN JSON_TABLE(?, '$[*]' COLUMNS "
    "(sku " SKU_TEXT " PATH '$[0]', position SMALLINT UNSIGNED PATH '$[1]', "
    "options VARCHAR(400) PATH '$[2]', active TINYINT PATH '$[3]')) t "
    "ON t.sku = i.sku SET i.position = t.position, i.options = t.options, "
    "i.active = t.active, i.retired = 0");
DB_STMT(drop_options,
    "DELETE FROM catalog.item_option WHERE sku IN (SELECT t.sku "
    "FROM JSON_TABLE(?, '$[*]' COLUMNS (sku " SKU_TEXT " PATH '$[0]')) t)");
DB_STMT(add_options,
    "INSERT INTO catalog.item_option (sku, position, name, value) "
    "SELECT t.sku, t.position, t.name, t.value "
    "FROM JSON_TABLE(?, '$[*]' COLUMNS (sku " SKU_TEXT " PATH '$[0]', "
    "position TINYINT UNSIGNED PATH '$[1]', name VARCHAR(64) PATH '$[2]', "
    "value VARCHAR(120) PATH '$[3]')) t");
DB_STMT(delete_items,
    "DELETE FROM catalog.item WHERE sku IN "
    "(SELECT t.sku FROM JSON_TABLE(?, '$[*]' COLUMNS "
    "(sku " SKU_TEXT " PATH '$[0]')) t) "
    "AND sku NOT IN (SELECT sku FROM catalog.stock_move)");
DB_STMT(retire_items,
    "UPDATE catalog.item i JOIN JSON_TABLE(?, '$[*]' COLUMNS "
    "(sku " SKU_TEXT " PATH '$[0]', "
    "position SMALLINT UNSIGNED PATH '$[1]')) t ON t.sku = i.sku "
    "SET i.active = 0, i.retired = 1, i.position = t.position");
DB_STMT(price_rows,
    "INSERT INTO catalog.price (sku, price_minor, compare_minor, currency, "
    "since, actor) SELECT sku, ?, NULLIF(?, 0), currency, UTC_TIMESTAMP(3), "
    "? FROM catalog.item WHERE product = ? AND retired = 0 "
    "AND NOT (price_minor = ? AND compare_minor <=> NULLIF(?, 0))");
DB_STMT(price_items,
    "UPDATE catalog.item SET price_minor = ?, compare_minor = NULLIF(?, 0) "
    "WHERE product = ? AND retired = 0 "
    "AND NOT (price_minor = ? AND compare_minor <=> NULLIF(?, 0))");
DB_STMT(taken,
    "SELECT t.sku FROM JSON_TABLE(?, '$[*]' COLUMNS "
    "(place FOR ORDINALITY, sku " SKU_TEXT " PATH '$')) t "
    "WHERE EXISTS (SELECT 1 FROM catalog.item i WHERE i.sku = t.sku) "
    "OR EXISTS (SELECT 1 FROM catalog.product p WHERE p.sku = t.sku) "
    "ORDER BY t.place LIMIT 1");

static void
add_row(json_t *rows, json_t *row)
{
    if (row == NULL || json_array_append_new(rows, row) != 0)
        bug("cannot add a row of variants");
}

/* The new cells, or those that are there: sku, place, options, state. */
static const char *
rows_of(struct ctx *ctx, const struct grid_save *s, bool is_new)
{
    json_t *rows = json_array();

    for (size_t i = 0; i < s->n; i++) {
        const struct grid_cell *c = &s->cells[i];

        if (c->is_new == is_new)
            add_row(rows, json_pack("[s, I, s, I, I, I, I]", c->sku,
                              (json_int_t)i + 1, grid_text(ctx, c->key),
                              (json_int_t)c->active, (json_int_t)c->price,
                              (json_int_t)c->compare, (json_int_t)c->stock));
    }
    return json_text(ctx, rows, JSON_COMPACT);
}

static enum rc
add_new(struct ctx *ctx, const struct grid_save *s)
{
    const char *rows = rows_of(ctx, s, true);
    struct db_query *q = db_start(ctx, &add_items);

    db_bind_int(q, s->product);
    db_bind_str(q, ctx->conf->shop.currency);
    db_bind_int(q, s->product);
    db_bind_str(q, rows);
    TRY(db_run(q, NULL));
    q = db_start(ctx, &add_prices);
    db_bind_str(q, ctx->actor);
    db_bind_str(q, rows);
    TRY(db_run(q, NULL));
    q = db_start(ctx, &open_stock);
    db_bind_str(q, rand_id(ctx));
    db_bind_str(q, ctx->actor);
    db_bind_str(q, rows);
    return db_run(q, NULL);
}

static enum rc
write_options(struct ctx *ctx, const struct grid_save *s)
{
    struct db_query *q = db_start(ctx, &drop_options);
    json_t *rows = json_array();

    db_bind_str(q, rows_of(ctx, s, false));
    TRY(db_run(q, NULL));
    for (size_t i = 0; i < s->n; i++) {
        const char *value = s->cells[i].key;

        for (size_t k = 0; k < s->noptions; k++) {
            size_t n = strcspn(value, "|");

            add_row(rows, json_pack("[s, I, s, s%]", s->cells[i].sku,
                              (json_int_t)k, s->options[k].name, value, n));
            value += n + (value[n] == '|');
        }
    }
    q = db_start(ctx, &add_options);
    db_bind_str(q, json_text(ctx, rows, JSON_COMPACT));
    return db_run(q, NULL);
}

enum rc
variant_save(struct ctx *ctx, const struct grid_save *s)
{
    struct db_query *q = db_start(ctx, &move_aside);

    db_bind_int(q, ASIDE);
    db_bind_int(q, s->product);
    db_bind_int(q, ASIDE);
    TRY(db_run(q, NULL));
    TRY(add_new(ctx, s));
    q = db_start(ctx, &place_items);
    db_bind_str(q, rows_of(ctx, s, false));
    TRY(db_run(q, NULL));
    return write_options(ctx, s);
}

enum rc
variant_drop(struct ctx *ctx, int64_t after, const char *const *skus,
    size_t n, bool may_go)
{
    json_t *rows = json_array();
    struct db_query *q;
    const char *text;

    for (size_t i = 0; i < n; i++)
        add_row(rows, json_pack("[s, I]", skus[i],
                          (json_int_t)after + (json_int_t)i + 1));
    text = json_text(ctx, rows, JSON_COMPACT);
    if (may_go) {
        q = db_start(ctx, &delete_items);
        db_bind_str(q, text);
        TRY(db_run(q, NULL));
    }
    q = db_start(ctx, &retire_items);
    db_bind_str(q, text);
    return db_run(q, NULL);
}

enum rc
variant_price_all(struct ctx *ctx, int64_t product, int64_t price,
    int64_t compare, int64_t *changed)
{
    struct db_query *q = db_start(ctx, &price_rows);

    db_bind_int(q, price);
    db_bind_int(q, compare);
    db_bind_str(q, ctx->actor);
    db_bind_int(q, product);
    db_bind_int(q, price);
    db_bind_int(q, compare);
    TRY(db_run(q, NULL));
    q = db_start(ctx, &price_items);
    db_bind_int(q, price);
    db_bind_int(q, compare);
    db_bind_int(q, product);
    db_bind_int(q, price);
    db_bind_int(q, compare);
    TRY(db_run(q, changed));
    return *changed > 0 ? offer_follow(ctx, product) : OK;
}

enum rc
variant_taken(struct ctx *ctx, const char *const *skus, size_t n,
    const char **out)
{
    json_t *rows = json_array();
    struct db_query *q;

    for (size_t i = 0; i < n; i++)
        add_row(rows, json_string(skus[i]));
    q = db_start(ctx, &taken);
    db_bind_str(q, json_text(ctx, rows, JSON_COMPACT));
    *out = db_next(q) ? db_str(q) : NULL;
    return db_end(q);
}
