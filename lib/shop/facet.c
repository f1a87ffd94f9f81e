#include "shop/facet.h"

#include <string.h>

#include "base/db.h"
#include "base/keep.h"
#include "base/str.h"
#include "shop/facet_page.h"

enum { ID_MAX = 4000000 };

DB_STMT(all_values,
    "SELECT a.id, a.name, v.id, v.value FROM catalog.attribute a "
    "JOIN catalog.attribute_value v ON v.attribute = a.id "
    "WHERE v.id < 4000000 "
    "ORDER BY a.position, a.id, v.value, v.id LIMIT 1000000");

static void
add_value(struct db_query *q, struct facets *all, uint32_t id,
    const char *text)
{
    struct facet_value *v = db_grow(q, &all->values, &all->nvalues);

    *v = (struct facet_value){ talloc_steal(all, text), id,
        (uint32_t)all->n - 1 };
}

static void
add_name(struct db_query *q, struct facets *all, const char *name)
{
    const char **at = db_grow(q, &all->names, &all->n);

    *at = talloc_steal(all, name);
}

static void
add_places(struct facets *all)
{
    uint32_t max = 0;

    for (size_t i = 0; i < all->nvalues; i++)
        if (all->values[i].id > max)
            max = all->values[i].id;
    all->nplaces = max + 1;
    all->places = talloc_zero_array(all, uint32_t, max + 1);
    for (size_t i = 0; i < all->nvalues; i++)
        all->places[all->values[i].id] = (uint32_t)i + 1;
}

static enum rc
read_all(struct ctx *ctx, struct facets *all)
{
    struct db_query *q = db_start(ctx, &all_values);
    int64_t last = -1;

    while (db_next(q)) {
        int64_t attribute = db_int(q);
        const char *name = db_str(q);
        int64_t id = db_int(q);

        if (attribute != last)
            add_name(q, all, name);
        last = attribute;
        add_value(q, all, (uint32_t)id, db_str(q));
    }
    add_name(q, all, talloc_strdup(ctx, "Offer"));
    add_value(q, all, FACET_ON_SALE, talloc_strdup(ctx, "Sale"));
    talloc_steal(all, all->names);
    talloc_steal(all, all->values);
    return db_end(q);
}

enum rc
facet_again(struct ctx *ctx, const struct facets **out)
{
    struct facets *all = talloc_zero(ctx, struct facets);

    TRY(read_all(ctx, all));
    add_places(all);
    *out = keep_set(ctx, "facets", all);
    return OK;
}

enum rc
facet_all(struct ctx *ctx, const struct facets **out)
{
    *out = keep_get(ctx, "facets");
    return *out != NULL ? OK : facet_again(ctx, out);
}

int64_t
facet_place(const struct facets *all, uint32_t id)
{
    return id < all->nplaces ? (int64_t)all->places[id] - 1 : -1;
}

static uint32_t
find_name(struct ctx *ctx, const struct facets *all, const char *name)
{
    const char *folded = str_fold(ctx, name);

    for (size_t i = 0; i < all->n; i++)
        if (strcmp(all->names[i], name) == 0 ||
            strcmp(str_fold(ctx, all->names[i]), folded) == 0)
            return (uint32_t)i;
    return FACET_UNKNOWN;
}

struct facet_choice
facet_choose(struct ctx *ctx, const struct facets *all, const char *name,
    const char *text)
{
    struct facet_choice out = { name, text, find_name(ctx, all, name),
        FACET_UNKNOWN };
    const char *folded = str_fold(ctx, text);

    for (size_t i = 0; i < all->nvalues; i++) {
        const struct facet_value *v = &all->values[i];

        if (v->facet != out.facet)
            continue;
        if (strcmp(v->text, text) == 0) {
            out.id = v->id;
            return out;
        }
        if (out.id == FACET_UNKNOWN &&
            strcmp(str_fold(ctx, v->text), folded) == 0)
            out.id = v->id;
    }
    return out;
}
