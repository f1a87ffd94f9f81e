#include "shop/item_save.h"

#include <stdbool.h>
#include <string.h>

#include "base/conf.h"
#include "base/db.h"
#include "shop/offer_follow.h"
#include "shop/stock_count.h"

DB_STMT(item_row,
    "SELECT product, position, options, active, price_minor, "
    "COALESCE(compare_minor, 0), COALESCE(weight_g, 0), COALESCE(gtin, '') "
    "FROM catalog.item WHERE sku = ? LIMIT 1 FOR UPDATE");
DB_STMT(sku_used,
    "SELECT (SELECT COUNT(*) FROM catalog.item WHERE sku = ?) + "
    "(SELECT COUNT(*) FROM catalog.product WHERE sku = ?)");
DB_STMT(add_item,
    "INSERT INTO catalog.item (position, options, active, price_minor, "
    "compare_minor, weight_g, gtin, currency, sku, product, on_hand) VALUES "
    "(?, ?, ?, ?, NULLIF(?, 0), NULLIF(?, 0), NULLIF(?, ''), ?, ?, ?, ?)");
DB_STMT(change_item,
    "UPDATE catalog.item SET position = ?, options = ?, active = ?, "
    "price_minor = ?, compare_minor = NULLIF(?, 0), weight_g = NULLIF(?, 0), "
    "gtin = NULLIF(?, ''), currency = ?, retired = IF(active = 1, 0, retired) "
    "WHERE sku = ?");
DB_STMT(add_price,
    "INSERT INTO catalog.price (sku, price_minor, compare_minor, currency, "
    "since, actor) VALUES (?, ?, NULLIF(?, 0), ?, UTC_TIMESTAMP(3), ?)");
DB_STMT(last_position,
    "SELECT COALESCE(MAX(position), 0) FROM catalog.item WHERE product = ?");
DB_STMT(sku_at,
    "SELECT sku FROM catalog.item WHERE product = ? AND position = ? LIMIT 1");
DB_STMT(move_away, "UPDATE catalog.item SET position = ? WHERE sku = ?");
DB_STMT(drop_options, "DELETE FROM catalog.item_option WHERE sku = ?");
DB_STMT(add_option,
    "INSERT INTO catalog.item_option (sku, position, name, value) "
    "VALUES (?, ?, ?, ?)");
DB_STMT(options_of, "SELECT name, value FROM catalog.item_option WHERE sku = ? "
                    "ORDER BY position LIMIT 50");

struct row {
    int64_t product, position, active, price, compare, weight_g;
    const char *options, *gtin;
};

static enum rc
load(struct ctx *ctx, const char *sku, struct row *r)
{
    struct db_query *q = db_start(ctx, &item_row);

    db_bind_str(q, sku);
    if (db_next(q)) {
        r->product = db_int(q);
        r->position = db_int(q);
        r->options = db_str(q);
        r->active = db_int(q);
        r->price = db_int(q);
        r->compare = db_int(q);
        r->weight_g = db_int(q);
        r->gtin = db_str(q);
    }
    return db_end(q);
}

static bool
take(int64_t *was, int64_t want)
{
    if (want == PRODUCT_KEEP || want == *was)
        return false;
    *was = want;
    return true;
}

/* "Moss, Dot grid" */
static const char *
options_text(struct ctx *ctx, const struct item_save *i)
{
    char *text = talloc_strdup(ctx, "");

    for (size_t n = 0; n < i->noptions; n++)
        text = talloc_asprintf_append(
            text, "%s%s", n > 0 ? ", " : "", i->options[n].value);
    return text;
}

static enum rc
last(struct ctx *ctx, int64_t product, int64_t *out)
{
    struct db_query *q = db_start(ctx, &last_position);

    db_bind_int(q, product);
    *out = db_next(q) ? db_int(q) : 0;
    return db_end(q);
}

/* Whoever stands at the position goes to the end. */
static enum rc
make_room(struct ctx *ctx, int64_t product, int64_t position, const char *sku)
{
    struct db_query *q = db_start(ctx, &sku_at);
    const char *other = NULL;
    int64_t end;

    db_bind_int(q, product);
    db_bind_int(q, position);
    if (db_next(q))
        other = db_str(q);
    TRY(db_end(q));
    if (other == NULL || strcmp(other, sku) == 0)
        return OK;
    TRY(last(ctx, product, &end));
    q = db_start(ctx, &move_away);
    db_bind_int(q, end + 1);
    db_bind_str(q, other);
    return db_run_one(q);
}

static enum rc
place(struct ctx *ctx, int64_t product, const struct item_save *i,
    struct row *r, bool *changed)
{
    if (i->position == PRODUCT_KEEP && r->product != 0)
        return OK;
    if (i->is_first && i->position == PRODUCT_KEEP) {
        r->position = 1;
        return OK;
    }
    if (i->position == PRODUCT_KEEP) {
        TRY(last(ctx, product, &r->position));
        r->position++;
        return OK;
    }
    if (i->position == r->position)
        return OK;
    *changed = true;
    r->position = i->position;
    return make_room(ctx, product, i->position, i->sku);
}

static enum rc
write_price(struct ctx *ctx, const char *sku, const struct row *r)
{
    struct db_query *q = db_start(ctx, &add_price);

    db_bind_str(q, sku);
    db_bind_int(q, r->price);
    db_bind_int(q, r->compare);
    db_bind_str(q, ctx->conf->shop.currency);
    db_bind_str(q, ctx->actor);
    return db_run(q, NULL);
}

