#include <string.h>

#include "base/db.h"
#include "shop/product_parts.h"

/* The product's own pictures come first, those of its items after them. */
enum { ITEMS_FROM = 1000 };

DB_STMT(images_of,
    "SELECT source, COALESCE(file, ''), alt, COALESCE(width, 0), "
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

static bool
is_same(struct db_query *q, const struct product_image *i)
{
    const char *source = db_str(q), *file = db_str(q), *alt = db_str(q);

    return strcmp(source, i->source) == 0 && strcmp(alt, i->alt) == 0 &&
           strcmp(file, i->file != NULL ? i->file : "") == 0 &&
           db_int(q) == i->width && db_int(q) == i->height;
}

static enum rc
same_images(struct ctx *ctx, int64_t product, const char *sku,
    const struct product_image *images, size_t n, bool *same)
{
    struct db_query *q = db_start(ctx, &images_of);
    size_t had = 0;

    *same = true;
    db_bind_int(q, product);
    db_bind_str(q, sku);
    while (db_next(q)) {
        if (had >= n || !is_same(q, &images[had]))
            *same = false;
        had++;
    }
    if (had != n)
        *same = false;
    return db_end(q);
}

static enum rc
drop(struct ctx *ctx, int64_t product, const char *sku)
{
    struct db_query *q = db_start(ctx, &drop_images);

    db_bind_int(q, product);
    db_bind_str(q, sku);
    return db_run(q, NULL);
}

static enum rc
first_position(struct ctx *ctx, int64_t product, const char *sku, int64_t *out)
{
    struct db_query *q;

    *out = 0;
    if (sku == NULL)
        return OK;
    q = db_start(ctx, &last_of_items);
    db_bind_int(q, ITEMS_FROM);
    db_bind_int(q, product);
    db_bind_int(q, ITEMS_FROM);
    if (db_next(q))
        *out = db_int(q);
    return db_end(q);
}

enum rc
product_put_images(struct ctx *ctx, int64_t product, const char *sku,
    const struct product_image *images, size_t n, bool *changed)
{
    int64_t position;
    bool same;

    TRY(same_images(ctx, product, sku, images, n, &same));
    if (same)
        return OK;
    *changed = true;
    TRY(drop(ctx, product, sku));
    TRY(first_position(ctx, product, sku, &position));
    for (size_t i = 0; i < n; i++) {
        struct db_query *q = db_start(ctx, &add_image);

        db_bind_int(q, product);
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
