/* Two people changed one thing: both sides, and what sends ours again. */
#ifndef ADMIN_STALE_H
#define ADMIN_STALE_H

#include <stdint.h>

#include "web/app.h"

struct stale_row {
    size_t field; /* of the form */
    const char *now;
    const char *asked; /* in words; NULL: as it was typed */
};

struct stale {
    const char *here, *name; /* the address and name of the form's page */
    size_t version_field;
    int64_t version; /* of now */
    const struct stale_row *rows;
    size_t n;
};

/* Answers 409; nothing was changed. */
void stale_put(struct req *req, const struct stale *s);

#endif
