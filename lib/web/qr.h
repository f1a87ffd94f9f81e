/* A QR code as the path of an SVG: one unit a module, from 0 to size. */
#ifndef WEB_QR_H
#define WEB_QR_H

#include <talloc.h>

char *qr_path(TALLOC_CTX *mem, const char *text, int *size);

#endif
