/*
 * Shopify's product CSV: rows of one Handle follow each other. The first
 * tells of the product; each row with a price is a variant, and each may
 * bring a picture.
 */
#include <string.h>
#include <strings.h>

#include "base/str.h"
#include "cli/html_text.h"
#include "cli/import_cell.h"

enum column {
    HANDLE,
    TITLE,
    BODY,
    VENDOR,
    CATEGORY,
    TYPE,
    PUBLISHED,
    STATUS,
    SKU,
    GRAMS,
    STOCK,
    PRICE,
    COMPARE,
    BARCODE,
    IMAGE,
    IMAGE_ALT,
    VARIANT_IMAGE,
    NCOLUMNS
};

static const char *const names[NCOLUMNS] = {
    [HANDLE] = "Handle",
    [TITLE] = "Title",
    [BODY] = "Body (HTML)",
    [VENDOR] = "Vendor",
    [CATEGORY] = "Product Category",
    [TYPE] = "Type",
    [PUBLISHED] = "Published",
    [STATUS] = "Status",
    [SKU] = "Variant SKU",
    [GRAMS] = "Variant Grams",
    [STOCK] = "Variant Inventory Qty",
    [PRICE] = "Variant Price",
    [COMPARE] = "Variant Compare At Price",
    [BARCODE] = "Variant Barcode",
    [IMAGE] = "Image Src",
    [IMAGE_ALT] = "Image Alt Text",
    [VARIANT_IMAGE] = "Variant Image",
};

enum { OPTIONS = 3, IMAGES_MAX = 100 };

struct shopify {
    int at[NCOLUMNS], name[OPTIONS], value[OPTIONS];
    char *handle;          /* of the rows being read */
    char *option[OPTIONS]; /* their options' names */
    int64_t pending;       /* the row in hand that begins the next product */
};

static void *
shopify_open(struct import *im)
{
    struct shopify *s = talloc_zero(im->ctx, struct shopify);

    for (int i = 0; i < NCOLUMNS; i++)
        s->at[i] = table_column(im->table, names[i]);
    for (int i = 0; i < OPTIONS; i++) {
        s->name[i] =
            table_column(im->table, talloc_asprintf(s, "Option%d Name", i + 1));
        s->value[i] = table_column(
            im->table, talloc_asprintf(s, "Option%d Value", i + 1));
    }
    return s->at[HANDLE] >= 0 ? s : NULL;
}

static const char *
cell(struct import *im, enum column c)
{
    const struct shopify *s = im->columns;
    const char *text = table_cell(im->table, s->at[c]);

    return text != NULL ? text : "";
}

static const char *
text(struct import *im, struct record *r, enum column c, size_t max)
{
    return cell_text(r, names[c], cell(im, c), max);
}

static const char *
option_value(struct import *im, int i)
{
    const struct shopify *s = im->columns;
    const char *value = table_cell(im->table, s->value[i]);

    return value != NULL ? value : "";
}

static bool
is_variant(struct import *im)
{
    return cell(im, PRICE)[0] != '\0';
}

/* A product that is sold as it is has one variant called so. */
static bool
is_simple(struct import *im)
{
    const char *value = option_value(im, 0);

    return *value == '\0' || strcasecmp(value, "Default Title") == 0;
}

/* Notes the handle and the names of the options, if a product begins. */
static bool
begins_product(struct import *im)
{
    struct shopify *s = im->columns;
    const char *handle = cell(im, HANDLE);

    if (s->handle != NULL && strcmp(s->handle, handle) == 0)
        return false;
    talloc_free(s->handle);
    s->handle = talloc_strdup(s, handle);
    for (int i = 0; i < OPTIONS; i++) {
        const char *name = table_cell(im->table, s->name[i]);

        talloc_free(s->option[i]);
        s->option[i] = talloc_strdup(s, name != NULL ? name : "");
    }
    return true;
}

static void
read_item(struct import *im, struct record *r)
{
    int64_t price =
        cell_price(im, r, names[PRICE], cell(im, PRICE), PRODUCT_KEEP);
    int64_t compare = cell_price(im, r, names[COMPARE], cell(im, COMPARE), 0);

    r->has_item = true;
    r->item.sku = r->sku;
    r->item.price = price;
    r->item.compare = compare > price ? compare : 0;
    r->item.no_sale = compare == 0;
    r->item.weight_g =
        cell_number(r, names[GRAMS], cell(im, GRAMS), 0, 100000000);
    r->item.stock =
        cell_number(r, names[STOCK], cell(im, STOCK), -1000000, 1000000);
    r->has_stock = r->item.stock != PRODUCT_KEEP;
    if (r->has_stock && r->item.stock < 0) {
        record_note(r, "%s: below zero, taken as none", names[STOCK]);
        r->item.stock = 0;
    }
    r->item.gtin = text(im, r, BARCODE, 14);
    if (strspn(r->item.gtin, "0123456789") != strlen(r->item.gtin))
        r->item.gtin = "";
}

