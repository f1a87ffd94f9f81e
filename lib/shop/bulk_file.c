#include "shop/bulk_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/conf.h"
#include "base/db.h"
#include "base/json.h"
#include "base/str.h"
#include "shop/bulk.h"
#include "shop/job_desk.h"

enum { LINES = 250 };

DB_STMT(owners,
    "SELECT COALESCE(i.product, p.id, 0) FROM JSON_TABLE(?, '$[*]' COLUMNS "
    "(n FOR ORDINALITY, sku VARCHAR(64) CHARACTER SET utf8mb4 "
    "COLLATE utf8mb4_bin PATH '$')) t "
    "LEFT JOIN catalog.item i ON i.sku = t.sku "
    "LEFT JOIN catalog.product p ON p.sku = t.sku "
    "ORDER BY t.n LIMIT 1000");
DB_STMT(tax_classes,
    "SELECT code FROM catalog.tax_class ORDER BY code LIMIT 100");

enum column { SKU, REGULAR, SALE, STOCK, NAME, BRAND, SUMMARY, PUBLISHED,
    TAX, COLUMNS };

static const char *const names[COLUMNS] = { [SKU] = "SKU",
    [REGULAR] = "Regular price", [SALE] = "Sale price", [STOCK] = "Stock",
    [NAME] = "Name", [BRAND] = "Brand", [SUMMARY] = "Short description",
    [PUBLISHED] = "Published", [TAX] = "Tax class" };

struct line {
    int64_t n, product;
    const char *cell[COLUMNS]; /* NULL: there is no such column */
    const char *problem;
};

struct file {
    struct ctx *ctx;
    struct bulk_file *of;
    struct job *job;
    int at[COLUMNS];
    struct line lines[LINES];
    size_t n;
    json_t *seen; /* SKUs of the lines so far */
    const char **classes;
    size_t nclasses;
};

static bool
read_line(struct file *f)
{
    struct line *l = &f->lines[f->n];
    const char *column = NULL, *problem;

    if (f->n == LINES || !table_next(f->of->table))
        return false;
    *l = (struct line){ .n = table_line(f->of->table) };
    for (enum column c = SKU; c < COLUMNS; c++) {
        const char *cell = table_cell(f->of->table, f->at[c]);

        l->cell[c] = cell != NULL ? str_trim(f->ctx, cell) : NULL;
    }
    problem = table_problem(f->of->table, &column);
    if (problem != NULL || str_chars(l->cell[SKU]) > 64)
        l->problem = "line_broken";
    f->n++;
    return true;
}

/* Whose each SKU is: an item's product, a product, or nobody's. */
static enum rc
find_owners(struct file *f)
{
    json_t *skus = json_array();
    struct db_query *q;
    size_t i = 0;

    for (size_t k = 0; k < f->n; k++)
        json_array_append_new(skus,
            json_string(f->lines[k].problem == NULL
                    ? f->lines[k].cell[SKU] : ""));
    q = db_start(f->ctx, &owners);
    db_bind_str(q, json_text(f->ctx, skus, JSON_COMPACT));
    while (db_next(q) && i < f->n)
        f->lines[i++].product = db_int(q);
    return db_end(q);
}

