/* A report as a file for a spreadsheet. */
#include "admin/report.h"
#include "base/csv_cell.h"
#include "web/page.h"

/* As a spreadsheet wants an amount: digits, and a point. */
static void
write_amount(FILE *to, struct report *r, int64_t minor)
{
    cell_write(to, money_plain(r->req->ctx, report_amount(r, minor)), 0);
}

static void
write_count(FILE *to, struct report *r, int64_t n)
{
    cell_write(to, talloc_asprintf(r->req->ctx, "%lld", (long long)n), 0);
}

static void
write_slots(FILE *to, struct report *r)
{
    const struct report_time *t = &r->time;

    fputs("Begins,Orders,Taken in,Before,Refunds,Given back\r\n", to);
    for (size_t i = 0; i < t->n; i++) {
        const struct report_slot *s = &t->slots[t->n + i];

        cell_write(to, t->firsts[i], 1);
        write_count(to, r, s->orders);
        write_amount(to, r, s->taken);
        write_amount(to, r, t->slots[i].taken);
        write_count(to, r, s->refunds);
        write_amount(to, r, s->given_back);
        fputs("\r\n", to);
    }
}

/* Countries and taxes count whole orders; only a tax has one rate. */
static void
write_rows(FILE *to, struct report *r)
{
    bool pieces = r->cut->by == REPORT_PRODUCT ||
        r->cut->by == REPORT_CATEGORY;
    bool rate = r->cut->by == REPORT_TAX;

    fprintf(to, "Name,Orders%s,Sum,Tax%s\r\n", pieces ? ",Pieces" : "",
        rate ? ",Rate" : "");
    for (size_t i = 0; i < r->n; i++) {
        const struct report_row *row = &r->rows[i];

        cell_write(to, row->name != NULL ? row->name : "", 1);
        write_count(to, r, row->orders);
        if (pieces)
            write_count(to, r, row->pieces);
        write_amount(to, r, row->sum);
        write_amount(to, r, row->tax);
        if (rate)
            cell_write(to, report_rate(r->req, row->rate_bp), 0);
        fputs("\r\n", to);
    }
}

static const char *
file_name(struct report *r)
{
    return talloc_asprintf(r->req->ctx,
        "attachment; filename=\"report-%s-%s-%s.csv\"", r->cut->name,
        r->time.from, r->time.to);
}

enum rc
reports_csv_page(struct req *req)
{
    struct report r;
    struct csv csv;
    const char *text;
    size_t n;

    TRY(report_read(req, &r));
    if (r.cut->is_time)
        TRY(report_slots(req->ctx, r.time.slots, 2 * r.time.n));
    else
        TRY(report_rows(req->ctx, r.cut->by, &r.time.span, &r.rows, &r.n));
    csv_open(&csv);
    if (r.cut->is_time)
        write_slots(csv.to, &r);
    else
        write_rows(csv.to, &r);
    text = csv_close(req->ctx, &csv, &n);
    page_header(req, "Content-Disposition", file_name(&r));
    page_raw(req, "text/csv; charset=utf-8", text, n);
    return OK;
}
