/* The part that meets hostile bytes; runs in the process without rights. */
#ifndef CLI_PHOTO_SCALE_H
#define CLI_PHOTO_SCALE_H

#include <stddef.h>
#include <stdint.h>

enum { PHOTO_SIZES = 4, PHOTO_BROKEN = 1, PHOTO_HUGE = 2 };

struct photo_head {
    uint32_t width, height;
    uint32_t bytes[PHOTO_SIZES]; /* of the files that follow */
};

/* Writes a photo_head and the files to fd; the exit status, 0 if it did. */
int photo_scale(const void *data, size_t n, int fd);

#endif
