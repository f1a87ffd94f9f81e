#include "web/card.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

enum { SHORTEST = 13, LONGEST = 19 };

static bool
is_number(const char *digits, size_t n)
{
    int sum = 0;

    if (n < SHORTEST || n > LONGEST)
        return false;
    for (size_t i = 0; i < n; i++) {
        int d = digits[n - 1 - i] - '0';

        if (i % 2 == 1)
            d = d > 4 ? 2 * d - 9 : 2 * d;
        sum += d;
    }
    return sum % 10 == 0;
}

bool
card_is_in(const char *s)
{
    char digits[LONGEST + 1];
    size_t n = 0;
    bool found = false;

    for (; !found; s++) {
        if (isdigit((unsigned char)*s)) {
            if (n < sizeof(digits))
                digits[n++] = *s;
        } else if (*s != ' ' && *s != '-') {
            found = is_number(digits, n);
            n = 0;
        }
        if (*s == '\0')
            break;
    }
    explicit_bzero(digits, sizeof(digits));
    return found;
}
