#include <jansson.h>
#include <string.h>

#include "base/db.h"
#include "base/json.h"
#include "base/str.h"
#include "shop/pad.h"

/* A few hints beyond those of letters; who needs more has another list. */
enum { HINTS = 10, HINT_FROM = 4 };

DB_STMT(find,
    "SELECT COALESCE(i.active = 1 AND p.status = 'published', 0), "
    "COALESCE(p.status <> 'draft', 0), "
    "(SELECT IF(COUNT(*) = 1, MIN(n.sku), NULL) FROM catalog.item n "
    "JOIN catalog.product m ON m.id = n.product "
    "WHERE n.sku_folded = LOWER(t.sku) AND n.active = 1 "
    "AND m.status = 'published') "
    "FROM JSON_TABLE(?, '$[*]' COLUMNS (place FOR ORDINALITY, "
    "sku VARCHAR(80) CHARACTER SET utf8mb4 PATH '$')) t "
    "LEFT JOIN catalog.item i "
    "ON i.sku = t.sku COLLATE utf8mb4_bin "
    "LEFT JOIN catalog.product p ON p.id = i.product "
    "ORDER BY t.place LIMIT 200");

/* SKUs that go on where this one ends. */
DB_STMT(longer,
    "SELECT i.sku FROM catalog.item i "
    "JOIN catalog.product p ON p.id = i.product "
    "WHERE i.sku_folded > LOWER(?) "
    "AND i.sku_folded < CONCAT(LOWER(?), '\xf4\x8f\xbf\xbf') "
    "AND i.active = 1 AND p.status = 'published' "
    "ORDER BY i.sku_folded LIMIT 2");

static const char *
skus_of(struct ctx *ctx, const struct pad *pad)
{
    json_t *all = json_array();

    for (size_t i = 0; i < pad->n; i++)
        json_array_append_new(all, json_string(pad->at[i].sku));
    return json_text(ctx, all, JSON_COMPACT);
}

static void
read_found(struct db_query *q, struct pad_line *l)
{
    bool for_sale = db_int(q) != 0, was_for_sale = db_int(q) != 0;
    const char *near = db_str(q);

    if (for_sale)
        return;
    l->error = was_for_sale ? "unpublished" : "unknown_sku";
    l->near = was_for_sale ? NULL : near;
}

static enum rc
look_up(struct ctx *ctx, struct pad *pad)
{
    struct db_query *q = db_start(ctx, &find);
    size_t i = 0;

    db_bind_str(q, skus_of(ctx, pad));
    while (db_next(q) && i < pad->n)
        read_found(q, &pad->at[i++]);
    return db_end(q);
}

static enum rc
hint(struct ctx *ctx, struct pad_line *l)
{
    struct db_query *q = db_start(ctx, &longer);
    const char *first = NULL;
    size_t n = 0;

    db_bind_str(q, l->sku);
    db_bind_str(q, l->sku);
    while (db_next(q)) {
        first = db_str(q);
        n++;
    }
    if (n == 1)
        l->near = first;
    return db_end(q);
}

static enum rc
hint_some(struct ctx *ctx, struct pad *pad)
{
    size_t hints = 0;

    for (size_t i = 0; i < pad->n && hints < HINTS; i++) {
        struct pad_line *l = &pad->at[i];

        if (l->error == NULL || strcmp(l->error, "unknown_sku") != 0 ||
            l->near != NULL || str_chars(l->sku) < HINT_FROM)
            continue;
        TRY(hint(ctx, l));
        hints++;
    }
    return OK;
}

/* The line that goes over the limit is to blame, not those before it. */
static void
add_up(const struct cart *into, struct pad *pad)
{
    for (size_t i = 0; i < pad->n; i++) {
        struct pad_line *l = &pad->at[i];
        const struct cart_line *held = cart_line_of(into, l->sku);
        int64_t sum = (held != NULL ? held->quantity : 0) + l->quantity;

        for (size_t j = 0; j < i; j++)
            if (pad->at[j].error == NULL &&
                strcmp(pad->at[j].sku, l->sku) == 0)
                sum += pad->at[j].quantity;
        if (l->error == NULL && sum > CART_PIECES_MAX)
            l->error = "line_full";
        pad->good += l->error == NULL;
    }
}

enum rc
pad_check(struct ctx *ctx, const struct cart *into, struct pad *pad)
{
    TRY(look_up(ctx, pad));
    TRY(hint_some(ctx, pad));
    add_up(into, pad);
    return OK;
}
