#include "cli/photo_kind.h"

#include <stdbool.h>
#include <string.h>

#include "base/rc.h"

enum {
    PDF_WITHIN = 1024,  /* where readers of PDF look for its first line */
    ZIP_WITHIN = 65557, /* where a ZIP's last record may begin */
    PNG_CHUNK = 12,
    EXIF_MARKER = 0xe1
};

/* The bytes, and how far they are read. */
struct bytes {
    const unsigned char *p;
    size_t n, at;
};

static uint32_t
big(const unsigned char *p, int bytes)
{
    uint32_t value = 0;

    for (int i = 0; i < bytes; i++)
        value = value << 8 | p[i];
    return value;
}

static uint32_t
little(const unsigned char *p, int bytes)
{
    uint32_t value = 0;

    for (int i = bytes - 1; i >= 0; i--)
        value = value << 8 | p[i];
    return value;
}

/* The next n bytes, or NULL if there are not so many. */
static const unsigned char *
take(struct bytes *b, size_t n)
{
    const unsigned char *p = b->p + b->at;

    if (n > b->n - b->at)
        return NULL;
    b->at += n;
    return p;
}

static bool
is_huge(uint32_t width, uint32_t height)
{
    return width > PHOTO_SIDE_MAX || height > PHOTO_SIDE_MAX ||
        (uint64_t)width * height > PHOTO_PIXELS_MAX;
}

static enum photo_status
set_size(struct photo_kind *out, uint32_t width, uint32_t height)
{
    if (width > out->width)
        out->width = width;
    if (height > out->height)
        out->height = height;
    if (width == 0 || height == 0)
        return PHOTO_BROKEN;
    return is_huge(out->width, out->height) ? PHOTO_HUGE : PHOTO_DONE;
}

static enum photo_status
at_end(const struct bytes *b)
{
    return b->at == b->n ? PHOTO_DONE : PHOTO_MORE;
}

static enum photo_status
walk_png(struct bytes *b, struct photo_kind *out)
{
    for (b->at = 8;;) {
        const unsigned char *chunk = take(b, 8);
        bool is_first = b->at == 16;
        const unsigned char *body;
        uint32_t n;

        if (chunk == NULL)
            return PHOTO_CUT;
        n = big(chunk, 4);
        body = take(b, (size_t)n + 4);
        if (is_first && (n != 13 || memcmp(chunk + 4, "IHDR", 4) != 0))
            return PHOTO_BROKEN;
        if (body == NULL)
            return PHOTO_CUT;
        if (is_first && set_size(out, big(body, 4), big(body + 4, 4)))
            return set_size(out, big(body, 4), big(body + 4, 4));
        if (memcmp(chunk + 4, "IEND", 4) == 0)
            return at_end(b);
    }
}

/* The pieces of which data and extensions are made; an empty one ends them. */
static bool
skip_pieces(struct bytes *b)
{
    const unsigned char *n;

    while ((n = take(b, 1)) != NULL && *n > 0)
        if (take(b, *n) == NULL)
            return false;
    return n != NULL;
}

static bool
skip_colours(struct bytes *b, unsigned flags)
{
    return (flags & 0x80) == 0 ||
        take(b, (size_t)3 << ((flags & 7) + 1)) != NULL;
}

static enum photo_status
walk_frame(struct bytes *b, struct photo_kind *out)
{
    const unsigned char *p = take(b, 9);
    enum photo_status status;

    if (p == NULL)
        return PHOTO_CUT;
    status = set_size(out, little(p, 2) + little(p + 4, 2),
        little(p + 2, 2) + little(p + 6, 2));
    if (status != PHOTO_DONE)
        return status;
    return skip_colours(b, p[8]) && take(b, 1) != NULL && skip_pieces(b)
        ? PHOTO_DONE
        : PHOTO_CUT;
}

static enum photo_status
walk_gif(struct bytes *b, struct photo_kind *out)
{
    const unsigned char *p = take(b, 13);
    enum photo_status status;

    if (p == NULL)
        return PHOTO_CUT;
    status = set_size(out, little(p + 6, 2), little(p + 8, 2));
    if (status == PHOTO_DONE && !skip_colours(b, p[10]))
        return PHOTO_CUT;
    while (status == PHOTO_DONE) {
        p = take(b, 1);
        if (p == NULL)
            return PHOTO_CUT;
        if (*p == ';')
            return at_end(b);
        if (*p == ',')
            status = walk_frame(b, out);
        else if (*p != '!')
            return PHOTO_BROKEN;
        else if (take(b, 1) == NULL || !skip_pieces(b))
            return PHOTO_CUT;
    }
    return status;
}

/* Widths and heights within the three kinds of data that WebP has. */
static enum photo_status
webp_size(
    const unsigned char *chunk, uint32_t n, struct photo_kind *out)
{
    const unsigned char *p = chunk + 8;

    if (memcmp(chunk, "VP8X", 4) == 0 && n >= 10)
        return set_size(out, little(p + 4, 3) + 1, little(p + 7, 3) + 1);
    if (memcmp(chunk, "VP8 ", 4) == 0 && n >= 10)
        return set_size(
            out, little(p + 6, 2) & 0x3fff, little(p + 8, 2) & 0x3fff);
    if (memcmp(chunk, "VP8L", 4) == 0 && n >= 5)
        return set_size(out, (little(p + 1, 4) & 0x3fff) + 1,
            (little(p + 1, 4) >> 14 & 0x3fff) + 1);
    return PHOTO_DONE;
}

