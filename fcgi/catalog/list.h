/*
 * What a category's page and the search's have in common: the address read
 * into a query, and the goods, facets and links put into the page.
 */
#ifndef CATALOG_LIST_H
#define CATALOG_LIST_H

#include <jansson.h>

#include "shop/listing.h"
#include "web/app.h"

enum list_field {
    LIST_Q,
    LIST_SORT,
    LIST_PRICE_MIN,
    LIST_PRICE_MAX,
    LIST_FROM, /* the same two as a person types them, in whole units */
    LIST_TO,
    LIST_IN_STOCK,
    LIST_AFTER,
    LIST_FILTERS, /* "all": every value of every facet on the page */
    LIST_FIELDS
};

extern const struct field list_fields[LIST_FIELDS];

/* A parameter of the list's address; what narrows it has a tag. */
struct list_part {
    const char *name, *value, *tag;
};

enum { LIST_PARTS_MAX = FACET_CHOICES_MAX + LIST_FIELDS };

struct list {
    struct req *req;
    const char *path;
    const struct facets *facets;
    struct facet_choice choices[FACET_CHOICES_MAX];
    struct list_part parts[LIST_PARTS_MAX];
    size_t nparts;
    bool all_filters;
    struct list_key after;
    struct list_query query;
    struct list_result result;
};

/* Reads what the request asks for; refuses what is out of bounds. */
enum rc list_read(
    struct req *req, const char *path, struct list *out) MUST_CHECK;

/* Finds the goods and puts them, the facets and all links into the page. */
enum rc list_put(struct list *list) MUST_CHECK;

/* list_put's parts: list_url.c, list_facets.c */

/*
 * The list's address without the part of that index (or LIST_PARTS_MAX) and
 * with another parameter, if name is not NULL.
 */
const char *list_url(const struct list *list, size_t without,
    const char *name, const char *value);

/* The index of the part, or LIST_PARTS_MAX. */
size_t list_find_part(
    const struct list *list, const char *name, const char *value);

void list_put_facets(const struct list *list);
void list_put_tags(const struct list *list);
void list_put_sorts(const struct list *list);

/* The name of an order, as the address has it. */
const char *list_sort_name(enum list_sort sort);

#endif
