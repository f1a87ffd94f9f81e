#include "base/colour.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool
colour_is(const char *s)
{
    return strlen(s) == 7 && s[0] == '#' &&
        strspn(s + 1, "0123456789abcdefABCDEF") == 6;
}

/* One of the three parts as light, which is not what is written. */
static double
light_of(long part)
{
    double c = (double)part / 255;

    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double
luminance(const char *s)
{
    long all = strtol(s + 1, NULL, 16);

    return 0.2126 * light_of(all >> 16) +
        0.7152 * light_of(all >> 8 & 255) + 0.0722 * light_of(all & 255);
}

int64_t
colour_contrast(const char *a, const char *b)
{
    double x = luminance(a), y = luminance(b);
    double light = x > y ? x : y, dark = x > y ? y : x;

    return (int64_t)(100 * (light + 0.05) / (dark + 0.05));
}
