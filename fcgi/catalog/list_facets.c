#include <stdlib.h>
#include <string.h>

#include "catalog/list.h"
#include "web/page.h"

/* A page shows the first FEW values of facets, VALUES in all. */
enum { LISTED = 20, FEW = 8, VALUES = 16, OPEN = 2, COUNT_MAX = 1000 };

/* A value that occurs in the list, or is chosen. */
struct occurring {
    const struct facet_value *value;
    uint32_t count;
    size_t part; /* LIST_PARTS_MAX: not chosen */
    bool shown;  /* on the page, too; not only in its JSON */
};

static int
by_count(const void *a, const void *b)
{
    const struct occurring *x = a, *y = b;
    bool x_chosen = x->part < LIST_PARTS_MAX;
    bool y_chosen = y->part < LIST_PARTS_MAX;

    if (x_chosen != y_chosen)
        return x_chosen ? -1 : 1;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return (x->value > y->value) - (x->value < y->value);
}

static int
by_text(const void *a, const void *b)
{
    const struct occurring *x = a, *y = b;

    return (x->value > y->value) - (x->value < y->value);
}

/* The part that chose this value, however it was spelt. */
static size_t
part_of(const struct list *list, uint32_t id)
{
    for (size_t i = 0; i < list->query.nchoices; i++)
        if (list->choices[i].id == id)
            return list_find_part(list,
                talloc_asprintf(list->req->ctx, "f.%s",
                    list->choices[i].name),
                list->choices[i].text);
    return LIST_PARTS_MAX;
}

static void
put_value(const struct list *list, json_t *values, const char *parameter,
    const struct occurring *o)
{
    json_t *v = add_object(values);
    bool chosen = o->part < LIST_PARTS_MAX;

    put_str(v, "value", o->value->text);
    put_int(v, "count", o->count > COUNT_MAX ? COUNT_MAX : o->count);
    put_bool(v, "more", o->count > COUNT_MAX);
    put_bool(v, "selected", chosen);
    put_bool(v, "_shown", o->shown);
    put_str(v, "url",
        chosen ? list_url(list, o->part, NULL, NULL)
               : list_url(list, LIST_PARTS_MAX, parameter, o->value->text));
}

static void
put_facet(const struct list *list, json_t *facets, const char *name,
    struct occurring *some, size_t n)
{
    json_t *facet = add_object(facets), *values;
    const char *parameter = talloc_asprintf(list->req->ctx, "f.%s", name);

    qsort(some, n, sizeof(some[0]), by_text);
    put_str(facet, "name", name);
    put_str(facet, "_parameter", parameter);
    put_bool(facet, "_open", json_array_size(facets) <= OPEN);
    values = put_array(facet, "values");
    for (size_t i = 0; i < n; i++) {
        put_value(list, values, parameter, &some[i]);
        if (some[i].shown)
            put_bool(facet, "_shown", true);
        if (some[i].part < LIST_PARTS_MAX)
            put_bool(facet, "_open", true);
    }
}

/* The most frequent values are listed; returns how many. */
static size_t
choose_shown(const struct list *list, struct occurring *some, size_t n,
    size_t *left)
{
    size_t few = *left < FEW ? *left : FEW;

    qsort(some, n, sizeof(some[0]), by_count);
    if (n > LISTED)
        n = LISTED;
    for (size_t i = 0; i < n; i++)
        some[i].shown = list->all_filters || i < few ||
            some[i].part < LIST_PARTS_MAX;
    *left -= n < few ? n : few;
    if (!list->all_filters && n > few)
        put_str(page_view(list->req), "more_filters",
            list_url(list, LIST_PARTS_MAX, "filters", "all"));
    return n;
}

void
list_put_facets(const struct list *list)
{
    const struct facets *all = list->facets;
    size_t left = VALUES;
    json_t *facets = put_array(page_data(list->req), "facets");
    struct occurring *some = talloc_array(
        list->req->ctx, struct occurring, (unsigned)all->nvalues);

    for (size_t i = 0, n; i < all->nvalues;) {
        uint32_t facet = all->values[i].facet;

        for (n = 0; i < all->nvalues && all->values[i].facet == facet; i++) {
            some[n] = (struct occurring){ &all->values[i],
                list->result.counts[i], part_of(list, all->values[i].id),
                false };
            if (some[n].count > 0 || some[n].part < LIST_PARTS_MAX)
                n++;
        }
        if (n == 0)
            continue;
        n = choose_shown(list, some, n, &left);
        put_facet(list, facets, all->names[facet], some, n);
    }
}
