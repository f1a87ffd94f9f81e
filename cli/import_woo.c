/*
 * WooCommerce's product CSV: a row is a product (Type simple or variable) or
 * a variant of one (variation, Parent naming the product's SKU).
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/conf.h"
#include "cli/html_text.h"
#include "cli/import_cell.h"

enum column {
    TYPE,
    SKU,
    NAME,
    PUBLISHED,
    FEATURED,
    BRAND,
    SUMMARY,
    DESCRIPTION,
    DESCRIPTION_FORMAT,
    TAX_CLASS,
    IN_STOCK,
    STOCK,
    WEIGHT,
    SALE_PRICE,
    REGULAR_PRICE,
    CURRENCY,
    CATEGORIES,
    IMAGES,
    ALTS,
    PARENT,
    CROSS_SELLS,
    POSITION,
    GTIN,
    NCOLUMNS
};

static const char *const names[NCOLUMNS] = {
    [TYPE] = "Type",
    [SKU] = "SKU",
    [NAME] = "Name",
    [PUBLISHED] = "Published",
    [FEATURED] = "Is featured?",
    [BRAND] = "Brand",
    [SUMMARY] = "Short description",
    [DESCRIPTION] = "Description",
    [DESCRIPTION_FORMAT] = "Description format",
    [TAX_CLASS] = "Tax class",
    [IN_STOCK] = "In stock?",
    [STOCK] = "Stock",
    [WEIGHT] = "Weight (kg)",
    [SALE_PRICE] = "Sale price",
    [REGULAR_PRICE] = "Regular price",
    [CURRENCY] = "Currency",
    [CATEGORIES] = "Categories",
    [IMAGES] = "Images",
    [ALTS] = "Image alts",
    [PARENT] = "Parent",
    [CROSS_SELLS] = "Cross-sells",
    [POSITION] = "Position",
    [GTIN] = "GTIN, UPC, EAN, or ISBN",
};

enum { ATTRIBUTES_MAX = 30, OPTIONS_TEXT_MAX = 400 };

struct woo {
    int at[NCOLUMNS];
    struct {
        int name, values, visible;
    } attribute[ATTRIBUTES_MAX];
    int nattributes;
};

static int
attribute_column(struct import *im, int n, const char *what)
{
    return table_column(
        im->table, talloc_asprintf(im->ctx, "Attribute %d %s", n, what));
}

static void *
woo_open(struct import *im)
{
    struct woo *w = talloc_zero(im->ctx, struct woo);

    for (int i = 0; i < NCOLUMNS; i++)
        w->at[i] = table_column(im->table, names[i]);
    if (w->at[BRAND] < 0)
        w->at[BRAND] = table_column(im->table, "Brands");
    for (int i = 0; i < ATTRIBUTES_MAX; i++) {
        w->attribute[i].name = attribute_column(im, i + 1, "name");
        w->attribute[i].values = attribute_column(im, i + 1, "value(s)");
        w->attribute[i].visible = attribute_column(im, i + 1, "visible");
        if (w->attribute[i].name >= 0 && w->attribute[i].values >= 0)
            w->nattributes = i + 1;
    }
    return w->at[TYPE] >= 0 && w->at[SKU] >= 0 ? w : NULL;
}

static const char *
cell(struct import *im, enum column c)
{
    const struct woo *w = im->columns;

    return table_cell(im->table, w->at[c]);
}

static const char *
text(struct import *im, struct record *r, enum column c, size_t max)
{
    return cell_text(r, names[c], cell(im, c), max);
}

static bool
is_type(struct import *im, const char *type)
{
    return strcasecmp(cell(im, TYPE), type) == 0;
}

static void
read_price(struct import *im, struct record *r)
{
    int64_t regular = cell_price(
        im, r, names[REGULAR_PRICE], cell(im, REGULAR_PRICE), PRODUCT_KEEP);
    int64_t sale =
        cell_price(im, r, names[SALE_PRICE], cell(im, SALE_PRICE), -1);
    const char *currency = text(im, r, CURRENCY, 3);

    if (currency != NULL && *currency != '\0' &&
        strcmp(currency, im->ctx->conf->shop.currency) != 0)
        record_refuse(r, names[CURRENCY], "is not the shop's, %s: %s",
            im->ctx->conf->shop.currency, currency);
    if (regular == PRODUCT_KEEP) {
        if (cell(im, REGULAR_PRICE) != NULL || sale >= 0)
            record_refuse(r, names[REGULAR_PRICE], "is missing");
        return;
    }
    if (sale >= regular)
        record_refuse(r, names[SALE_PRICE], "is not below the regular price");
    r->item.price = sale >= 0 ? sale : regular;
    r->item.compare = sale >= 0 ? regular : 0;
    r->item.no_sale = sale < 0;
}

static void
read_stock(struct import *im, struct record *r)
{
    int64_t stock = cell_number(r, names[STOCK], cell(im, STOCK), 0, 1000000);
    const char *in_stock = cell(im, IN_STOCK);

    r->item.stock = stock;
    r->has_stock = stock != PRODUCT_KEEP;
    if (!r->has_stock && in_stock != NULL && strcmp(in_stock, "1") == 0)
        record_note(r, "Stock: is not counted, so there is none to sell");
}

static void
read_item(struct import *im, struct record *r)
{
    r->has_item = true;
    r->item.sku = r->sku;
    read_price(im, r);
    read_stock(im, r);
    r->item.weight_g = cell_weight(r, names[WEIGHT], cell(im, WEIGHT));
    r->item.gtin = text(im, r, GTIN, 14);
    if (r->item.gtin != NULL &&
        strspn(r->item.gtin, "0123456789Xx-") != strlen(r->item.gtin))
        record_refuse(r, names[GTIN], "is not a number");
}

static const char *
tax_class(struct import *im, struct record *r)
{
    const char *code = text(im, r, TAX_CLASS, 32);

    if (code == NULL)
        return NULL;
    if (*code == '\0' || strcmp(code, "parent") == 0)
        return "standard";
    if (strcmp(code, "reduced-rate") == 0)
        return "reduced";
    return strcmp(code, "zero-rate") == 0 ? "zero" : code;
}

static void
read_attributes(struct import *im, struct record *r)
{
    const struct woo *w = im->columns;

    for (int i = 0; i < w->nattributes; i++) {
        const char *name = table_cell(im->table, w->attribute[i].name);
        const char *values = table_cell(im->table, w->attribute[i].values);
        const char *visible = table_cell(im->table, w->attribute[i].visible);

        if (name == NULL || values == NULL || *name == '\0')
            continue;
        cell_values(r, talloc_asprintf(r, "Attribute %d value(s)", i + 1),
            &(struct product_value){
                name, values, visible == NULL || strcmp(visible, "0") != 0});
    }
}

/* 0, 1 or PRODUCT_KEEP; -1 is WooCommerce's draft. */
static int64_t
flag(struct import *im, struct record *r, enum column c)
{
    int64_t n = cell_number(r, names[c], cell(im, c), -1, 1);

    return n == -1 ? 0 : n;
}

