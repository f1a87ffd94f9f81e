#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include "cli/import.h"

enum { NOTES_SHOWN = 20, BAR = 40 };

struct record *
record_new(struct ctx *ctx, int64_t line)
{
    struct record *r = talloc_zero(ctx, struct record);

    r->line = line;
    r->sku = "";
    r->product.featured = r->product.position = PRODUCT_KEEP;
    r->item.position = r->item.active = r->item.price = PRODUCT_KEEP;
    r->item.compare = r->item.weight_g = r->item.stock = PRODUCT_KEEP;
    return r;
}

void
record_refuse(struct record *r, const char *column, const char *why, ...)
{
    va_list args;

    if (r->wrong != NULL)
        return;
    va_start(args, why);
    r->column = column;
    r->wrong = talloc_vasprintf(r, why, args);
    va_end(args);
}

void
record_note(struct record *r, const char *why, ...)
{
    va_list args;

    va_start(args, why);
    r->notes.at = talloc_realloc(
        r, r->notes.at, const char *, (unsigned)r->notes.n + 1);
    r->notes.at[r->notes.n++] = talloc_vasprintf(r, why, args);
    va_end(args);
}

static void
line(struct import *im, const struct record *r, const char *column,
    const char *what)
{
    fprintf(im->report, "%s:%lld: %s%s%s\n", im->path, (long long)r->line,
        column != NULL ? column : "", column != NULL ? ": " : "", what);
}

static const char *
fate(const struct record *r)
{
    return r->saved == SAVED_NEW      ? "would be added"
           : r->saved == SAVED_CHANGE ? "would be changed"
                                      : "would stay as it is";
}

static void
count(struct import *im, const struct record *r)
{
    if (r->wrong != NULL)
        im->rejected++;
    else if (r->saved == SAVED_NEW)
        im->added++;
    else if (r->saved == SAVED_CHANGE)
        im->changed++;
    else
        im->same++;
}

void
report_record(struct import *im, const struct record *r)
{
    if (!r->again)
        count(im, r);
    if (r->wrong != NULL)
        line(im, r, r->column, r->wrong);
    else if (im->dry && !r->again)
        line(im, r, r->sku, fate(r));
    for (size_t i = 0; r->wrong == NULL && i < r->notes.n; i++)
        if (im->notes++ < NOTES_SHOWN || im->dry)
            line(im, r, NULL, r->notes.at[i]);
}

void
report_progress(const struct import *im, int pass)
{
    int done = ((pass - 1) * 1000 + table_progress(im->table)) / 2;
    char bar[BAR + 1];

    if (!isatty(STDERR_FILENO))
        return;
    memset(bar, '.', BAR);
    memset(bar, '#', (size_t)(done * BAR / 1000));
    bar[BAR] = '\0';
    fprintf(
        stderr, "\r[%s] %3d %%%s", bar, done / 10, done == 1000 ? "\n" : "");
}

void
report_end(struct import *im)
{
    char *unused = table_unused(im->ctx, im->table);
    int64_t all = im->added + im->changed + im->same + im->rejected;

    if (im->notes > NOTES_SHOWN && !im->dry)
        fprintf(im->report, "and %lld more notes; --dry-run shows all\n",
            (long long)(im->notes - NOTES_SHOWN));
    if (*unused != '\0')
        fprintf(im->report, "columns not used: %s\n", unused);
    fprintf(im->report,
        "%lld rows: %lld added, %lld changed, %lld as they were, "
        "%lld rejected\n",
        (long long)all, (long long)im->added, (long long)im->changed,
        (long long)im->same, (long long)im->rejected);
    if (im->dry)
        fputs("nothing was written: it was a dry run\n", im->report);
    else if (im->whole && im->rejected > 0)
        fputs("nothing was written, because rows were rejected\n", im->report);
}