static int
by_number(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

static enum rc
read_owners(struct file *f, struct bulk_subject **at, size_t *n)
{
    int64_t ids[LINES];
    size_t once = 0;

    for (size_t i = 0; i < f->n; i++)
        ids[i] = f->lines[i].product;
    qsort(ids, f->n, sizeof(ids[0]), by_number);
    for (size_t i = 0; i < f->n; i++)
        if (ids[i] != 0 && (once == 0 || ids[once - 1] != ids[i]))
            ids[once++] = ids[i];
    return bulk_read(f->ctx, ids, once, at, n);
}

/* What a line asks for; why is set if it cannot be. */
struct wish {
    struct file *f;
    const struct line *l;
    json_t *after;
    const char *why, *detail;
};

static void
refuse(struct wish *w, const char *why, enum column c)
{
    if (w->why != NULL)
        return;
    w->why = why;
    w->detail = talloc_asprintf(w->f->ctx, "%s: %s", names[c],
        str_brief(w->f->ctx, w->l->cell[c], 60));
}

static bool
has(const struct wish *w, enum column c)
{
    return w->l->cell[c] != NULL && w->l->cell[c][0] != '\0';
}

/* An empty cell leaves what is there; a sale price of 0 ends the sale. */
static void
want_prices(struct wish *w, const struct bulk_item *i)
{
    const char *cur = w->f->ctx->conf->shop.currency;
    bool reduced = i->compare.minor > 0;
    struct money regular = reduced ? i->compare : i->price;
    struct money sale = reduced ? i->price : money_of(0, cur);

    if (!has(w, REGULAR) && !has(w, SALE))
        return;
    if (has(w, REGULAR) &&
        (!money_parse(w->l->cell[REGULAR], cur, &regular) ||
            regular.minor <= 0 || regular.minor > PRICE_MAX))
        refuse(w, "cell_price", REGULAR);
    else if (has(w, SALE) && (!money_parse(w->l->cell[SALE], cur, &sale) ||
                                 money_cmp(sale, regular) >= 0))
        refuse(w, "cell_price", SALE);
    else if (sale.minor > 0 && money_cmp(sale, regular) >= 0)
        refuse(w, "price_below_offer", REGULAR);
    json_object_set_new(w->after, "price",
        json_integer(sale.minor > 0 ? sale.minor : regular.minor));
    json_object_set_new(w->after, "compare",
        json_integer(sale.minor > 0 ? regular.minor : 0));
}

static void
want_stock(struct wish *w, const struct bulk_item *item)
{
    int64_t n;

    if (!w->f->of->stock || !has(w, STOCK))
        return;
    if (!str_int(w->l->cell[STOCK], 0, STOCK_MAX, &n))
        refuse(w, "cell_number", STOCK);
    else if (n < item->reserved)
        refuse(w, "below_reserved", STOCK);
    else
        json_object_set_new(w->after, "on_hand", json_integer(n));
}

static void
want_text(struct wish *w, enum column c, const char *key, size_t max)
{
    const char *text = w->l->cell[c];

    if (!has(w, c))
        return;
    if (c != NAME && strcmp(text, "-") == 0)
        text = "";
    if (str_chars(text) > max)
        refuse(w, "cell_long", c);
    else
        json_object_set_new(w->after, key, json_string(text));
}

static void
want_status(struct wish *w, const struct bulk_subject *p)
{
    const char *s = w->l->cell[PUBLISHED];

    if (!has(w, PUBLISHED))
        return;
    if (strcmp(s, "1") == 0 && !bulk_can_publish(p))
        refuse(w, "nothing_to_sell", PUBLISHED);
    else if (strcmp(s, "1") == 0)
        json_object_set_new(w->after, "status", json_string("published"));
    else if (strcmp(s, "0") != 0 && strcmp(s, "-1") != 0)
        refuse(w, "cell_number", PUBLISHED);
    else if (strcmp(p->status, "archived") != 0)
        json_object_set_new(w->after, "status", json_string("draft"));
}

static void
want_tax_class(struct wish *w)
{
    if (!has(w, TAX))
        return;
    for (size_t i = 0; i < w->f->nclasses; i++)
        if (strcmp(w->f->classes[i], w->l->cell[TAX]) == 0) {
            json_object_set_new(
                w->after, "tax_class", json_string(w->l->cell[TAX]));
            return;
        }
    refuse(w, "cell_tax_class", TAX);
}

static void
want_all(struct wish *w, const struct bulk_subject *p,
    const struct bulk_item *item)
{
    if (item != NULL) {
        want_prices(w, item);
        want_stock(w, item);
    }
    if (strcmp(p->sku, w->l->cell[SKU]) != 0)
        return; /* a variant's line says nothing of its product */
    want_text(w, NAME, "name", 250);
    want_text(w, BRAND, "brand", 120);
    want_text(w, SUMMARY, "summary", 1000);
    want_status(w, p);
    want_tax_class(w);
}

static const struct bulk_subject *
find(const struct bulk_subject *at, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++)
        if (at[i].id == id)
            return &at[i];
    return NULL;
}