/* WooCommerce writes HTML, our own export says that it does not. */
static void
read_description(struct import *im, struct record *r)
{
    struct product_save *p = &r->product;
    const char *format = cell(im, DESCRIPTION_FORMAT);

    p->summary = text(im, r, SUMMARY, 1000);
    p->description = text(im, r, DESCRIPTION, 60000);
    if (format != NULL && strcmp(format, "markdown") == 0)
        return;
    if (p->summary != NULL && html_is(p->summary))
        p->summary = html_plain(r, p->summary);
    if (p->description != NULL && html_is(p->description))
        p->description = html_markdown(r, p->description);
}

static void
read_product(struct import *im, struct record *r)
{
    struct product_save *p = &r->product;
    int64_t published = flag(im, r, PUBLISHED);

    p->sku = r->sku;
    p->name = text(im, r, NAME, 250);
    if (p->name != NULL && *p->name == '\0')
        record_refuse(r, names[NAME], "is missing");
    p->brand = text(im, r, BRAND, 120);
    read_description(im, r);
    p->tax_class = tax_class(im, r);
    if (published != PRODUCT_KEEP)
        p->status = published == 1 ? "published" : "draft";
    p->featured = flag(im, r, FEATURED);
    p->position =
        cell_number(r, names[POSITION], cell(im, POSITION), -1000000, 1000000);
    cell_categories(r, names[CATEGORIES], cell(im, CATEGORIES));
    r->has_values = ((const struct woo *)im->columns)->nattributes > 0;
    read_attributes(im, r);
    if (!is_type(im, "variable"))
        read_item(im, r);
}

