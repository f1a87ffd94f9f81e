#include <string.h>

#include "base/str.h"
#include "shop/listing.h"

/* "NUMBER.PRODUCT.NAME" */
char *
list_key_text(TALLOC_CTX *mem, const struct list_key *key)
{
    return talloc_asprintf(mem, "%lld.%u.%.*s", (long long)key->number,
        key->product, (int)key->name_length, key->name);
}

static const char *
read_number(const char *text, int64_t min, int64_t max, int64_t *out)
{
    size_t n = strcspn(text, ".");
    char digits[24];

    if (text[n] != '.' || n >= sizeof(digits))
        return NULL;
    memcpy(digits, text, n);
    digits[n] = '\0';
    return str_int(digits, min, max, out) ? text + n + 1 : NULL;
}

bool
list_key_read(const char *text, struct list_key *out)
{
    int64_t product;

    text = read_number(text, INT64_MIN, INT64_MAX, &out->number);
    if (text != NULL)
        text = read_number(text, 0, UINT32_MAX, &product);
    if (text == NULL)
        return false;
    out->product = (uint32_t)product;
    out->name = text;
    out->name_length = strlen(text);
    return true;
}
