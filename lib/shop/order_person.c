#include "base/rand.h"
#include "base/str.h"
#include "shop/order_place.h"

/* A digest, so that the longest address fits its column. */
const char *
order_person(struct ctx *ctx, const char *sub, const char *email)
{
    unsigned char hash[HASH_SIZE];

    if (sub != NULL)
        return sub;
    hash_str(str_fold(ctx, email), hash);
    return talloc_asprintf(ctx, "mail:%s", str_hex(ctx, hash, HASH_SIZE));
}