/* A variant's attributes, one value each, are its options. */
static void
read_options(struct import *im, struct record *r)
{
    struct item_option *options;
    size_t length = 0;

    read_attributes(im, r);
    options = talloc_array(
        r, struct item_option, (unsigned)r->nvalues + 1);
    for (size_t i = 0; i < r->nvalues; i++) {
        options[i] =
            (struct item_option){r->values[i].name, r->values[i].value};
        length += strlen(r->values[i].value) + 2;
    }
    if (length > OPTIONS_TEXT_MAX)
        record_refuse(r, "Attribute 1 value(s)", "are too long together");
    r->item.options = options;
    r->item.noptions = r->nvalues;
}

static void
read_variant(struct import *im, struct record *r)
{
    int64_t position =
        cell_number(r, names[POSITION], cell(im, POSITION), 0, 60000);

    r->parent = text(im, r, PARENT, 64);
    if (r->parent == NULL || *r->parent == '\0')
        record_refuse(r, names[PARENT], "is missing");
    read_item(im, r);
    read_options(im, r);
    r->item.position = position > 0 ? position : PRODUCT_KEEP;
    r->item.active = flag(im, r, PUBLISHED);
}

static void
read_related(struct import *im, struct record *r)
{
    r->again = true;
    r->product.sku = r->sku;
    r->related = cell_split(r, cell(im, CROSS_SELLS), ',');
    r->has_related = true;
}

static struct record *
begin(struct import *im, struct ctx *ctx)
{
    struct record *r = record_new(ctx, table_line(im->table));
    const char *column;
    const char *problem = table_problem(im->table, &column);

    if (problem != NULL)
        record_refuse(r, column, "%s", problem);
    r->sku = text(im, r, SKU, 64);
    if (*r->sku == '\0')
        record_refuse(r, names[SKU], "is missing");
    cell_images(r, names[IMAGES], cell(im, IMAGES), cell(im, ALTS));
    return r;
}

static bool
is_product(struct import *im)
{
    return is_type(im, "simple") || is_type(im, "variable");
}

/* Whether the row has its turn in this pass. */
static bool
is_due(struct import *im, int pass)
{
    const char *related = cell(im, CROSS_SELLS), *column;

    if (table_problem(im->table, &column) != NULL)
        return pass == 1;
    if (is_type(im, "variation"))
        return pass == 2;
    return pass == 1 || (is_product(im) && related != NULL);
}

static struct record *
woo_next(struct import *im, struct ctx *ctx, int pass)
{
    struct record *r;

    do {
        if (!table_next(im->table))
            return NULL;
    } while (!is_due(im, pass));
    r = begin(im, ctx);
    if (r->wrong != NULL)
        return r;
    if (is_type(im, "variation"))
        read_variant(im, r);
    else if (pass == 2)
        read_related(im, r);
    else if (is_product(im))
        read_product(im, r);
    else
        record_refuse(r, names[TYPE],
            "is none of simple, variable, variation: %s", cell(im, TYPE));
    return r;
}

const struct format format_woo = {"WooCommerce", woo_next, woo_open};
