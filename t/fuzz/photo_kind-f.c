/* libFuzzer target: what is let through to a decoder is within bounds. */
#include <stdlib.h>

#include "cli/photo_kind.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct photo_kind kind;

    if (photo_kind_of(data, size, &kind) != PHOTO_DONE)
        return 0;
    if (kind.width == 0 || kind.width > PHOTO_SIDE_MAX || kind.height == 0 ||
        kind.height > PHOTO_SIDE_MAX ||
        (uint64_t)kind.width * kind.height > PHOTO_PIXELS_MAX ||
        kind.orientation < 1 || kind.orientation > 8)
        abort();
    return 0;
}
