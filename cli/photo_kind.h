/* What a picture is, by its bytes alone, before anything decodes it. */
#ifndef CLI_PHOTO_KIND_H
#define CLI_PHOTO_KIND_H

#include <stddef.h>
#include <stdint.h>

#include "shop/photo_answer.h"

enum photo_type { PHOTO_JPEG, PHOTO_PNG, PHOTO_WEBP, PHOTO_GIF };

struct photo_kind {
    enum photo_type type;
    uint32_t width, height; /* as stored */
    int orientation;        /* of the EXIF, 1 to 8; 1 as it is stored */
};

/*
 * Walks the picture's parts from first to last. PHOTO_KIND, PHOTO_CUT,
 * PHOTO_MORE, PHOTO_HUGE, or PHOTO_BROKEN where they make no sense.
 */
enum photo_status photo_kind_of(
    const void *data, size_t n, struct photo_kind *out);

/* The orientation that a JPEG's EXIF names; 1 if none. photo_exif.c */
int photo_orientation(const unsigned char *exif, size_t n);

#endif
