#include "cli/export.h"

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/csv_cell.h"
#include "base/db.h"
#include "cli/commands.h"

DB_STMT(attributes,
    "SELECT GREATEST((SELECT COALESCE(MAX(n), 0) FROM (SELECT "
    "COUNT(DISTINCT attribute) AS n FROM catalog.product_attribute "
    "GROUP BY product) a), (SELECT COALESCE(MAX(n), 0) FROM (SELECT "
    "COUNT(*) AS n FROM catalog.item_option GROUP BY sku) o))");
DB_STMT(next_rows,
    "SELECT sku, variant FROM ("
    "(SELECT sku, 0 AS variant FROM catalog.product WHERE sku > ? "
    "ORDER BY sku LIMIT 200) UNION ALL "
    "(SELECT i.sku, 1 FROM catalog.item i "
    "JOIN catalog.product p ON p.id = i.product "
    "WHERE i.sku > ? AND i.sku <> p.sku AND i.retired = 0 "
    "ORDER BY i.sku LIMIT 200)) r "
    "ORDER BY sku LIMIT 200");

static const struct {
    const char *name;
    size_t at;
} columns[] = {
#define COLUMN(name, member)                                                   \
    {                                                                          \
        name, offsetof(struct export_row, member)                              \
    }
    COLUMN("Type", type),
    COLUMN("SKU", sku),
    COLUMN("Name", name),
    COLUMN("Published", published),
    COLUMN("Is featured?", featured),
    COLUMN("Brand", brand),
    COLUMN("Short description", summary),
    COLUMN("Description", description),
    COLUMN("Description format", description_format),
    COLUMN("Tax class", tax_class),
    COLUMN("In stock?", in_stock),
    COLUMN("Stock", stock),
    COLUMN("Weight (kg)", weight),
    COLUMN("Sale price", sale),
    COLUMN("Regular price", regular),
    COLUMN("Currency", currency),
    COLUMN("Categories", categories),
    COLUMN("Images", images),
    COLUMN("Image alts", alts),
    COLUMN("Parent", parent),
    COLUMN("Cross-sells", cross_sells),
    COLUMN("Position", position),
    COLUMN("GTIN, UPC, EAN, or ISBN", gtin),
#undef COLUMN
};

struct export
{
    FILE *to;
    size_t attributes;
};

struct key {
    const char *sku;
    int variant;
};

static enum rc
count_attributes(struct ctx *ctx, size_t *n)
{
    struct db_query *q = db_start(ctx, &attributes);

    *n = db_next(q) ? (size_t)db_int(q) : 0;
    if (*n > EXPORT_ATTRIBUTES)
        *n = EXPORT_ATTRIBUTES;
    return db_end(q);
}

static void
write_header(struct export *e)
{
    for (size_t i = 0; i < COUNT(columns); i++)
        cell_write(e->to, columns[i].name, i == 0);
    for (size_t i = 1; i <= e->attributes; i++)
        fprintf(e->to,
            ",Attribute %zu name,Attribute %zu value(s),Attribute %zu visible",
            i, i, i);
    fputs("\r\n", e->to);
}

static void
write_row(struct export *e, const struct export_row *row)
{
    for (size_t i = 0; i < COUNT(columns); i++) {
        const char *text;

        memcpy(&text, (const char *)row + columns[i].at, sizeof(text));
        cell_write(e->to, text != NULL ? text : "", i == 0);
    }
    for (size_t i = 0; i < e->attributes; i++) {
        bool there = i < row->nattributes;
        const struct export_attribute *a = &row->attributes[i];

        cell_write(e->to, there ? a->name : "", 0);
        cell_write(e->to, there ? a->values : "", 0);
        cell_write(e->to, !there ? "" : a->visible ? "1" : "0", 0);
    }
    fputs("\r\n", e->to);
}

/* The rows behind a SKU, in order of SKUs. */
static enum rc
next_keys(struct ctx *ctx, const char *after, struct key **keys, size_t *n)
{
    struct db_query *q = db_start(ctx, &next_rows);

    db_bind_str(q, after);
    db_bind_str(q, after);
    while (db_next(q)) {
        struct key *k = db_grow(q, keys, n);

        k->sku = db_str(q);
        k->variant = db_int(q) != 0;
    }
    return db_end(q);
}

static enum rc
write_some(struct ctx *ctx, struct export *e, const char *after, char **last)
{
    struct key *keys = NULL;
    size_t n = 0;

    TRY(next_keys(ctx, after, &keys, &n));
    for (size_t i = 0; i < n; i++) {
        struct export_row row;

        TRY(export_read(ctx, keys[i].sku, keys[i].variant, &row));
        write_row(e, &row);
    }
    *last = n > 0 ? talloc_strdup(NULL, keys[n - 1].sku) : NULL;
    return OK;
}

/* In one snapshot; begins anew if it is run again. */
static enum rc
write_all(struct ctx *ctx, void *arg)
{
    struct export *e = arg;
    char *after = talloc_strdup(NULL, "");
    enum rc rc;

    rewind(e->to);
    if (ftruncate(fileno(e->to), 0) != 0)
        return FAIL;
    rc = count_attributes(ctx, &e->attributes);
    write_header(e);
    while (rc == OK && after != NULL) {
        struct ctx *some = ctx_new(ctx, ctx->db, ctx->conf, ctx->keep);
        char *last = NULL;

        rc = write_some(some, e, after, &last);
        talloc_free(some);
        talloc_free(after);
        after = last;
    }
    talloc_free(after);
    return rc;
}

static bool
copy_out(FILE *from)
{
    int c;

    rewind(from);
    while ((c = getc(from)) != EOF)
        putchar(c);
    return fflush(stdout) == 0 && !ferror(stdout);
}

/* A file appears whole or not at all. */
static int
export_to(struct ctx *ctx, const char *path)
{
    char *part = path != NULL ? talloc_asprintf(ctx, "%s.part", path) : NULL;
    struct export e = {path != NULL ? fopen(part, "w+e") : tmpfile(), 0};
    bool good;

    if (e.to == NULL) {
        fprintf(stderr, "%s: %s\n", path != NULL ? path : "tmpfile",
            strerror(errno));
        return EX_CANTCREAT;
    }
    good = db_snapshot(ctx, write_all, &e) == OK && fflush(e.to) == 0 &&
           !ferror(e.to);
    if (good && path == NULL)
        good = copy_out(e.to);
    fclose(e.to);
    if (path != NULL && good)
        good = rename(part, path) == 0;
    else if (path != NULL)
        unlink(part);
    if (!good)
        fputs("the export failed\n", stderr);
    return good ? EX_OK : EX_SOFTWARE;
}

int
export_command(struct ctx *ctx, int argc, char **argv)
{
    if (argc > 2) {
        fprintf(stderr, "usage: clearcart %s [FILE.csv]\n", argv[0]);
        return EX_USAGE;
    }
    return export_to(ctx, argc == 2 ? argv[1] : NULL);
}
