/* What the program photo answers: its exit status, and on success a head. */
#ifndef SHOP_PHOTO_ANSWER_H
#define SHOP_PHOTO_ANSWER_H

#include <stdint.h>

enum photo_status {
    PHOTO_DONE,
    PHOTO_BROKEN, /* cannot be decoded */
    PHOTO_HUGE,   /* too many pixels, by its header */
    PHOTO_KIND,   /* no JPEG, PNG, WebP or GIF */
    PHOTO_CUT,    /* its end is missing */
    PHOTO_MORE,   /* something else is in the file, too */
    PHOTO_LARGE,  /* more bytes than are read */
    PHOTO_SLOW,   /* took too long or too much; of the one who waits */
    PHOTO_UNSAFE, /* the program could not be confined, or is not there */
    PHOTO_STATUSES
};

enum {
    PHOTO_SIZES = 4,
    PHOTO_BYTES_MAX = 30 << 20,
    PHOTO_PIXELS_MAX = 50000000,
    PHOTO_SIDE_MAX = 12000
};

struct photo_head {
    uint32_t width, height;      /* as it is seen: turned by its EXIF */
    uint32_t bytes[PHOTO_SIZES]; /* of the files that follow */
};

#endif
