#include "cli/photo_scale.h"

#include <gd.h>
#include <stdbool.h>

#include "cli/photo_kind.h"

enum { WEBP_QUALITY = 82, JPEG_QUALITY = 85 };

static const int sides[PHOTO_SIZES] = {160, 400, 800, 1200};

static gdImagePtr
decode(enum photo_type type, const void *bytes, size_t n)
{
    void *data = (void *)(uintptr_t)bytes;

    switch (type) {
    case PHOTO_JPEG:
        return gdImageCreateFromJpegPtr((int)n, data);
    case PHOTO_PNG:
        return gdImageCreateFromPngPtr((int)n, data);
    case PHOTO_WEBP:
        return gdImageCreateFromWebpPtr((int)n, data);
    default:
        return gdImageCreateFromGifPtr((int)n, data);
    }
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

/* Gives up `from` for one that stands as its EXIF says. */
static gdImagePtr
turned(gdImagePtr from, int orientation)
{
    int w = gdImageSX(from), h = gdImageSY(from);
    bool lies = orientation >= 5;
    gdImagePtr to;

    if (orientation == 1)
        return from;
    to = blank(lies ? h : w, lies ? w : h, false);
    for (int y = 0; to != NULL && y < gdImageSY(to); y++)
        for (int x = 0; x < gdImageSX(to); x++) {
            int u = lies ? y : x, v = lies ? x : y;

            if (orientation == 2 || orientation == 3 || orientation >= 7)
                u = w - 1 - u;
            if (orientation == 3 || orientation == 4 || orientation == 6 ||
                orientation == 7)
                v = h - 1 - v;
            gdImageSetPixel(to, x, y, gdImageGetTrueColorPixel(from, u, v));
        }
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

/* From the largest down, each made from the one before. */
static bool
encode_all(gdImagePtr image, struct photo_made *out)
{
    for (int i = PHOTO_SIZES - 1; i >= 0; i--) {
        int n = 0;

        image = shrunk(image, sides[i]);
        if (image == NULL)
            return false;
        gdImageSaveAlpha(image, 1);
        out->files[i] = i == PHOTO_SIZES - 1
                       ? encode_jpeg(image, &n)
                       : gdImageWebpPtrEx(image, &n, WEBP_QUALITY);
        if (out->files[i] == NULL || n <= 0)
            return false;
        out->head.bytes[i] = (uint32_t)n;
    }
    return true;
}

enum photo_status
photo_scale(const void *data, size_t n, struct photo_made *out)
{
    struct photo_kind kind;
    enum photo_status status = photo_kind_of(data, n, &kind);
    gdImagePtr image;

    if (status != PHOTO_DONE)
        return status;
    gdSetErrorMethod(NULL);
    image = decode(kind.type, data, n);
    if (image == NULL)
        return PHOTO_BROKEN;
    gdImagePaletteToTrueColor(image);
    out->head.width = (uint32_t)gdImageSX(image);
    out->head.height = (uint32_t)gdImageSY(image);
    if (kind.orientation >= 5) {
        out->head.width = (uint32_t)gdImageSY(image);
        out->head.height = (uint32_t)gdImageSX(image);
    }
    image = shrunk(image, sides[PHOTO_SIZES - 1]);
    if (image != NULL)
        image = turned(image, kind.orientation);
    return image != NULL && encode_all(image, out) ? PHOTO_DONE
                                                   : PHOTO_BROKEN;
}