static enum photo_status
walk_webp(struct bytes *b, struct photo_kind *out)
{
    size_t said = (size_t)little(b->p + 4, 4) + 8;

    if (said > b->n)
        return PHOTO_CUT;
    if (said < b->n)
        return PHOTO_MORE;
    b->at = 12;
    while (b->at < b->n) {
        const unsigned char *chunk = take(b, 8);
        uint32_t n = chunk != NULL ? little(chunk + 4, 4) : 0;
        enum photo_status status;

        if (chunk == NULL || take(b, n) == NULL)
            return PHOTO_CUT;
        status = webp_size(chunk, n, out);
        if (status != PHOTO_DONE)
            return status;
        if (n % 2 == 1 && b->at < b->n)
            b->at++;
    }
    return out->width > 0 ? PHOTO_DONE : PHOTO_BROKEN;
}

static bool
is_frame_header(unsigned marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 &&
        marker != 0xc8 && marker != 0xcc;
}

/* Compressed data: what looks like a marker in it has a zero behind it. */
static bool
skip_scan(struct bytes *b)
{
    for (; b->at + 1 < b->n; b->at++) {
        unsigned next = b->p[b->at + 1];

        if (b->p[b->at] == 0xff && next != 0 && next != 0xff &&
            (next < 0xd0 || next > 0xd7))
            return true;
    }
    return false;
}

/* Behind a marker: two bytes of length, then what it is about. */
static enum photo_status
walk_segment(struct bytes *b, unsigned marker, struct photo_kind *out)
{
    const unsigned char *p = take(b, 2);
    size_t n = p != NULL ? big(p, 2) : 0;

    if (p == NULL)
        return PHOTO_CUT;
    if (n < 2)
        return PHOTO_BROKEN;
    if (take(b, n - 2) == NULL)
        return PHOTO_CUT;
    if (is_frame_header(marker) && n >= 8)
        return set_size(out, big(p + 5, 2), big(p + 3, 2));
    if (marker == EXIF_MARKER && out->orientation == 1)
        out->orientation = photo_orientation(p + 2, n - 2);
    if (marker == 0xda)
        return skip_scan(b) ? PHOTO_DONE : PHOTO_CUT;
    return PHOTO_DONE;
}

/*
 * Cameras and telephones write more behind the end, a film or a second
 * picture: it is not looked at, and gone once the picture is made anew.
 */
static enum photo_status
walk_jpeg(struct bytes *b, struct photo_kind *out)
{
    enum photo_status status = PHOTO_DONE;

    b->at = 2;
    while (status == PHOTO_DONE) {
        const unsigned char *p = take(b, 2);

        if (p == NULL)
            return PHOTO_CUT;
        if (p[0] != 0xff)
            return PHOTO_BROKEN;
        if (p[1] == 0xff)
            b->at--;
        else if (p[1] == 0xd9)
            return out->width > 0 ? PHOTO_DONE : PHOTO_BROKEN;
        else
            status = walk_segment(b, p[1], out);
    }
    return status;
}

/* A picture may be a document or an archive, too, for whoever looks so. */
static bool
is_more(const struct bytes *b)
{
    size_t first = b->n < PDF_WITHIN ? b->n : PDF_WITHIN;
    size_t last = b->n < ZIP_WITHIN ? b->n : ZIP_WITHIN;

    return memmem(b->p, first, "%PDF-", 5) != NULL ||
        memmem(b->p + b->n - last, last, "PK\5\6", 4) != NULL;
}

enum photo_status
photo_kind_of(const void *data, size_t n, struct photo_kind *out)
{
    static const struct {
        const char *magic;
        size_t at, length;
        enum photo_type type;
        enum photo_status (*walk)(struct bytes *b, struct photo_kind *out);
    } kinds[] = {
        { "\xff\xd8\xff", 0, 3, PHOTO_JPEG, walk_jpeg },
        { "\x89PNG\r\n\x1a\n", 0, 8, PHOTO_PNG, walk_png },
        { "WEBP", 8, 4, PHOTO_WEBP, walk_webp },
        { "GIF89a", 0, 6, PHOTO_GIF, walk_gif },
        { "GIF87a", 0, 6, PHOTO_GIF, walk_gif },
    };
    struct bytes b = { data, n, 0 };

    for (size_t i = 0; i < COUNT(kinds); i++) {
        if (n < kinds[i].at + kinds[i].length ||
            memcmp(b.p + kinds[i].at, kinds[i].magic, kinds[i].length) != 0)
            continue;
        *out = (struct photo_kind){ kinds[i].type, 0, 0, 1 };
        if (is_more(&b))
            return PHOTO_MORE;
        return kinds[i].walk(&b, out);
    }
    return PHOTO_KIND;
}