static enum rc
same_options(struct ctx *ctx, const struct item_save *i, bool *same)
{
    struct db_query *q = db_start(ctx, &options_of);
    size_t n = 0;

    *same = true;
    db_bind_str(q, i->sku);
    while (db_next(q)) {
        const char *name = db_str(q), *value = db_str(q);

        if (n < i->noptions && (strcmp(name, i->options[n].name) != 0 ||
                                   strcmp(value, i->options[n].value) != 0))
            *same = false;
        n++;
    }
    if (n != i->noptions)
        *same = false;
    return db_end(q);
}

static enum rc
write_options(struct ctx *ctx, const struct item_save *i, bool known)
{
    struct db_query *q;

    if (known) {
        q = db_start(ctx, &drop_options);
        db_bind_str(q, i->sku);
        TRY(db_run(q, NULL));
    }
    for (size_t n = 0; n < i->noptions; n++) {
        q = db_start(ctx, &add_option);
        db_bind_str(q, i->sku);
        db_bind_int(q, (int64_t)n);
        db_bind_str(q, i->options[n].name);
        db_bind_str(q, i->options[n].value);
        TRY(db_run(q, NULL));
    }
    return OK;
}

static void
bind_columns(struct db_query *q, struct ctx *ctx, const struct row *r)
{
    db_bind_int(q, r->position);
    db_bind_str(q, r->options);
    db_bind_int(q, r->active);
    db_bind_int(q, r->price);
    db_bind_int(q, r->compare);
    db_bind_int(q, r->weight_g);
    db_bind_str(q, r->gtin);
    db_bind_str(q, ctx->conf->shop.currency);
}

static enum rc
add(struct ctx *ctx, int64_t product, const struct item_save *i)
{
    int64_t stock = 0;
    struct row r = {0, 0, 1, 0, 0, 0, "", ""};
    struct db_query *q;
    bool changed = false;

    if (i->price == PRODUCT_KEEP)
        return INVALID;
    take(&stock, i->stock);
    TRY(place(ctx, product, i, &r, &changed));
    take(&r.active, i->active);
    take(&r.price, i->price);
    take(&r.compare, i->compare);
    take(&r.weight_g, i->weight_g);
    if (i->gtin != NULL)
        r.gtin = i->gtin;
    r.options = options_text(ctx, i);
    q = db_start(ctx, &add_item);
    bind_columns(q, ctx, &r);
    db_bind_str(q, i->sku);
    db_bind_int(q, product);
    db_bind_int(q, stock);
    TRY(db_run(q, NULL));
    TRY(write_price(ctx, i->sku, &r));
    TRY(write_options(ctx, i, false));
    return stock > 0 ? stock_opened(ctx, i->sku, stock) : OK;
}

static enum rc
take_prices(struct ctx *ctx, const struct item_save *i, struct row *r,
    bool *priced)
{
    bool runs = false;

    if (i->no_sale && i->price > r->price && r->compare > 0)
        TRY(offer_runs(ctx, i->sku, &runs));
    if (runs) {
        *priced = take(&r->compare, i->price);
        return OK;
    }
    *priced = take(&r->price, i->price);
    *priced |= take(&r->compare, i->compare);
    return OK;
}

static enum rc
price_written(struct ctx *ctx, const struct item_save *i, const struct row *r)
{
    TRY(write_price(ctx, i->sku, r));
    return i->of_offer ? OK : offer_follow(ctx, r->product);
}

static enum rc
change(struct ctx *ctx, const struct item_save *i, struct row *r,
    enum saved *saved)
{
    bool priced, changed, same = true;
    struct db_query *q;

    TRY(take_prices(ctx, i, r, &priced));
    changed = priced;
    changed |= take(&r->active, i->active);
    changed |= take(&r->weight_g, i->weight_g);
    if (i->gtin != NULL && strcmp(i->gtin, r->gtin) != 0) {
        r->gtin = i->gtin;
        changed = true;
    }
    if (i->options != NULL)
        TRY(same_options(ctx, i, &same));
    if (!same)
        r->options = options_text(ctx, i);
    TRY(place(ctx, r->product, i, r, &changed));
    *saved = changed || !same ? SAVED_CHANGE : SAVED_NOTHING;
    if (*saved == SAVED_NOTHING)
        return OK;
    q = db_start(ctx, &change_item);
    bind_columns(q, ctx, r);
    db_bind_str(q, i->sku);
    TRY(db_run_one(q));
    if (!same)
        TRY(write_options(ctx, i, true));
    return priced ? price_written(ctx, i, r) : OK;
}

enum rc
item_save(struct ctx *ctx, int64_t product, const struct item_save *i,
    enum saved *saved)
{
    struct row r = {0};

    if (!i->is_first)
        TRY(load(ctx, i->sku, &r));
    if (r.product == 0) {
        *saved = SAVED_NEW;
        return add(ctx, product, i);
    }
    if (r.product != product)
        return CONFLICT;
    return change(ctx, i, &r, saved);
}

enum rc
item_exists(struct ctx *ctx, const char *sku, bool *exists)
{
    struct db_query *q = db_start(ctx, &sku_used);

    db_bind_str(q, sku);
    db_bind_str(q, sku);
    *exists = db_next(q) && db_int(q) > 0;
    return db_end(q);
}
