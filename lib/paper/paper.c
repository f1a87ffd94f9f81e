#include "paper/paper.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "base/log.h"

/* In points: A4, and what is kept free at its edges. */
#define WIDTH 595.0
#define HEIGHT 842.0
#define EDGE 50.0
#define INNER (WIDTH - 2 * EDGE)
#define BOTTOM (HEIGHT - 70.0)
#define GAP 4.0

#define FAMILY "Noto Sans, DejaVu Sans"
#define SMALL FAMILY " 8"
#define PLAIN FAMILY " 9.5"
#define BOLD FAMILY " Bold 9.5"
#define TITLE FAMILY " Bold 17"

struct ink {
    TALLOC_CTX *mem;
    unsigned char *bytes;
    size_t size;
    cairo_surface_t *surface;
    cairo_t *cr;
    const struct paper *paper;
    double y;
    int page;
};

struct box {
    double x, width;
    const char *font;
    bool right;
};

static cairo_status_t
keep(void *closure, const unsigned char *data, unsigned int length)
{
    struct ink *ink = closure;

    ink->bytes = talloc_realloc(ink->mem, ink->bytes, unsigned char,
        (unsigned)(ink->size + length));
    memcpy(ink->bytes + ink->size, data, length);
    ink->size += length;
    return CAIRO_STATUS_SUCCESS;
}

static int
ink_free(struct ink *ink)
{
    cairo_destroy(ink->cr);
    cairo_surface_destroy(ink->surface);
    return 0;
}

