#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/rc.h"
#include "cli/photo_kind.h"

#define BYTES(s) (s), sizeof(s) - 1
#define PNG "\x89PNG\r\n\x1a\n"
#define IHDR(w, h) "\0\0\0\x0dIHDR" w h "\x08\x02\0\0\0crc!"
#define IEND "\0\0\0\0IENDcrc!"
#define GIF(w, h) "GIF89a" w h "\0\0\0"
#define FRAME(w, h) ",\0\0\0\0" w h "\0\x02\x01x\0"
#define SOF(h, w) "\xff\xc0\0\x0b\x08" h w "\x01\0\0\0"
#define SOS "\xff\xda\0\x08\x01\0\0\0\0\0"
#define EXIF(order, value)                                                     \
    "\xff\xe1\0\x22" "Exif\0\0" order value
#define BIG_6 "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
#define WEBP(size, chunk) "RIFF" size "WEBP" chunk

static const struct {
    const char *what;
    const void *data;
    size_t n;
    enum photo_status want;
    uint32_t width, height;
    int orientation;
} cases[] = {
    { "nothing", BYTES(""), PHOTO_KIND, 0, 0, 0 },
    { "text", BYTES("hello"), PHOTO_KIND, 0, 0, 0 },
    { "SVG", BYTES("<svg xmlns='http://www.w3.org/2000/svg'/>"), PHOTO_KIND,
        0, 0, 0 },
    { "BMP", BYTES("BM\x46\0\0\0\0\0"), PHOTO_KIND, 0, 0, 0 },
    { "PNG", BYTES(PNG IHDR("\0\0\x2e\xe0", "\0\0\0\x02") IEND), PHOTO_DONE,
        12000, 2, 1 },
    { "wide PNG", BYTES(PNG IHDR("\0\0\x2e\xe1", "\0\0\0\x02") IEND),
        PHOTO_HUGE, 0, 0, 0 },
    { "50,000 x 50,000", BYTES(PNG IHDR("\0\0\xc3\x50", "\0\0\xc3\x50") IEND),
        PHOTO_HUGE, 0, 0, 0 },
    { "50 million", BYTES(PNG IHDR("\0\0\x27\x10", "\0\0\x13\x88") IEND),
        PHOTO_DONE, 10000, 5000, 1 },
    { "and a line", BYTES(PNG IHDR("\0\0\x27\x10", "\0\0\x13\x89") IEND),
        PHOTO_HUGE, 0, 0, 0 },
    { "no width", BYTES(PNG IHDR("\0\0\0\0", "\0\0\0\x02") IEND),
        PHOTO_BROKEN, 0, 0, 0 },
    { "no header", BYTES(PNG IEND), PHOTO_BROKEN, 0, 0, 0 },
    { "cut PNG", BYTES(PNG IHDR("\0\0\0\x01", "\0\0\0\x02")), PHOTO_CUT, 0, 0,
        0 },
    { "long chunk", BYTES(PNG IHDR("\0\0\0\x01", "\0\0\0\x02") "\xff\xff\xff\xffIDAT"),
        PHOTO_CUT, 0, 0, 0 },
    { "PNG and more", BYTES(PNG IHDR("\0\0\0\x01", "\0\0\0\x02") IEND "x"),
        PHOTO_MORE, 0, 0, 0 },
    { "GIF", BYTES(GIF("\x03\0", "\x02\0") FRAME("\x03\0", "\x02\0") ";"),
        PHOTO_DONE, 3, 2, 1 },
    { "frame beyond", BYTES(GIF("\x03\0", "\x02\0") FRAME("\xff\xff", "\x02\0") ";"),
        PHOTO_HUGE, 0, 0, 0 },
    { "second frame", BYTES(GIF("\x03\0", "\x02\0") FRAME("\x03\0", "\x02\0")
        FRAME("\xff\xff", "\xff\xff") ";"), PHOTO_HUGE, 0, 0, 0 },
    { "GIF with remark", BYTES(GIF("\x03\0", "\x02\0") "!\xfe\x02hi\0"
        FRAME("\x03\0", "\x02\0") ";"), PHOTO_DONE, 3, 2, 1 },
    { "cut GIF", BYTES(GIF("\x03\0", "\x02\0") FRAME("\x03\0", "\x02\0")),
        PHOTO_CUT, 0, 0, 0 },
    { "GIF and script", BYTES(GIF("\x03\0", "\x02\0") FRAME("\x03\0", "\x02\0")
        ";alert(1)"), PHOTO_MORE, 0, 0, 0 },
    { "GIF that is script", BYTES("GIF89a/*\x01\0\0\0\0*/=1;alert(1)"),
        PHOTO_BROKEN, 0, 0, 0 },
    { "JPEG", BYTES("\xff\xd8" SOF("\0\x02", "\0\x03") SOS
        "ab\xff\0\xff\xd0" "c\xff\xd9"), PHOTO_DONE, 3, 2, 1 },
    { "JPEG of a telephone", BYTES("\xff\xd8" SOF("\0\x02", "\0\x03") SOS
        "ab\xff\xd9" "film"), PHOTO_DONE, 3, 2, 1 },
    { "cut JPEG", BYTES("\xff\xd8" SOF("\0\x02", "\0\x03") SOS "ab"),
        PHOTO_CUT, 0, 0, 0 },
    { "high JPEG", BYTES("\xff\xd8" SOF("\xff\xff", "\0\x03") SOS "ab\xff\xd9"),
        PHOTO_HUGE, 0, 0, 0 },
    { "JPEG without picture", BYTES("\xff\xd8\xff\xd9"), PHOTO_BROKEN, 0, 0,
        0 },
    { "lying JPEG", BYTES("\xff\xd8" EXIF(BIG_6, "") SOF("\0\x02", "\0\x03")
        SOS "ab\xff\xd9"), PHOTO_DONE, 3, 2, 6 },
    { "PDF, too", BYTES("\xff\xd8\xff\xfe\0\x08%PDF-1" SOF("\0\x02", "\0\x03")
        SOS "ab\xff\xd9"), PHOTO_MORE, 0, 0, 0 },
    { "PDF first", BYTES("%PDF-1.4\n\xff\xd8\xff"), PHOTO_KIND, 0, 0, 0 },
    { "ZIP, too", BYTES("\xff\xd8" SOF("\0\x02", "\0\x03") SOS
        "ab\xff\xd9PK\5\6\0\0"), PHOTO_MORE, 0, 0, 0 },
    { "WebP", BYTES(WEBP("\x16\0\0\0", "VP8 \x0a\0\0\0\0\0\0\x9d\x01*\x03\0\x02\0")),
        PHOTO_DONE, 3, 2, 1 },
    { "cut WebP", BYTES(WEBP("\xff\0\0\0", "VP8 ")), PHOTO_CUT, 0, 0, 0 },
    { "WebP and more", BYTES(WEBP("\x04\0\0\0", "VP8 ")), PHOTO_MORE, 0, 0,
        0 },
    { "wide WebP", BYTES(WEBP("\x16\0\0\0", "VP8X\x0a\0\0\0\0\0\0\0\xff\xff\xff\0\0\0")),
        PHOTO_HUGE, 0, 0, 0 },
};

static void
looks_before_it_decodes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct photo_kind kind;

        print_message("# %s\n", cases[i].what);
        assert_int_equal(photo_kind_of(cases[i].data, cases[i].n, &kind),
            cases[i].want);
        if (cases[i].want != PHOTO_DONE)
            continue;
        assert_int_equal(kind.width, cases[i].width);
        assert_int_equal(kind.height, cases[i].height);
        assert_int_equal(kind.orientation, cases[i].orientation);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(
        looks_before_it_decodes) };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("photo_kind", tests, NULL, NULL);
}
