#include "shop/listing.h"

#include <string.h>

#include "base/db.h"
#include "shop/facet_page.h"

DB_STMT(pages,
    "SELECT data FROM catalog.facet_page WHERE category = ? "
    "ORDER BY page LIMIT 100000");

DB_STMT(sold_out,
    "SELECT DISTINCT i.product FROM catalog.item i WHERE i.sold_out = 1 "
    "AND NOT EXISTS (SELECT 1 FROM catalog.item j WHERE "
    "j.product = i.product AND j.active = 1 AND j.sold_out = 0) "
    "ORDER BY i.product LIMIT 1000000");

struct pass {
    struct ctx *ctx;
    const struct list_query *query;
    const struct facets *facets;
    struct list_result *out;
    struct list_key keys[LIST_PAGE]; /* the best so far, in order */
    uint32_t *gone;                  /* sold out, ascending */
    size_t ngone, at_gone, at_hit;
    bool stale; /* a value that facets does not have */
};

static int
key_order(const struct list_key *a, const struct list_key *b)
{
    size_t n = a->name_length < b->name_length ? a->name_length
                                               : b->name_length;
    int order;

    if (a->number != b->number)
        return a->number < b->number ? -1 : 1;
    order = n > 0 ? memcmp(a->name, b->name, n) : 0;
    if (order != 0)
        return order;
    if (a->name_length != b->name_length)
        return a->name_length < b->name_length ? -1 : 1;
    return (a->product > b->product) - (a->product < b->product);
}

static struct list_key
key_of(enum list_sort sort, const struct facet_record *r, int64_t rank)
{
    struct list_key key = { 0, r->product, "", 0 };

    switch (sort) {
    case SORT_NAME:
        key.name = r->name;
        key.name_length = r->name_length;
        break;
    case SORT_PRICE:
        key.number = r->price;
        break;
    case SORT_PRICE_DOWN:
        key.number = -r->price;
        break;
    case SORT_NEW:
        key.number = -(int64_t)r->created;
        break;
    default:
        key.number = rank * ((int64_t)1 << 32) + r->place;
    }
    return key;
}

/* Keeps the key if it is among the first of those after the cursor. */
static void
keep_key(struct pass *p, const struct list_key *key)
{
    struct list_result *out = p->out;
    size_t i;

    out->total++;
    if (p->query->after != NULL && key_order(key, p->query->after) <= 0) {
        out->before++;
        return;
    }
    if (out->n == LIST_PAGE && key_order(key, &p->keys[LIST_PAGE - 1]) > 0)
        return;
    if (out->n < LIST_PAGE)
        out->n++;
    for (i = out->n - 1; i > 0 && key_order(key, &p->keys[i - 1]) < 0; i--)
        p->keys[i] = p->keys[i - 1];
    p->keys[i] = *key;
}

static bool
has_value(const struct facet_record *r, uint32_t id)
{
    for (size_t i = 0; i < r->nvalues; i++)
        if (facet_value(r, i) == id)
            return true;
    return false;
}

/*
 * How many of the facets chosen in the record does not have; *missed is one
 * of them. Choices of a facet stand together.
 */
static size_t
misses(const struct list_query *q, const struct facet_record *r,
    uint32_t *missed)
{
    size_t n = 0;

    for (size_t i = 0; i < q->nchoices;) {
        uint32_t facet = q->choices[i].facet;
        bool found = false;

        for (; i < q->nchoices && q->choices[i].facet == facet; i++)
            found = found || has_value(r, q->choices[i].id);
        if (!found) {
            *missed = facet;
            n++;
        }
    }
    return n;
}

static void
count(struct pass *p, const struct facet_record *r, bool all, uint32_t facet)
{
    for (size_t i = 0; i < r->nvalues; i++) {
        int64_t at = facet_place(p->facets, facet_value(r, i));

        if (at < 0)
            p->stale = true;
        else if (all || p->facets->values[at].facet == facet)
            p->out->counts[at]++;
    }
}

static bool
is_hit(struct pass *p, uint32_t product, int64_t *rank)
{
    const struct search_hits *h = p->query->hits;

    *rank = 0;
    if (h == NULL)
        return true;
    while (p->at_hit < h->n && h->at[p->at_hit].product < product)
        p->at_hit++;
    if (p->at_hit == h->n || h->at[p->at_hit].product != product)
        return false;
    *rank = h->at[p->at_hit].rank;
    return true;
}

static bool
is_here(struct pass *p, uint32_t product)
{
    while (p->at_gone < p->ngone && p->gone[p->at_gone] < product)
        p->at_gone++;
    return p->at_gone == p->ngone || p->gone[p->at_gone] != product;
}

static void
look_at(struct pass *p, const struct facet_record *r)
{
    const struct list_query *q = p->query;
    uint32_t missed = FACET_UNKNOWN;
    struct list_key key;
    int64_t rank;
    size_t n;

    if (!is_hit(p, r->product, &rank) || !is_here(p, r->product) ||
        r->price < q->price_min || r->price > q->price_max)
        return;
    n = misses(q, r, &missed);
    if (n <= 1)
        count(p, r, n == 0, missed);
    if (n > 0)
        return;
    key = key_of(q->sort, r, rank);
    keep_key(p, &key);
}

static enum rc
read_gone(struct pass *p)
{
    struct db_query *q = db_start(p->ctx, &sold_out);

    while (db_next(q)) {
        uint32_t *product = db_grow(q, &p->gone, &p->ngone);

        *product = (uint32_t)db_int(q);
    }
    return db_end(q);
}

static enum rc
read_pages(struct pass *p)
{
    struct db_query *q = db_start(p->ctx, &pages);

    db_bind_int(q, p->query->category);
    while (db_next(q)) {
        size_t n = 0;
        const unsigned char *at = db_blob(q, &n);
        const unsigned char *end = at + n;
        struct facet_record r;

        while (facet_next(&at, end, &r))
            look_at(p, &r);
    }
    return db_end(q);
}

static enum rc
run(struct ctx *ctx, const struct list_query *query,
    const struct facets *facets, struct list_result *out, bool *stale)
{
    struct pass *p = talloc_zero(ctx, struct pass);

    *out = (struct list_result){ .n = 0 };
    out->counts =
        talloc_zero_array(ctx, uint32_t, (unsigned)facets->nvalues);
    p->ctx = ctx;
    p->query = query;
    p->facets = facets;
    p->out = out;
    if (query->in_stock)
        TRY(read_gone(p));
    TRY(read_pages(p));
    for (size_t i = 0; i < out->n; i++)
        out->products[i] = p->keys[i].product;
    if (out->n > 0)
        out->last = p->keys[out->n - 1];
    *stale = p->stale;
    return OK;
}

enum rc
listing_find(struct ctx *ctx, const struct list_query *query,
    const struct facets **facets, struct list_result *out)
{
    bool stale;

    TRY(run(ctx, query, *facets, out, &stale));
    if (!stale)
        return OK;
    TRY(facet_again(ctx, facets));
    return run(ctx, query, *facets, out, &stale);
}
