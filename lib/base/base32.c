#include "base/base32.h"

char *
base32_encode(TALLOC_CTX *mem, const void *data, size_t n)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const unsigned char *in = data;
    size_t bits = n * 8, chars = (bits + 4) / 5;
    char *out = talloc_zero_size(mem, chars + 1);

    for (size_t i = 0; i < chars; i++) {
        unsigned value = 0;

        for (size_t bit = i * 5; bit < i * 5 + 5; bit++) {
            unsigned set = 0;

            if (bit < bits)
                set = in[bit / 8] >> (7 - bit % 8) & 1U;
            value = value << 1 | set;
        }
        out[i] = digits[value];
    }
    return out;
}