static PangoLayout *
lay_out(struct ink *ink, const struct box *box, const char *text)
{
    PangoLayout *layout = pango_cairo_create_layout(ink->cr);
    PangoFontDescription *font =
        pango_font_description_from_string(box->font);

    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_width(layout, (int)(box->width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(
        layout, box->right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    pango_layout_set_text(layout, text, -1);
    return layout;
}

static double
height_of(struct ink *ink, const struct box *box, const char *text)
{
    PangoLayout *layout = lay_out(ink, box, text);
    int height;

    pango_layout_get_size(layout, NULL, &height);
    g_object_unref(layout);
    return (double)height / PANGO_SCALE;
}

/* Writes at this height; the height that it takes. */
static double
write_at(struct ink *ink, double y, const struct box *box, const char *text)
{
    PangoLayout *layout = lay_out(ink, box, text);
    int height;

    cairo_move_to(ink->cr, box->x, y);
    pango_cairo_show_layout(ink->cr, layout);
    pango_layout_get_size(layout, NULL, &height);
    g_object_unref(layout);
    return (double)height / PANGO_SCALE;
}

static void
rule(struct ink *ink, double thick)
{
    cairo_set_line_width(ink->cr, thick);
    cairo_move_to(ink->cr, EDGE, ink->y);
    cairo_line_to(ink->cr, WIDTH - EDGE, ink->y);
    cairo_stroke(ink->cr);
    ink->y += GAP;
}

static void
foot(struct ink *ink)
{
    const struct box left = { EDGE, INNER * 0.7, SMALL, false };
    const struct box right = { EDGE + INNER * 0.7, INNER * 0.3, SMALL, true };

    write_at(ink, HEIGHT - 45, &left, ink->paper->title);
    write_at(ink, HEIGHT - 45, &right,
        talloc_asprintf(ink, "%s %d", ink->paper->page, ink->page));
}

static void
end_page(struct ink *ink)
{
    foot(ink);
    cairo_show_page(ink->cr);
}

static void
next_page(struct ink *ink)
{
    end_page(ink);
    ink->page++;
    ink->y = EDGE;
}

static void
need(struct ink *ink, double height)
{
    if (ink->y + height > BOTTOM && ink->y > EDGE)
        next_page(ink);
}

static double
larger(double a, double b)
{
    return a > b ? a : b;
}

static void
write_facts(struct ink *ink, const struct paper *p, double y)
{
    const struct box name = { EDGE + INNER * 0.55, INNER * 0.19, SMALL,
        false };
    const struct box value = { EDGE + INNER * 0.75, INNER * 0.25, PLAIN,
        true };

    for (size_t i = 0; i < p->nfacts; i++) {
        double h = write_at(ink, y, &value, p->facts[i].value);

        y += larger(h, write_at(ink, y, &name, p->facts[i].name)) + GAP;
    }
    ink->y = larger(ink->y, y);
}

static void
write_head(struct ink *ink, const struct paper *p)
{
    const struct box all = { EDGE, INNER, TITLE, false };
    const struct box from = { EDGE, INNER, SMALL, false };
    const struct box to = { EDGE, INNER * 0.5, PLAIN, false };
    double top;

    ink->y = EDGE;
    ink->y += write_at(ink, ink->y, &from, p->from) + 6 * GAP;
    ink->y += write_at(ink, ink->y, &all, p->title) + 3 * GAP;
    top = ink->y;
    ink->y += write_at(ink, top, &to, p->to);
    write_facts(ink, p, top);
    ink->y += 6 * GAP;
}

static struct box
cell_box(const struct paper *p, size_t column, const char *font)
{
    double x = EDGE;

    for (size_t i = 0; i < column; i++)
        x += INNER * p->columns[i].share / 100;
    return (struct box){ x, INNER * p->columns[column].share / 100 - GAP,
        font, p->columns[column].right };
}

static void
write_row(struct ink *ink, const struct paper *p, const char *const *cells,
    const char *font)
{
    double height = 0;

    for (size_t i = 0; i < p->ncolumns; i++) {
        struct box box = cell_box(p, i, font);

        height = larger(height, write_at(ink, ink->y, &box, cells[i]));
    }
    ink->y += height + GAP;
}

static void
write_column_heads(struct ink *ink, const struct paper *p)
{
    const char *heads[PAPER_COLUMNS];

    for (size_t i = 0; i < p->ncolumns; i++)
        heads[i] = p->columns[i].head;
    write_row(ink, p, heads, SMALL);
    rule(ink, 1);
}

static double
row_height(struct ink *ink, const struct paper *p, const struct paper_row *r)
{
    double height = 0;

    for (size_t i = 0; i < p->ncolumns; i++) {
        struct box box = cell_box(p, i, PLAIN);

        height = larger(height, height_of(ink, &box, r->cells[i]));
    }
    return height + 2 * GAP;
}

static void
write_rows(struct ink *ink, const struct paper *p)
{
    write_column_heads(ink, p);
    for (size_t i = 0; i < p->nrows; i++) {
        if (ink->y + row_height(ink, p, &p->rows[i]) > BOTTOM) {
            next_page(ink);
            write_column_heads(ink, p);
        }
        write_row(ink, p, p->rows[i].cells, PLAIN);
        rule(ink, 0.3);
    }
}

static void
write_sums(struct ink *ink, const struct paper *p)
{
    ink->y += 2 * GAP;
    for (size_t i = 0; i < p->nsums; i++) {
        const struct paper_fact *f = &p->sums[i];
        const char *font = f->strong ? BOLD : PLAIN;
        const struct box name = { EDGE + INNER * 0.4, INNER * 0.38, font,
            true };
        const struct box value = { EDGE + INNER * 0.8,
            INNER * 0.2 - GAP, font, true };
        double h;

        need(ink, larger(height_of(ink, &name, f->name), 3 * GAP));
        h = write_at(ink, ink->y, &name, f->name);
        ink->y += larger(h, write_at(ink, ink->y, &value, f->value)) + GAP;
    }
}

static void
write_paper(struct ink *ink, const struct paper *p)
{
    const struct box all = { EDGE, INNER, PLAIN, false };

    ink->paper = p;
    ink->page = 1;
    write_head(ink, p);
    write_rows(ink, p);
    write_sums(ink, p);
    ink->y += 4 * GAP;
    need(ink, height_of(ink, &all, p->closing));
    write_at(ink, ink->y, &all, p->closing);
    end_page(ink);
}

enum rc
paper_pdf(TALLOC_CTX *mem, const struct paper *all, size_t n,
    const unsigned char **pdf, size_t *size)
{
    struct ink *ink = talloc_zero(mem, struct ink);
    cairo_status_t status;

    ink->mem = mem;
    ink->surface = cairo_pdf_surface_create_for_stream(
        keep, ink, WIDTH, HEIGHT);
    ink->cr = cairo_create(ink->surface);
    talloc_set_destructor(ink, ink_free);
    if (n > 0)
        cairo_pdf_surface_set_metadata(ink->surface,
            CAIRO_PDF_METADATA_TITLE, all[0].title);
    for (size_t i = 0; i < n; i++)
        write_paper(ink, &all[i]);
    cairo_surface_finish(ink->surface);
    status = cairo_surface_status(ink->surface);
    *pdf = ink->bytes;
    *size = ink->size;
    talloc_free(ink);
    if (status == CAIRO_STATUS_SUCCESS)
        return OK;
    log_fail("writing a PDF", "%s", cairo_status_to_string(status));
    return FAIL;
}
