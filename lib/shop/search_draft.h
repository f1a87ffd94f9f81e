/*
 * The words of products that are not for sale, for the admin's list: in the
 * same index, behind a mark that no query of the shop can have.
 */
#ifndef SHOP_SEARCH_DRAFT_H
#define SHOP_SEARCH_DRAFT_H

#include "shop/search_batch.h"

/* The words with the mark before them. */
struct words search_draft_words(
    struct ctx *ctx, const struct words *words) MUST_CHECK;

/* Adds those of a batch's products that are not for sale to a JSON array. */
enum rc search_draft_add(
    struct ctx *ctx, const struct search_batch *b, char **json) MUST_CHECK;

#endif
