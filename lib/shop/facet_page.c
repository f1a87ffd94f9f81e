#include "shop/facet_page.h"

#include <string.h>

#include "base/str.h"

enum { FIXED = 2 + 4 + 8 + 4 + 4 + 2, VALUE = 4 };

static uint64_t
get(const unsigned char *p, int bytes)
{
    uint64_t n = 0;

    for (int i = bytes; i-- > 0;)
        n = n << 8 | p[i];
    return n;
}

static unsigned char *
set(unsigned char *p, int bytes, uint64_t n)
{
    for (int i = 0; i < bytes; i++, n >>= 8)
        p[i] = (unsigned char)(n & 255);
    return p + bytes;
}

uint32_t
facet_value(const struct facet_record *r, size_t n)
{
    return (uint32_t)get(r->values + n * VALUE, VALUE);
}

bool
facet_next(const unsigned char **at, const unsigned char *end,
    struct facet_record *out)
{
    const unsigned char *p = *at;
    size_t length;

    if (end - p < FIXED + 1)
        return false;
    length = get(p, 2);
    out->product = (uint32_t)get(p + 2, 4);
    out->price = (int64_t)get(p + 6, 8);
    out->created = (uint32_t)get(p + 14, 4);
    out->place = (int32_t)get(p + 18, 4);
    out->nvalues = get(p + 22, 2);
    out->values = p + FIXED;
    if (length > (size_t)(end - p) ||
        length < FIXED + out->nvalues * VALUE + 1)
        return false;
    p += FIXED + out->nvalues * VALUE;
    out->name_length = *p;
    out->name = (const char *)p + 1;
    *at += length;
    return p + 1 + out->name_length == *at;
}

/* Folded, so that "Ähre" stands beside "ahead"; cut between characters. */
static size_t
name_key(TALLOC_CTX *mem, const char *name, const char **key)
{
    char *folded = str_fold(mem, name);
    size_t n = strlen(folded);

    if (n > FACET_NAME_MAX) {
        n = FACET_NAME_MAX;
        while (n > 0 && ((unsigned char)folded[n] & 0xc0) == 0x80)
            n--;
    }
    *key = folded;
    return n;
}

struct facet_bytes
facet_pack(TALLOC_CTX *mem, const struct facet_entry *e)
{
    size_t nvalues =
        e->nvalues < FACET_VALUES_MAX ? e->nvalues : FACET_VALUES_MAX;
    const char *key;
    size_t n = name_key(mem, e->name, &key);
    struct facet_bytes out = { NULL, FIXED + nvalues * VALUE + 1 + n };
    unsigned char *p = out.data = talloc_size(mem, out.n);

    p = set(p, 2, out.n);
    p = set(p, 4, e->product);
    p = set(p, 8, (uint64_t)e->price);
    p = set(p, 4, e->created);
    p = set(p, 4, (uint32_t)e->place);
    p = set(p, 2, nvalues);
    for (size_t i = 0; i < nvalues; i++)
        p = set(p, VALUE, e->values[i]);
    p = set(p, 1, n);
    memcpy(p, key, n);
    return out;
}

static void
append(struct facet_bytes *out, const unsigned char *data, size_t n)
{
    if (n > 0)
        memcpy(out->data + out->n, data, n);
    out->n += n;
}

struct facet_bytes
facet_splice(TALLOC_CTX *mem, const unsigned char *page, size_t size,
    const struct facet_change *changes, size_t n)
{
    const unsigned char *at = page, *end = page + size;
    struct facet_bytes out = { NULL, 0 };
    struct facet_record r;
    size_t room = size, i = 0;

    for (size_t j = 0; j < n; j++)
        room += changes[j].record.n;
    out.data = talloc_size(mem, room + 1);
    for (const unsigned char *old = at; facet_next(&at, end, &r); old = at) {
        for (; i < n && changes[i].product < r.product; i++)
            append(&out, changes[i].record.data, changes[i].record.n);
        if (i < n && changes[i].product == r.product) {
            append(&out, changes[i].record.data, changes[i].record.n);
            i++;
            continue;
        }
        append(&out, old, (size_t)(at - old));
    }
    for (; i < n; i++)
        append(&out, changes[i].record.data, changes[i].record.n);
    return out;
}
