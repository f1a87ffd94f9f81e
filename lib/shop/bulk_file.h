/*
 * A CSV file of products as the import reads it, made into the rows of a
 * job: what its lines change of products and variants that are there. Lines
 * of new ones are left out: clearcart import makes those.
 */
#ifndef SHOP_BULK_FILE_H
#define SHOP_BULK_FILE_H

#include <stdbool.h>

#include "base/table.h"
#include "shop/job.h"

enum { BULK_LINES_MAX = 10000 };

struct bulk_file {
    const char *name; /* as people call it */
    struct table *table;
    bool stock;       /* counts in it are taken over */
    const char *wrong; /* why it is refused as a whole: a code, or NULL */
};

/*
 * Makes a draft of it. INVALID: file->wrong says why. Inside a transaction.
 */
enum rc bulk_file_make(
    struct ctx *ctx, struct bulk_file *file, struct job *out) MUST_CHECK;

#endif
