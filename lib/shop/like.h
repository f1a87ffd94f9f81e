/* Patterns of LIKE from what people type. */
#ifndef SHOP_LIKE_H
#define SHOP_LIKE_H

#include <talloc.h>

/* What begins with the text, whatever signs of LIKE's are in it. */
char *like_prefix(TALLOC_CTX *mem, const char *text);

#endif
