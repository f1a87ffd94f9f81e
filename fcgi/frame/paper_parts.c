#include <string.h>

#include "base/conf.h"
#include "frame/paper_data.h"
#include "shop/country.h"
#include "web/page.h"

const char *
paper_words(struct req *req, const char *code)
{
    return page_words(req, talloc_asprintf(req->ctx, "paper.%s", code));
}

/* Who sells, as the law wants it said. */
static const char *
seller(struct req *req)
{
    const struct conf *conf = req->ctx->conf;
    char *text = talloc_strdup(req->ctx, conf->shop.name);

    if (conf->shop.address[0] != '\0')
        text = talloc_asprintf_append(text, "\n%s", conf->shop.address);
    if (conf->shop.vat_id[0] != '\0')
        text = talloc_asprintf_append(text, "\n%s %s",
            paper_words(req, "vat_id"), conf->shop.vat_id);
    return text;
}

void
paper_begin(
    struct req *req, struct paper *p, const char *kind, const char *number)
{
    *p = (struct paper){ .title = talloc_asprintf(req->ctx, "%s %s",
                             paper_words(req, kind), number),
        .from = seller(req),
        .to = "",
        .closing = "",
        .page = paper_words(req, "page") };
}

void
paper_columns(struct req *req, struct paper *p,
    const struct paper_column *columns, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        p->columns[i] = columns[i];
        p->columns[i].head = paper_words(req, columns[i].head);
    }
    p->ncolumns = n;
}

struct paper_row *
paper_row(struct req *req, struct paper *p)
{
    struct paper_row *row;

    p->rows = talloc_realloc(
        req->ctx, p->rows, struct paper_row, (unsigned)p->nrows + 1);
    row = &p->rows[p->nrows++];
    for (size_t i = 0; i < PAPER_COLUMNS; i++)
        row->cells[i] = "";
    return row;
}

void
paper_fact(
    struct req *req, struct paper *p, const char *code, const char *value)
{
    if (value == NULL || value[0] == '\0')
        return;
    p->facts = talloc_realloc(
        req->ctx, p->facts, struct paper_fact, (unsigned)p->nfacts + 1);
    p->facts[p->nfacts++] =
        (struct paper_fact){ paper_words(req, code), value, false };
}

struct paper_fact *
paper_sum(
    struct req *req, struct paper *p, const char *name, struct money value)
{
    p->sums = talloc_realloc(
        req->ctx, p->sums, struct paper_fact, (unsigned)p->nsums + 1);
    p->sums[p->nsums] = (struct paper_fact){ name,
        money_text(req->ctx, value), false };
    return &p->sums[p->nsums++];
}

enum rc
paper_to(struct req *req, struct paper *p, const struct order *order,
    const struct invoice_to *other)
{
    const struct invoice_to here = { order->name, order->line1, order->line2,
        order->city, order->postcode, order->country };
    const struct invoice_to *to =
        other != NULL && other->name != NULL ? other : &here;
    const struct country *all;
    const char *country;
    size_t n;

    TRY(country_all(req->ctx, &all, &n));
    country = country_name(all, n, to->country);
    p->to = talloc_asprintf(req->ctx, "%s\n%s\n%s%s%s %s\n%s", to->name,
        to->line1, to->line2 != NULL ? to->line2 : "",
        to->line2 != NULL && to->line2[0] != '\0' ? "\n" : "", to->postcode,
        to->city, country != NULL ? country : to->country);
    return OK;
}

const char *
paper_day(struct req *req, const char *datetime)
{
    json_t *o = json_object();
    const char *text;

    if (datetime != NULL)
        put_time(o, "at", datetime);
    text = json_string_value(json_object_get(o, "_at_text"));
    text = talloc_strndup(req->ctx, text != NULL ? text : "",
        text != NULL ? strcspn(text, ",") : 0);
    json_decref(o);
    return text;
}

const char *
paper_thing(struct req *req, const char *name, const char *options)
{
    return options[0] != '\0'
        ? talloc_asprintf(req->ctx, "%s, %s", name, options)
        : name;
}

enum rc
paper_answer(struct req *req, const struct paper *all, size_t n,
    const char *name)
{
    const unsigned char *pdf;
    size_t size;

    TRY(paper_pdf(req->ctx, all, n, &pdf, &size));
    page_raw(req, "application/pdf", pdf, size);
    page_header(req, "Content-Disposition",
        talloc_asprintf(req->ctx, "inline; filename=\"%s.pdf\"", name));
    page_header(req, "X-Robots-Tag", "noindex");
    return OK;
}
