#include <stdlib.h>

#include "base/db.h"
#include "shop/facet_page.h"
#include "shop/search_batch.h"

DB_STMT(listed,
    "SELECT l.category, l.product "
    "FROM JSON_TABLE(?, '$[*]' COLUMNS (id INT UNSIGNED PATH '$')) t "
    "JOIN catalog.listed l ON l.product = t.id "
    "ORDER BY l.category, l.product LIMIT 1000000");

DB_STMT(unlist, "DELETE FROM catalog.listed WHERE product = ?");

DB_STMT(list,
    "INSERT INTO catalog.listed (product, category) "
    "SELECT t.product, t.category FROM JSON_TABLE(?, '$[*]' COLUMNS "
    "(product INT UNSIGNED PATH '$[0]', category INT UNSIGNED PATH '$[1]')"
    ") t");

DB_STMT(make_page,
    "INSERT IGNORE INTO catalog.facet_page (category, page, data) "
    "VALUES (?, ?, '')");

DB_STMT(lock_page,
    "SELECT data FROM catalog.facet_page WHERE category = ? AND page = ? "
    "FOR UPDATE");

DB_STMT(write_page,
    "UPDATE catalog.facet_page SET data = ? WHERE category = ? AND page = ?");

/* A product's record in a category's page, or that it goes from there. */
struct place {
    uint32_t category;
    struct facet_change change;
};

struct places {
    struct place *at;
    size_t n;
};

static struct place *
add_place(struct ctx *ctx, struct places *all)
{
    size_t have = all->at != NULL ? talloc_array_length(all->at) : 0;

    if (all->n == have)
        all->at = talloc_realloc(ctx, all->at, struct place,
            (unsigned)(have > 0 ? have * 2 : 64));
    return &all->at[all->n++];
}

/* Where the products stand so far: they go from there. */
static enum rc
add_old(struct ctx *ctx, const struct search_batch *b, struct places *all)
{
    struct db_query *q = db_start(ctx, &listed);

    db_bind_str(q, b->ids_json);
    while (db_next(q)) {
        struct place *p = add_place(ctx, all);

        p->category = (uint32_t)db_int(q);
        p->change.product = (uint32_t)db_int(q);
        p->change.record = (struct facet_bytes){ NULL, 0 };
    }
    return db_end(q);
}

static void
add_new(struct ctx *ctx, const struct search_batch *b, struct places *all)
{
    for (size_t i = 0; i < b->n; i++) {
        const struct search_entry *e = &b->at[i];
        struct facet_entry f = { (uint32_t)e->product, (uint32_t)e->created,
            (int32_t)e->place, e->price, e->values, e->nvalues, e->name };
        struct facet_bytes record = facet_pack(ctx, &f);

        for (size_t j = 0; j < e->ncategories; j++) {
            struct place *p = add_place(ctx, all);

            p->category = e->categories[j];
            p->change = (struct facet_change){ f.product, record };
        }
    }
}

/* By page, then product; a new record before "it goes" of the same. */
static int
place_order(const void *a, const void *b)
{
    const struct place *x = a, *y = b;

    if (x->category != y->category)
        return x->category < y->category ? -1 : 1;
    if (x->change.product != y->change.product)
        return x->change.product < y->change.product ? -1 : 1;
    return (x->change.record.n == 0) - (y->change.record.n == 0);
}

static void
sort_once(struct places *all)
{
    size_t n = 0;

    if (all->n == 0)
        return;
    qsort(all->at, all->n, sizeof(all->at[0]), place_order);
    for (size_t i = 1; i < all->n; i++)
        if (all->at[i].category != all->at[n].category ||
            all->at[i].change.product != all->at[n].change.product)
            all->at[++n] = all->at[i];
    all->n = n + 1;
}

static uint32_t
page_of(const struct place *p)
{
    return p->change.product / FACET_PAGE_PRODUCTS;
}

static enum rc
lock(struct ctx *ctx, uint32_t category, uint32_t page,
    struct facet_bytes *out)
{
    struct db_query *q = db_start(ctx, &make_page);
    const void *data = NULL;

    db_bind_int(q, category);
    db_bind_int(q, page);
    TRY(db_run(q, NULL));
    q = db_start(ctx, &lock_page);
    db_bind_int(q, category);
    db_bind_int(q, page);
    out->n = 0;
    if (db_next(q))
        data = db_blob(q, &out->n);
    out->data = talloc_memdup(ctx, data, out->n);
    return db_end(q);
}

static enum rc
change_page(struct ctx *ctx, const struct place *at, size_t n)
{
    struct facet_change *changes = talloc_array(
        ctx, struct facet_change, (unsigned)n);
    struct facet_bytes old, page;
    struct db_query *q;

    for (size_t i = 0; i < n; i++)
        changes[i] = at[i].change;
    TRY(lock(ctx, at->category, page_of(at), &old));
    page = facet_splice(ctx, old.data, old.n, changes, n);
    q = db_start(ctx, &write_page);
    db_bind_blob(q, page.data, page.n);
    db_bind_int(q, at->category);
    db_bind_int(q, page_of(at));
    TRY(db_run(q, NULL));
    talloc_free(old.data);
    talloc_free(page.data);
    talloc_free(changes);
    return OK;
}

static enum rc
change_pages(struct ctx *ctx, const struct places *all)
{
    for (size_t i = 0, n; i < all->n; i += n) {
        const struct place *p = &all->at[i];

        for (n = 1; i + n < all->n && p[n].category == p->category &&
             page_of(&p[n]) == page_of(p);)
            n++;
        TRY(change_page(ctx, p, n));
    }
    return OK;
}

static enum rc
relist(struct ctx *ctx, const struct search_batch *b)
{
    struct db_query *q;
    char *json = talloc_strdup(ctx, "[");
    const char *comma = "";

    TRY(search_batch_each(ctx, b, &unlist));
    for (size_t i = 0; i < b->n; i++)
        for (size_t j = 0; j < b->at[i].ncategories; j++) {
            json = talloc_asprintf_append_buffer(json, "%s[%lld,%u]", comma,
                (long long)b->at[i].product, b->at[i].categories[j]);
            comma = ",";
        }
    q = db_start(ctx, &list);
    db_bind_str(q, talloc_strdup_append_buffer(json, "]"));
    return db_run(q, NULL);
}

enum rc
search_batch_list(struct ctx *ctx, const struct search_batch *batch)
{
    struct places all = { NULL, 0 };

    TRY(add_old(ctx, batch, &all));
    add_new(ctx, batch, &all);
    sort_once(&all);
    TRY(change_pages(ctx, &all));
    return relist(ctx, batch);
}