static const struct bulk_item *
item_of(const struct bulk_subject *p, const char *sku)
{
    for (size_t i = 0; i < p->nitems; i++)
        if (strcmp(p->items[i].sku, sku) == 0)
            return &p->items[i];
    return NULL;
}

static void
set_row(struct wish *w, const struct bulk_subject *p, struct job_row *row)
{
    const struct bulk_item *item = item_of(p, w->l->cell[SKU]);
    json_t *before;

    w->after = json_object();
    want_all(w, p, item);
    before = bulk_now(w->after, p, item);
    row->product = p->id;
    row->sku = item != NULL ? item->sku : NULL;
    row->fate = w->why != NULL ? "left_out"
        : json_equal(before, w->after) ? "same"
                                       : "ready";
    row->before = json_text(w->f->ctx, before, JSON_COMPACT | JSON_SORT_KEYS);
    row->after = json_text(
        w->f->ctx, w->after, JSON_COMPACT | JSON_SORT_KEYS);
}

static void
make_row(struct file *f, const struct line *l, const struct bulk_subject *p,
    struct job_row *row)
{
    struct wish w = { .f = f, .l = l };

    *row = (struct job_row){ .n = ++f->job->total, .fate = "left_out" };
    if (l->problem != NULL)
        w.why = l->problem;
    else if (json_object_get(f->seen, l->cell[SKU]) != NULL)
        w.why = "line_twice";
    else if (p == NULL)
        w.why = "unknown_sku";
    else if (item_of(p, l->cell[SKU]) == NULL &&
        strcmp(p->sku, l->cell[SKU]) != 0)
        w.why = "gone"; /* a variant taken out of the grid */
    else
        set_row(&w, p, row);
    if (l->problem == NULL)
        json_object_set_new(f->seen, l->cell[SKU], json_true());
    row->why = w.why != NULL ? w.why : "";
    row->detail = w.detail != NULL ? w.detail
        : w.why != NULL ? talloc_asprintf(f->ctx, "%s (%lld)",
              l->problem == NULL ? l->cell[SKU] : "", (long long)l->n)
                        : "";
}

static enum rc
add_lines(struct file *f)
{
    struct job_row rows[LINES];
    struct bulk_subject *at;
    size_t n;

    TRY(find_owners(f));
    TRY(read_owners(f, &at, &n));
    for (size_t i = 0; i < f->n; i++)
        make_row(f, &f->lines[i], find(at, n, f->lines[i].product),
            &rows[i]);
    return job_add_rows(f->ctx, f->job, rows, f->n);
}

static enum rc
read_classes(struct file *f)
{
    struct db_query *q = db_start(f->ctx, &tax_classes);

    while (db_next(q)) {
        const char **code = db_grow(q, &f->classes, &f->nclasses);

        *code = db_str(q);
    }
    return db_end(q);
}

static enum rc
add_all(struct file *f)
{
    while (f->job->total <= BULK_LINES_MAX) {
        f->n = 0;
        while (read_line(f))
            continue;
        if (f->n == 0)
            return f->job->total > 0 ? OK : INVALID;
        TRY(add_lines(f));
    }
    f->of->wrong = "file_long";
    return INVALID;
}

enum rc
bulk_file_make(struct ctx *ctx, struct bulk_file *of, struct job *out)
{
    struct file *f = talloc_zero(ctx, struct file);
    enum rc rc;

    *f = (struct file){ .ctx = ctx, .of = of, .job = out };
    table_rewind(of->table);
    for (enum column c = SKU; c < COLUMNS; c++)
        f->at[c] = table_column(of->table, names[c]);
    of->wrong = f->at[SKU] >= 0 ? "file_empty"
        : table_column(of->table, "Handle") >= 0 ? "file_shopify"
                                                 : "file_no_sku";
    if (f->at[SKU] < 0)
        return INVALID;
    TRY(job_new(ctx, "csv",
        json_text(ctx, json_pack("{s:s,s:s}", "file", of->name, "unused",
                           table_unused(ctx, of->table)), JSON_COMPACT),
        out));
    TRY(read_classes(f));
    f->seen = json_object();
    rc = add_all(f);
    json_decref(f->seen);
    TRY(rc);
    of->wrong = NULL;
    return job_ready(ctx, out);
}
