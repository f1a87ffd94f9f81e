#include "cli/import.h"

#include <getopt.h>
#include <string.h>
#include <unistd.h>

#include "base/db.h"
#include "cli/commands.h"
#include "cli/seen.h"
#include "shop/photo.h"

enum { BATCH = 200, ALL_ROWS = 0, SOME_ROWS = 1, NOTHING = 2 };

static const struct format *const formats[] = {&format_woo, &format_shopify};

static struct ctx *
batch_ctx(struct import *im)
{
    struct ctx *ctx =
        ctx_new(im->ctx, im->ctx->db, im->ctx->conf, im->ctx->keep);

    ctx->actor = im->ctx->actor;
    return ctx;
}

static enum rc
one_batch(struct import *im, int pass, bool *more)
{
    struct record *records[BATCH], *r;
    struct ctx *ctx = batch_ctx(im);
    enum rc rc;
    size_t n = 0;

    while (n < BATCH && (r = im->format->next(im, ctx, pass)) != NULL) {
        records[n++] = r;
    }
    *more = n == BATCH;
    rc = import_images(im, ctx, records, n);
    for (size_t i = 0; i < n; i++)
        records[i]->noted = records[i]->notes.n;
    if (rc == OK && n > 0)
        rc = import_batch(im, ctx, records, n);
    for (size_t i = 0; rc == OK && i < n; i++)
        report_record(im, records[i]);
    talloc_free(ctx);
    return rc;
}

static enum rc
both_passes(struct import *im)
{
    for (int pass = 1; pass <= 2; pass++) {
        bool more = true;

        table_rewind(im->table);
        while (more) {
            TRY(one_batch(im, pass, &more));
            report_progress(im, pass);
        }
    }
    return OK;
}

/* All rows in one transaction, which may have to be run again. */
static enum rc
whole_file(struct ctx *ctx, void *arg)
{
    struct import *im = arg;

    (void)ctx;
    rewind(im->report);
    if (ftruncate(fileno(im->report), 0) != 0)
        return FAIL;
    im->added = im->changed = im->same = im->rejected = im->notes = 0;
    TRY(both_passes(im));
    return im->rejected == 0 ? OK : INVALID;
}

static enum rc
run_whole(struct import *im)
{
    enum rc rc;
    int c;

    im->report = tmpfile();
    if (im->report == NULL)
        return FAIL;
    rc = db_transaction(im->ctx, whole_file, im);
    rewind(im->report);
    while ((c = getc(im->report)) != EOF)
        putchar(c);
    fclose(im->report);
    im->report = stdout;
    return rc == INVALID ? OK : rc;
}

static bool
find_format(struct import *im)
{
    for (size_t i = 0; i < COUNT(formats); i++) {
        im->format = formats[i];
        im->columns = formats[i]->open(im);
        if (im->columns != NULL)
            return true;
    }
    return false;
}

static int
import_file(struct import *im)
{
    const char *why;
    enum rc rc;

    im->table = table_open(im->ctx, im->path, &why);
    if (im->table == NULL) {
        fprintf(stderr, "%s: %s\n", im->path, why);
        return NOTHING;
    }
    if (!find_format(im)) {
        fprintf(stderr,
            "%s:1: has neither the columns Type and SKU nor "
            "Handle\n",
            im->path);
        return NOTHING;
    }
    rc = im->one ? run_whole(im) : both_passes(im);
    report_end(im);
    if (rc != OK)
        fputs("the import ended early: the database failed\n", stderr);
    if (rc != OK || (im->whole && im->rejected > 0) ||
        (im->rejected > 0 && im->added + im->changed + im->same == 0))
        return NOTHING;
    return im->rejected > 0 ? SOME_ROWS : ALL_ROWS;
}

static int
usage(void)
{
    fputs("usage: clearcart import FILE.csv [--images DIR] [--dry-run] "
          "[--stock] [--all-or-nothing]\n",
        stderr);
    return NOTHING;
}

int
import_command(struct ctx *ctx, int argc, char **argv)
{
    static const struct option longs[] = {{"images", 1, NULL, 'i'},
        {"dry-run", 0, NULL, 'n'}, {"stock", 0, NULL, 's'},
        {"all-or-nothing", 0, NULL, 'a'}, {NULL, 0, NULL, 0}};
    struct import im = {.ctx = ctx, .report = stdout};
    int c, lock, status;

    while ((c = getopt_long(argc, argv, "i:nsa", longs, NULL)) != -1) {
        if (c == 'i')
            im.images = optarg;
        else if (c == 'n')
            im.dry = true;
        else if (c == 's')
            im.stock = true;
        else if (c == 'a')
            im.whole = true;
        else
            return usage();
    }
    if (optind + 1 != argc)
        return usage();
    im.path = argv[optind];
    im.one = im.whole && !im.dry;
    im.seen = seen_new(ctx);
    import_find_images(&im);
    lock = photo_lock(ctx->conf->paths.media, false);
    status = import_file(&im);
    if (lock >= 0)
        close(lock);
    return status;
}
