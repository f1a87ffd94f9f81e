/*
 * clearcart import: a file in one of two formats becomes records, and a
 * batch of records one transaction. The file is read twice, products first,
 * then what needs them to be there (variants, related products), so that
 * rows may stand in any order and memory stays the same for any size.
 */
#ifndef CLI_IMPORT_H
#define CLI_IMPORT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/ctx.h"
#include "base/table.h"
#include "shop/item_save.h"
#include "shop/product_parts.h"
#include "shop/product_save.h"

/* The names of a list cell. */
struct names {
    const char **at;
    size_t n;
};

struct record {
    int64_t line;
    const char *sku, *parent; /* parent: of a variant; NULL for a product */
    bool again;    /* second pass over a product: only its related ones */
    bool has_item; /* a variant, or a product that is sold as it is */
    bool has_categories, has_values, has_images, has_related, has_stock;
    struct product_save product;
    struct item_save item;
    struct names *categories; /* paths from the top */
    size_t ncategories;
    struct product_value *values;
    size_t nvalues;
    struct product_image *images;
    size_t nimages;
    struct job **jobs;    /* of the pictures that are being made */
    struct names related; /* SKUs */
    /* What became of it. */
    const char *column, *wrong; /* rejected, if wrong is set */
    struct names notes;
    size_t noted; /* notes made while reading */
    enum saved saved;
};

struct import;

/* The next record of a pass (1 or 2) on the memory of ctx; NULL at the end. */
typedef struct record *next_record(
    struct import *im, struct ctx *ctx, int pass);

struct format {
    const char *name;
    next_record *next;
    void *(*open)(struct import *im); /* looks up the columns */
};

extern const struct format format_woo, format_shopify;

struct import {
    struct ctx *ctx;
    const char *path;
    const char *images, *beside; /* folders where pictures are looked for */
    bool dry, stock;
    bool whole, one; /* all or nothing; so in one transaction */
    struct table *table;
    const struct format *format;
    void *columns; /* the format's own */
    FILE *report;
    struct seen *seen; /* the products of the file, in a dry run */
    int64_t added, changed, same, rejected, notes;
};

/* Marks the record rejected, for the first reason only. */
void record_refuse(struct record *r, const char *column, const char *why, ...)
    PRINTF(3, 4);

/* Something to know about a row that is imported nevertheless. */
void record_note(struct record *r, const char *why, ...) PRINTF(2, 3);

/* A record with everything left as it is. */
struct record *record_new(struct ctx *ctx, int64_t line);

/* Writes a batch of records. What became of each is in it. */
enum rc import_batch(struct import *im, struct ctx *ctx,
    struct record **records, size_t n) MUST_CHECK;

/* Finds the folders; then takes in the pictures that a batch names. */
void import_find_images(struct import *im);
enum rc import_images(struct import *im, struct ctx *ctx,
    struct record **records, size_t n) MUST_CHECK;

/* The report: one record, how far it is, all of it at the end. */
void report_record(struct import *im, const struct record *r);
void report_progress(const struct import *im, int pass);
void report_end(struct import *im);

#endif
