#include <string.h>

#include "base/db.h"
#include "shop/variant.h"

DB_STMT(items,
    "SELECT i.sku, i.options, i.currency, "
    "COALESCE((SELECT GROUP_CONCAT(o.value ORDER BY o.position "
    "SEPARATOR '|') FROM catalog.item_option o WHERE o.sku = i.sku), ''), "
    "COALESCE((SELECT GROUP_CONCAT(o.name ORDER BY o.position "
    "SEPARATOR '|') FROM catalog.item_option o WHERE o.sku = i.sku), ''), "
    "i.position, i.active, i.retired, i.price_minor, "
    "COALESCE(i.compare_minor, 0), i.on_hand, i.reserved, "
    "EXISTS (SELECT 1 FROM catalog.stock_move m WHERE m.sku = i.sku) "
    "FROM catalog.item i WHERE i.product = ? "
    "ORDER BY i.position LIMIT 10000");

static enum rc
read_items(struct ctx *ctx, int64_t product, struct grid *g)
{
    struct db_query *q = db_start(ctx, &items);

    db_bind_int(q, product);
    while (db_next(q)) {
        struct grid_item *i = db_grow(q, &g->items, &g->nitems);

        i->sku = db_str(q);
        i->options = db_str(q);
        i->currency = db_str(q);
        i->key = db_str(q);
        i->names = db_str(q);
        i->position = db_int(q);
        i->active = db_int(q);
        i->retired = db_int(q);
        i->price = db_int(q);
        i->compare = db_int(q);
        i->on_hand = db_int(q);
        i->reserved = db_int(q);
        i->counted = db_int(q) != 0;
    }
    return db_end(q);
}

/* The parts of "Moss|Plain"; how many there are, though not more than max. */
static size_t
parts(TALLOC_CTX *mem, const char *text, const char **out, size_t max)
{
    size_t count = 0;

    while (*text != '\0') {
        size_t n = strcspn(text, "|");

        if (count < max)
            out[count] = talloc_strndup(mem, text, n);
        count++;
        text += n + (text[n] == '|');
    }
    return count;
}

static void
add_value(TALLOC_CTX *mem, struct grid_option *o, const char *value)
{
    for (size_t i = 0; i < o->n; i++)
        if (strcmp(o->values[i], value) == 0)
            return;
    o->values = talloc_realloc(mem, o->values, const char *,
        (unsigned)o->n + 1);
    o->values[o->n++] = value;
}

static void
read_options(struct ctx *ctx, struct grid *g)
{
    const char *names = NULL, *values[GRID_OPTIONS], *of[GRID_OPTIONS];

    for (size_t i = 0; i < g->nitems; i++) {
        const struct grid_item *item = &g->items[i];
        size_t n;

        if (item->retired)
            continue;
        n = parts(ctx, item->key, values, GRID_OPTIONS);
        if (n > GRID_OPTIONS ||
            parts(ctx, item->names, of, GRID_OPTIONS) != n ||
            (names != NULL && strcmp(names, item->names) != 0)) {
            g->uneven = true;
            return;
        }
        names = item->names;
        for (size_t k = 0; k < n; k++)
            add_value(ctx, &g->options[k], values[k]);
        g->noptions = n;
    }
    for (size_t k = 0; k < g->noptions; k++)
        g->options[k].name = of[k];
}

enum rc
variant_grid(struct ctx *ctx, int64_t product, struct grid *out)
{
    *out = (struct grid){ 0 };
    TRY(read_items(ctx, product, out));
    read_options(ctx, out);
    return OK;
}
