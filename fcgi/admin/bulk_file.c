/* Products as a CSV file: taken in through the preview, and given out. */
#include <string.h>

#include "admin/bulk.h"
#include "admin/pages.h"
#include "base/csv_cell.h"
#include "shop/audit.h"
#include "shop/bulk_file.h"
#include "web/page.h"
#include "web/upload.h"

enum { CHUNK = 250, PRODUCTS_MAX = 10000 };

const struct field bulk_upload_fields[UPLOAD_FIELDS] = {
    [UPLOAD_STOCK] = { "stock", F_CHECK, 0, 10, 0 },
};

const struct field bulk_out_fields[OUT_FIELDS] = { FILTER_ROWS,
    [OUT_AFTER] = { "after", F_INT, 0, UINT32_MAX, 0 } };

static enum rc
show(struct req *req, const char *wrong)
{
    page_template(req, "admin/bulk_file");
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    put_bool(page_view(req), "stock",
        form_value(&req->form, UPLOAD_STOCK)->raw != NULL);
    if (wrong == NULL)
        return OK;
    page_own_error(req, 422, wrong);
    put_str(page_view(req), "wrong", page_words(req, wrong));
    return OK;
}

enum rc
bulk_file_page(struct req *req)
{
    return show(req, NULL);
}

struct taking {
    struct req *req;
    struct bulk_file file;
    struct job job;
};

static enum rc
take(struct ctx *ctx, void *arg)
{
    struct taking *t = arg;
    struct audit a = { .act = "bulk.file", .kind = "bulk" };

    TRY(bulk_file_make(ctx, &t->file, &t->job));
    a.ref = t->job.id;
    a.name = t->file.name;
    return audit_write(ctx, &a);
}

enum rc
bulk_upload_page(struct req *req)
{
    const struct upload *up = upload_get(req, "file", 0);
    struct taking t = { .req = req };
    const char *why;
    enum rc rc;

    if (up == NULL)
        return show(req, "file_none");
    t.file = (struct bulk_file){ .name = up->name,
        .table = table_open_fd(req->ctx, up->fd, &why),
        .stock = form_value(&req->form, UPLOAD_STOCK)->raw != NULL };
    if (t.file.table == NULL)
        return show(req, "file_no_csv");
    rc = db_transaction(req->ctx, take, &t);
    if (rc == INVALID)
        return show(req, t.file.wrong);
    TRY(rc);
    page_redirect(req, bulk_url(req, t.job.id));
    return OK;
}

static void
write_cells(FILE *to, const char *const *cells, size_t n)
{
    for (size_t i = 0; i < n; i++)
        cell_write(to, cells[i], i == 0);
    fputs("\r\n", to);
}

static const char *const head[] = { "Type", "SKU", "Name", "Published",
    "Brand", "Short description", "Description format", "Tax class", "Stock",
    "Sale price", "Regular price", "Parent" };

/* A product of its own, or the head of its variants. */
static void
write_product(struct ctx *ctx, FILE *to, const struct bulk_subject *p)
{
    const struct bulk_item *i = p->nitems == 1 &&
            strcmp(p->items[0].sku, p->sku) == 0 ? &p->items[0] : NULL;
    bool offer = i != NULL && i->compare.minor > 0;
    const char *const cells[] = { i != NULL ? "simple" : "variable", p->sku,
        p->name, strcmp(p->status, "published") == 0 ? "1" : "0", p->brand,
        p->summary, "markdown", p->tax_class,
        i != NULL ? talloc_asprintf(ctx, "%lld", (long long)i->on_hand) : "",
        offer ? money_plain(ctx, i->price) : "",
        i == NULL ? "" : money_plain(ctx, offer ? i->compare : i->price),
        "" };

    write_cells(to, cells, COUNT(cells));
}

static void
write_variant(struct ctx *ctx, FILE *to, const struct bulk_subject *p,
    const struct bulk_item *i)
{
    bool offer = i->compare.minor > 0;
    const char *const cells[] = { "variation", i->sku, i->options, "", "", "",
        "markdown", "",
        talloc_asprintf(ctx, "%lld", (long long)i->on_hand),
        offer ? money_plain(ctx, i->price) : "",
        money_plain(ctx, offer ? i->compare : i->price), p->sku };

    write_cells(to, cells, COUNT(cells));
}

static enum rc
write_chunk(struct ctx *ctx, FILE *to, const struct product_ids *ids)
{
    struct bulk_subject *at;
    size_t n;

    TRY(bulk_read(ctx, ids->at, ids->n, &at, &n));
    for (size_t i = 0; i < n; i++) {
        write_product(ctx, to, &at[i]);
        for (size_t k = 0; k < at[i].nitems; k++)
            if (strcmp(at[i].items[k].sku, at[i].sku) != 0)
                write_variant(ctx, to, &at[i], &at[i].items[k]);
    }
    return OK;
}

/* One that is not whole says so, and the id after which the next begins. */
static void
put_name(struct req *req, int64_t from, int64_t last, bool cut)
{
    const char *name = "products";

    if (cut)
        name = talloc_asprintf(
            req->ctx, "products-part-to-%lld", (long long)last);
    else if (from > 0)
        name = "products-last-part";
    page_header(req, "Content-Disposition",
        talloc_asprintf(req->ctx, "attachment; filename=\"%s.csv\"", name));
}

/* What the list's filter finds, by id; the command line gives out all. */
enum rc
bulk_out_page(struct req *req)
{
    int64_t at[CHUNK];
    struct product_ids ids = { .at = at, .max = CHUNK, .n = CHUNK };
    struct product_filter filter;
    int64_t from = form_int(&req->form, OUT_AFTER, 0);
    struct csv csv;
    size_t size;
    char *text;
    enum rc rc = OK;

    if (!filter_read(req, &filter))
        return INVALID;
    ids.after = from;
    csv_open(&csv);
    write_cells(csv.to, head, COUNT(head));
    for (size_t all = 0; rc == OK && ids.n == CHUNK && all < PRODUCTS_MAX;
         all += CHUNK) {
        rc = product_pick(req->ctx, &filter, &ids);
        if (rc == OK && ids.n > 0)
            rc = write_chunk(req->ctx, csv.to, &ids);
        if (ids.n > 0)
            ids.after = at[ids.n - 1];
    }
    text = csv_close(req->ctx, &csv, &size);
    TRY(rc);
    put_name(req, from, ids.after, ids.n == CHUNK);
    page_raw(req, "text/csv; charset=utf-8", text, size);
    return OK;
}
