#include "cli/photo_scale.h"

#include <gd.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

enum { PIXELS_MAX = 40000000, WEBP_QUALITY = 82, JPEG_QUALITY = 85 };

static const int sides[PHOTO_SIZES] = {160, 400, 800, 1200};

static gdImagePtr
decode(const void *data, size_t n)
{
    static const struct {
        const char *magic;
        size_t at, length;
        gdImagePtr (*decode)(int n, void *data);
    } kinds[] = {
        {"\x89PNG\r\n\x1a\n", 0, 8, gdImageCreateFromPngPtr},
        {"\xff\xd8\xff", 0, 3, gdImageCreateFromJpegPtr},
        {"WEBP", 8, 4, gdImageCreateFromWebpPtr},
        {"GIF8", 0, 4, gdImageCreateFromGifPtr},
    };

    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (n >= kinds[i].at + kinds[i].length &&
            memcmp((const char *)data + kinds[i].at, kinds[i].magic,
                kinds[i].length) == 0)
            return kinds[i].decode((int)n, (void *)(uintptr_t)data);
    return NULL;
}

static gdImagePtr
blank(int w, int h, bool opaque)
{
    gdImagePtr to = gdImageCreateTrueColor(w, h);

    if (to == NULL)
        return NULL;
    gdImageAlphaBlending(to, opaque);
    gdImageSaveAlpha(to, !opaque);
    gdImageFilledRectangle(to, 0, 0, w, h,
        opaque ? gdTrueColor(255, 255, 255)
               : gdTrueColorAlpha(255, 255, 255, 127));
    return to;
}

/* Gives up `from` for one whose longer side is at most `side`. */
static gdImagePtr
shrunk(gdImagePtr from, int side)
{
    int w = gdImageSX(from), h = gdImageSY(from), longer = w > h ? w : h;
    int to_w = w, to_h = h;
    gdImagePtr to;

    if (longer <= side)
        return from;
    to_w = w * side / longer > 0 ? w * side / longer : 1;
    to_h = h * side / longer > 0 ? h * side / longer : 1;
    to = blank(to_w, to_h, false);
    if (to != NULL)
        gdImageCopyResampled(to, from, 0, 0, 0, 0, to_w, to_h, w, h);
    gdImageDestroy(from);
    return to;
}

/* JPEG knows no transparency: white shines through. */
static void *
encode_jpeg(gdImagePtr image, int *n)
{
    int w = gdImageSX(image), h = gdImageSY(image);
    gdImagePtr flat = blank(w, h, true);

    if (flat == NULL)
        return NULL;
    gdImageCopy(flat, image, 0, 0, 0, 0, w, h);
    return gdImageJpegPtr(flat, n, JPEG_QUALITY);
}

static bool
put(int fd, const void *data, size_t n)
{
    const char *p = data;

    while (n > 0) {
        ssize_t done = write(fd, p, n);

        if (done <= 0)
            return false;
        p += done;
        n -= (size_t)done;
    }
    return true;
}

/* From the largest down, each made from the one before. */
static bool
encode_all(gdImagePtr image, void **files, struct photo_head *head)
{
    for (int i = PHOTO_SIZES - 1; i >= 0; i--) {
        int n = 0;

        image = shrunk(image, sides[i]);
        if (image == NULL)
            return false;
        gdImageSaveAlpha(image, 1);
        files[i] = i == PHOTO_SIZES - 1
                       ? encode_jpeg(image, &n)
                       : gdImageWebpPtrEx(image, &n, WEBP_QUALITY);
        if (files[i] == NULL || n <= 0)
            return false;
        head->bytes[i] = (uint32_t)n;
    }
    return true;
}

int
photo_scale(const void *data, size_t n, int fd)
{
    struct photo_head head = {0};
    void *files[PHOTO_SIZES] = {NULL};
    gdImagePtr image;

    gdSetErrorMethod(NULL);
    image = decode(data, n);
    if (image == NULL)
        return PHOTO_BROKEN;
    if ((int64_t)gdImageSX(image) * gdImageSY(image) > PIXELS_MAX)
        return PHOTO_HUGE;
    gdImagePaletteToTrueColor(image);
    head.width = (uint32_t)gdImageSX(image);
    head.height = (uint32_t)gdImageSY(image);
    if (!encode_all(image, files, &head) || !put(fd, &head, sizeof(head)))
        return PHOTO_BROKEN;
    for (int i = 0; i < PHOTO_SIZES; i++)
        if (!put(fd, files[i], head.bytes[i]))
            return PHOTO_BROKEN;
    return 0;
}
