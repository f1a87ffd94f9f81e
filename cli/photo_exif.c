#include <stdbool.h>
#include <string.h>

#include "cli/photo_kind.h"

enum { ORIENTATION = 0x0112, SHORT = 3, ENTRY = 12 };

/* TIFF within the EXIF: numbers in the byte order that it names. */
struct tiff {
    const unsigned char *p;
    size_t n;
    bool little;
};

static uint32_t
number(const struct tiff *t, size_t at, size_t bytes)
{
    uint32_t value = 0;

    if (at > t->n || bytes > t->n - at)
        return 0;
    for (size_t i = 0; i < bytes; i++) {
        size_t k = t->little ? bytes - 1 - i : i;

        value = value << 8 | t->p[at + k];
    }
    return value;
}

int
photo_orientation(const unsigned char *exif, size_t n)
{
    struct tiff t = { exif, n, false };
    size_t at;
    uint32_t entries;

    if (n < 14 || memcmp(exif, "Exif\0\0", 6) != 0)
        return 1;
    t.p += 6;
    t.n -= 6;
    t.little = memcmp(t.p, "II", 2) == 0;
    if ((!t.little && memcmp(t.p, "MM", 2) != 0) || number(&t, 2, 2) != 42)
        return 1;
    at = number(&t, 4, 4);
    entries = number(&t, at, 2);
    for (uint32_t i = 0; i < entries; i++) {
        size_t entry = at + 2 + (size_t)i * ENTRY;
        uint32_t value = number(&t, entry + 8, 2);

        if (number(&t, entry, 2) == ORIENTATION)
            return number(&t, entry + 2, 2) == SHORT && value >= 1 &&
                    value <= 8
                ? (int)value
                : 1;
    }
    return 1;
}
