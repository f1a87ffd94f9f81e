/* Which part of a list of the mock processor's is wanted, newest first. */
#ifndef SHOP_MOCK_LIST_H
#define SHOP_MOCK_LIST_H

#include <stdint.h>

struct mock_list {
    const char *of;        /* only those of this charge, type ...; NULL: all */
    const char *of_intent; /* only those of this intent; NULL: all */
    int64_t before;        /* only those with a smaller seq */
    int64_t limit;         /* one more is fetched, to see if it goes on */
};

#endif
