/* The lists of the mock processor's API: which part is asked for. */
#ifndef PAYMOCK_LIST_H
#define PAYMOCK_LIST_H

#include "paymock/api.h"
#include "shop/mock_list.h"

/* The place in the list of what an id names, or a refusal. */
typedef enum rc list_place_fn(
    struct api *api, const char *param, const char *id, int64_t *seq);

/*
 * Reads limit (1 to 100), starting_after or ending_before, and created or
 * its bounds. All of out is set.
 */
enum rc list_read(
    struct api *api, list_place_fn *place, struct mock_list *out) MUST_CHECK;

/* Replies with the list object; of the items one more was asked for. */
enum rc list_reply(struct api *api, json_t *items,
    const struct mock_list *list) MUST_CHECK;

#endif
