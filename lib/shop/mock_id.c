#include "shop/mock_id.h"

#include "base/rand.h"
#include "base/str.h"

char *
mock_id(TALLOC_CTX *mem, const char *prefix)
{
    unsigned char bytes[16];

    rand_bytes(bytes, sizeof(bytes));
    return talloc_asprintf(
        mem, "%s%s", prefix, str_hex(mem, bytes, sizeof(bytes)));
}
