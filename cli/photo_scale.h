/* The part that meets hostile bytes; runs in the sandbox alone. */
#ifndef CLI_PHOTO_SCALE_H
#define CLI_PHOTO_SCALE_H

#include <stddef.h>

#include "shop/photo_answer.h"

struct photo_made {
    struct photo_head head;
    void *files[PHOTO_SIZES]; /* of head.bytes */
};

/*
 * Decodes and makes the sizes anew from pixels alone: nothing else of the
 * file is in them.
 */
enum photo_status photo_scale(
    const void *data, size_t n, struct photo_made *out);

#endif
