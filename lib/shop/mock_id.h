/* Ids of the mock processor: a prefix and 128 random bits. */
#ifndef SHOP_MOCK_ID_H
#define SHOP_MOCK_ID_H

#include <talloc.h>

char *mock_id(TALLOC_CTX *mem, const char *prefix);

#endif