static const char *
status(struct import *im)
{
    const char *status = cell(im, STATUS), *published = cell(im, PUBLISHED);

    if (strcasecmp(status, "draft") == 0 || strcasecmp(published, "false") == 0)
        return "draft";
    return strcasecmp(status, "archived") == 0 ? "archived" : "published";
}

static struct record *
begin(struct import *im, struct ctx *ctx)
{
    struct record *r = record_new(ctx, table_line(im->table));
    const char *column;
    const char *problem = table_problem(im->table, &column);

    if (problem != NULL)
        record_refuse(r, column, "%s", problem);
    if (*text(im, r, HANDLE, 64) == '\0')
        record_refuse(r, names[HANDLE], "is missing");
    r->sku = text(im, r, SKU, 64);
    return r;
}

static void
read_product(struct import *im, struct record *r)
{
    struct product_save *p = &r->product;
    const char *category = text(im, r, TYPE, 400);

    if (!is_simple(im) || *r->sku == '\0')
        r->sku = talloc_strdup(r, cell(im, HANDLE));
    p->sku = r->sku;
    p->name = text(im, r, TITLE, 250);
    if (*p->name == '\0')
        record_refuse(r, names[TITLE], "is missing");
    p->description = html_markdown(r, cell(im, BODY));
    p->brand = text(im, r, VENDOR, 120);
    p->status = status(im);
    cell_categories(
        r, names[CATEGORY], *category != '\0' ? category : cell(im, CATEGORY));
    r->has_values = r->has_images = true;
    if (is_simple(im))
        read_item(im, r);
}

static void
add_image(struct record *r, const char *source, const char *alt)
{
    if (*source == '\0')
        return;
    for (size_t i = 0; i < r->nimages; i++)
        if (strcmp(r->images[i].source, source) == 0)
            return;
    if (r->nimages == IMAGES_MAX)
        return;
    r->images = talloc_realloc(
        r, r->images, struct product_image, (unsigned)r->nimages + 1);
    r->images[r->nimages++] = (struct product_image){
        talloc_strdup(r, source), NULL, talloc_strdup(r, alt), 0, 0};
}

/* What any row of a product may add to it: a picture, values of options. */
static void
add_row(struct import *im, struct record *r)
{
    const struct shopify *s = im->columns;

    add_image(r, text(im, r, IMAGE, 500), text(im, r, IMAGE_ALT, 300));
    if (r->has_item)
        return;
    for (int i = 0; i < OPTIONS; i++)
        if (s->option[i][0] != '\0')
            cell_value(r, talloc_asprintf(r, "Option%d Value", i + 1),
                &(struct product_value){
                    s->option[i], option_value(im, i), true});
}

/*
 * All rows of a handle; the row after them stays in hand, unless the table
 * was rewound since: then another row is.
 */
static struct record *
next_product(struct import *im, struct ctx *ctx)
{
    struct shopify *s = im->columns;
    struct record *r;
    bool more;

    if (s->pending != table_line(im->table) && !table_next(im->table))
        return NULL;
    begins_product(im);
    r = begin(im, ctx);
    if (r->wrong == NULL)
        read_product(im, r);
    do {
        if (r->wrong == NULL)
            add_row(im, r);
        more = table_next(im->table);
    } while (more && strcmp(cell(im, HANDLE), s->handle) == 0);
    s->pending = more ? table_line(im->table) : 0;
    return r;
}

static void
read_options(struct import *im, struct record *r)
{
    const struct shopify *s = im->columns;
    struct item_option *o = talloc_zero_array(r, struct item_option, OPTIONS);

    for (int i = 0; i < OPTIONS; i++) {
        const char *value = str_trim(r, option_value(im, i));

        if (s->option[i][0] == '\0' || *value == '\0')
            continue;
        o[r->item.noptions].name = talloc_strdup(r, s->option[i]);
        o[r->item.noptions++].value = value;
        if (*text(im, r, SKU, 64) == '\0')
            r->sku = str_slug(r,
                talloc_asprintf(
                    r, "%s-%s", *r->sku != '\0' ? r->sku : s->handle, value),
                64);
    }
    r->item.options = o;
}

static struct record *
next_variant(struct import *im, struct ctx *ctx)
{
    struct shopify *s = im->columns;
    struct record *r;

    do {
        if (!table_next(im->table))
            return NULL;
        begins_product(im);
    } while (!is_variant(im) || is_simple(im));
    r = begin(im, ctx);
    r->parent = talloc_strdup(r, s->handle);
    read_options(im, r);
    read_item(im, r);
    r->has_images = cell(im, VARIANT_IMAGE)[0] != '\0';
    add_image(r, text(im, r, VARIANT_IMAGE, 500), "");
    return r;
}

static struct record *
shopify_next(struct import *im, struct ctx *ctx, int pass)
{
    return pass == 1 ? next_product(im, ctx) : next_variant(im, ctx);
}

const struct format format_shopify = {"Shopify", shopify_next, shopify_open};
