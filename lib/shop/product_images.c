#include <string.h>

#include "base/db.h"
#include "shop/product_parts.h"

/* The product's own pictures come first, those of its items after them. */
enum { ITEMS_FROM = 1000 };

DB_STMT(images_of,
    "SELECT source, file, alt, COALESCE(width, 0), "
    "COALESCE(height, 0) FROM catalog.image WHERE product = ? AND sku <=> ? "
    "ORDER BY position LIMIT 1000");
DB_STMT(
    drop_images, "DELETE FROM catalog.image WHERE product = ? AND sku <=> ?");
DB_STMT(last_of_items,
    "SELECT COALESCE(MAX(position), ?) + 1 FROM catalog.image "
    "WHERE product = ? AND position > ?");
DB_STMT(add_image,
    "INSERT INTO catalog.image (product, sku, position, source, file, alt, "
    "width, height) VALUES (?, ?, ?, ?, ?, ?, NULLIF(?, 0), NULLIF(?, 0))");

static enum rc
load(struct product_parts *p, const char *sku, struct product_image **out,
    size_t *n)
{
    struct db_query *q;

    if (p->is_new)
        return OK;
    q = db_start(p->ctx, &images_of);
    db_bind_int(q, p->product);
    db_bind_str(q, sku);
    while (db_next(q)) {
        struct product_image *i = db_grow(q, out, n);

        i->source = db_str(q);
        i->file = db_str(q);
        i->alt = db_str(q);
        i->width = db_int(q);
        i->height = db_int(q);
    }
    return db_end(q);
}

static void
keep_file(struct product_image *i, const struct product_image *had, size_t n)
{
    for (size_t k = 0; k < n && i->file == NULL; k++)
        if (had[k].file != NULL && strcmp(had[k].source, i->source) == 0) {
            i->file = had[k].file;
            i->width = had[k].width;
            i->height = had[k].height;
        }
}

static bool
is_same(const struct product_image *a, const struct product_image *b)
{
    const char *file_a = a->file != NULL ? a->file : "";
    const char *file_b = b->file != NULL ? b->file : "";

    return strcmp(a->source, b->source) == 0 && strcmp(a->alt, b->alt) == 0 &&
           strcmp(file_a, file_b) == 0 && a->width == b->width &&
           a->height == b->height;
}

static bool
is_as_it_was(const struct product_image *had, size_t nhad,
    const struct product_image *images, size_t n)
{
    if (nhad != n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (!is_same(&had[i], &images[i]))
            return false;
    return true;
}

static enum rc
drop(struct product_parts *p, const char *sku)
{
    struct db_query *q = db_start(p->ctx, &drop_images);

    db_bind_int(q, p->product);
    db_bind_str(q, sku);
    return db_run(q, NULL);
}

static enum rc
first_position(struct product_parts *p, const char *sku, int64_t *out)
{
    struct db_query *q;

    *out = 0;
    if (sku == NULL)
        return OK;
    q = db_start(p->ctx, &last_of_items);
    db_bind_int(q, ITEMS_FROM);
    db_bind_int(q, p->product);
    db_bind_int(q, ITEMS_FROM);
    if (db_next(q))
        *out = db_int(q);
    return db_end(q);
}

enum rc
product_put_images(struct product_parts *p, const char *sku,
    struct product_image *images, size_t n)
{
    struct product_image *had = NULL;
    size_t nhad = 0;
    int64_t position;

    TRY(load(p, sku, &had, &nhad));
    for (size_t i = 0; i < n; i++)
        keep_file(&images[i], had, nhad);
    if (is_as_it_was(had, nhad, images, n))
        return OK;
    p->changed = true;
    if (nhad > 0)
        TRY(drop(p, sku));
    TRY(first_position(p, sku, &position));
    for (size_t i = 0; i < n; i++) {
        struct db_query *q = db_start(p->ctx, &add_image);

        db_bind_int(q, p->product);
        db_bind_str(q, sku);
        db_bind_int(q, position + (int64_t)i);
        db_bind_str(q, images[i].source);
        db_bind_str(q, images[i].file);
        db_bind_str(q, images[i].alt);
        db_bind_int(q, images[i].width);
        db_bind_int(q, images[i].height);
        TRY(db_run(q, NULL));
    }
    return OK;
}
