#include "shop/like.h"

#include <string.h>

char *
like_prefix(TALLOC_CTX *mem, const char *text)
{
    char *like = talloc_strdup(mem, "");

    for (const char *p = text; *p != '\0'; p++)
        like = talloc_asprintf_append_buffer(like, "%s%c",
            strchr("%_\\", *p) != NULL ? "\\" : "", *p);
    return talloc_strdup_append_buffer(like, "%");
}
