#include "shop/picture.h"

#include <string.h>

#include "base/db.h"

/* The product's own pictures come first, those of its items after them. */
enum { ITEMS_FROM = 1001, ASIDE = 20000 };

DB_STMT(product_row, "SELECT id, version, name, slug, status "
                     "FROM catalog.product WHERE id = ? LIMIT 1");
DB_STMT(lock_row,
    "SELECT id FROM catalog.product WHERE id = ? LIMIT 1 FOR UPDATE");
DB_STMT(rows,
    "SELECT id, file, source, alt, sku, COALESCE(width, 0), "
    "COALESCE(height, 0) FROM catalog.image WHERE product = ? "
    "ORDER BY position LIMIT 1000");
DB_STMT(variants,
    "SELECT sku, options FROM catalog.item WHERE product = ? "
    "ORDER BY position LIMIT ?");
DB_STMT(fits, "SELECT 1 FROM catalog.item WHERE sku = ? AND product = ? "
              "LIMIT 1");
DB_STMT(next_place,
    "SELECT COALESCE(MAX(position) + 1, ?) FROM catalog.image "
    "WHERE product = ? AND position >= ? AND position < ?");
DB_STMT(add,
    "INSERT INTO catalog.image (product, sku, position, source, file, alt, "
    "width, height) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
DB_STMT(remove_row, "DELETE FROM catalog.image WHERE id = ?");
DB_STMT(put_aside,
    "UPDATE catalog.image SET position = position + ? WHERE product = ?");
DB_STMT(write_row,
    "UPDATE catalog.image SET alt = ?, sku = ?, position = ? WHERE id = ?");

static enum rc
read_product(struct ctx *ctx, int64_t product, struct pictures *out)
{
    struct db_query *q = db_start(ctx, &product_row);

    db_bind_int(q, product);
    if (db_next(q)) {
        out->product = db_int(q);
        out->version = db_int(q);
        out->name = db_str(q);
        out->slug = db_str(q);
        out->status = db_str(q);
    }
    TRY(db_end(q));
    return out->product != 0 ? OK : NOTFOUND;
}

static enum rc
read_pictures(struct ctx *ctx, struct pictures *out)
{
    struct db_query *q = db_start(ctx, &rows);

    db_bind_int(q, out->product);
    while (db_next(q)) {
        struct picture *p = db_grow(q, &out->at, &out->n);

        p->id = db_int(q);
        p->file = db_str(q);
        p->source = db_str(q);
        p->alt = db_str(q);
        p->sku = db_str(q);
        p->width = db_int(q);
        p->height = db_int(q);
    }
    return db_end(q);
}

static enum rc
read_variants(struct ctx *ctx, struct pictures *out)
{
    struct db_query *q = db_start(ctx, &variants);

    db_bind_int(q, out->product);
    db_bind_int(q, PICTURE_VARIANTS_MAX + 1);
    while (db_next(q)) {
        struct picture_variant *v =
            db_grow(q, &out->variants, &out->nvariants);

        v->sku = db_str(q);
        v->options = db_str(q);
    }
    return db_end(q);
}

enum rc
pictures_read(struct ctx *ctx, int64_t product, struct pictures *out)
{
    *out = (struct pictures){ 0 };
    TRY(read_product(ctx, product, out));
    TRY(read_pictures(ctx, out));
    return read_variants(ctx, out);
}

enum rc
pictures_lock(struct ctx *ctx, int64_t product, struct pictures *out)
{
    struct db_query *q = db_start(ctx, &lock_row);

    db_bind_int(q, product);
    while (db_next(q))
        continue;
    TRY(db_end(q));
    return pictures_read(ctx, product, out);
}

enum rc
picture_fits(struct ctx *ctx, int64_t product, const char *sku, bool *out)
{
    struct db_query *q = db_start(ctx, &fits);

    db_bind_str(q, sku);
    db_bind_int(q, product);
    *out = db_next(q);
    return db_end(q);
}

static enum rc
find_place(struct ctx *ctx, int64_t product, const char *sku, int64_t *out)
{
    int64_t from = sku != NULL ? ITEMS_FROM : 0;
    struct db_query *q = db_start(ctx, &next_place);

    db_bind_int(q, from);
    db_bind_int(q, product);
    db_bind_int(q, from);
    db_bind_int(q, sku != NULL ? ASIDE : ITEMS_FROM);
    if (db_next(q))
        *out = db_int(q);
    return db_end(q);
}

enum rc
picture_add(struct ctx *ctx, struct pictures *all, const struct picture *p)
{
    int64_t place = 0;
    struct db_query *q;

    if (all->n >= PICTURES_MAX)
        return INVALID;
    TRY(find_place(ctx, all->product, p->sku, &place));
    q = db_start(ctx, &add);
    db_bind_int(q, all->product);
    db_bind_str(q, p->sku);
    db_bind_int(q, place);
    db_bind_str(q, p->source);
    db_bind_str(q, p->file);
    db_bind_str(q, p->alt);
    db_bind_int(q, p->width);
    db_bind_int(q, p->height);
    all->n++;
    return db_run(q, NULL);
}

enum rc
picture_remove(struct ctx *ctx, int64_t id)
{
    struct db_query *q = db_start(ctx, &remove_row);

    db_bind_int(q, id);
    return db_run_one(q);
}

enum rc
pictures_write(struct ctx *ctx, struct pictures *all)
{
    int64_t own = 0, items = ITEMS_FROM;
    struct db_query *q = db_start(ctx, &put_aside);

    db_bind_int(q, ASIDE);
    db_bind_int(q, all->product);
    TRY(db_run(q, NULL));
    for (size_t i = 0; i < all->n; i++) {
        const struct picture *p = &all->at[i];

        q = db_start(ctx, &write_row);
        db_bind_str(q, p->alt);
        db_bind_str(q, p->sku);
        db_bind_int(q, p->sku != NULL ? items++ : own++);
        db_bind_int(q, p->id);
        TRY(db_run_one(q));
    }
    return OK;
}
