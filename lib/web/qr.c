#include "web/qr.h"

#include <qrencode.h>

#include "base/log.h"

enum { DARK = 1 };

/* Dark modules side by side are one rectangle. */
static char *
add_row(char *path, const unsigned char *row, int y, int width)
{
    for (int x = 0; x < width; x++) {
        int from = x;

        while (x < width && (row[x] & DARK) != 0)
            x++;
        if (x > from)
            path = talloc_asprintf_append(
                path, "M%d %dh%dv1h-%dz", from, y, x - from, x - from);
    }
    return path;
}

char *
qr_path(TALLOC_CTX *mem, const char *text, int *size)
{
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    char *path = talloc_strdup(mem, "");

    if (code == NULL)
        bug("a text too long for a QR code");
    for (int y = 0; y < code->width; y++)
        path = add_row(path, code->data + y * code->width, y, code->width);
    *size = code->width;
    QRcode_free(code);
    return path;
}
