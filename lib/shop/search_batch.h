/*
 * A batch of products on its way into the index; what search_index's files
 * share.
 */
#ifndef SHOP_SEARCH_BATCH_H
#define SHOP_SEARCH_BATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"
#include "shop/words.h"

/* What a word weighs by where it stands; a word counts once a place. */
enum word_place {
    IN_NAME = 32,
    IN_SKU = 16,
    IN_BRAND = 8,
    IN_SUMMARY = 4,
    IN_VALUE = 2,
    IN_TEXT = 1
};

struct weighed {
    const char *word;
    int weight;
};

struct search_entry {
    int64_t product;
    const char *name;
    int64_t price, created, place;
    struct weighed *words;
    size_t nwords;
    uint32_t *values;
    size_t nvalues;
    uint32_t *categories;
    size_t ncategories;
};

/* Those of the products that are to be found; in the order of their ids. */
struct search_batch {
    const int64_t *ids; /* all products asked for, found or not */
    size_t nids;
    const char *ids_json; /* the same: "[3,4]" */
    struct search_entry *at;
    size_t n;
};

/* Reads the base tables; ids are ascending. */
enum rc search_batch_read(struct ctx *ctx, const int64_t *ids, size_t n,
    struct search_batch *out) MUST_CHECK;

struct db_stmt;

/* Runs a statement whose one parameter is a product for each of them. */
enum rc search_batch_each(struct ctx *ctx, const struct search_batch *batch,
    const struct db_stmt *stmt) MUST_CHECK;

/* Writes catalog.listed and the facet pages. */
enum rc search_batch_list(
    struct ctx *ctx, const struct search_batch *batch) MUST_CHECK;

#endif
