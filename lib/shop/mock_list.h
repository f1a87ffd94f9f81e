/* Which part of a list of the mock processor's is wanted, newest first. */
#ifndef SHOP_MOCK_LIST_H
#define SHOP_MOCK_LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/db.h"

struct mock_list {
    const char *of;        /* only those of this charge, type ...; NULL: all */
    const char *of_intent; /* only those of this intent; NULL: all */
    const char *type;      /* only those of this type or status; NULL: all */
    int64_t below, above;  /* only those with a seq between the two */
    int64_t since, until;  /* made in these seconds, both included */
    int64_t limit;         /* one more is fetched, to see if it goes on */
    bool upward;           /* those next above, oldest first */
};

/*
 * Begins a list's query and binds what all of them begin with: below,
 * above, since, until. Of the two statements one sorts downward.
 */
struct db_query *mock_list_start(struct ctx *ctx, const struct mock_list *list,
    const struct db_stmt *down, const struct db_stmt *up);

#define MOCK_LIST_WHERE(t)                                                     \
    "WHERE " t "seq < ? AND " t "seq > ? AND " t "created BETWEEN ? AND ? "

#endif
