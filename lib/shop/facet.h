/*
 * The attributes by which lists are narrowed, with their values: kept in the
 * process. Beside the shop's own there is "Offer", whose one value "Sale" are
 * the products whose price is reduced.
 */
#ifndef SHOP_FACET_H
#define SHOP_FACET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

struct facet_value {
    const char *text;
    uint32_t id;
    uint32_t facet; /* its place in names */
};

struct facets {
    const char **names; /* in the order they show */
    size_t n;
    struct facet_value *values; /* of one facet together, by text */
    size_t nvalues;
    uint32_t *places; /* of each id in values, plus one; 0: unknown */
    size_t nplaces;
};

/* All of them; the result belongs to the keep. */
enum rc facet_all(struct ctx *ctx, const struct facets **out) MUST_CHECK;

/* As facet_all, but reads them again: a value has come since. */
enum rc facet_again(struct ctx *ctx, const struct facets **out) MUST_CHECK;

/* The place of a value in facets->values, or -1. */
int64_t facet_place(const struct facets *all, uint32_t id);

/* What somebody chose: values of one facet are OR, facets are AND. */
struct facet_choice {
    const char *name, *text; /* as asked for */
    uint32_t facet;          /* FACET_UNKNOWN: nothing is like that */
    uint32_t id;             /* likewise */
};

enum { FACET_CHOICES_MAX = 20, FACET_UNKNOWN = 0xffffff };

/* Upper and lower case do not count, unless two values differ in it alone. */
struct facet_choice facet_choose(struct ctx *ctx, const struct facets *all,
    const char *name, const char *text);

#endif
