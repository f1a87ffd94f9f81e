/*
 * Changing many products alike: which ones, what is done to them, what that
 * comes to for each, and making it so. job.h keeps the rows; this is the
 * kind "products". A row changes one item, or one product as a whole; its
 * before and after are JSON objects with the same members.
 */
#ifndef SHOP_BULK_H
#define SHOP_BULK_H

#include <jansson.h>
#include <stdbool.h>

#include "base/money.h"
#include "shop/job.h"

struct bulk_deed {
    const char *act; /* "price", "offer", "stock", "status", "tax_class",
                        "category", "attribute" */
    const char *how; /* price: "percent_up" "percent_down" "amount_up"
                        "amount_down" "set"; offer: "percent" "end"; stock:
                        "set" "add"; category: "add" "remove" "move";
                        attribute: "set" "remove" */
    const char *round; /* price: "none" "05" "10" "99" */
    const char *name, *value; /* attribute; value: a state, a tax class too */
    int64_t n;         /* basis points, minor units, pieces */
    int64_t category;
};

enum { STOCK_MAX = 1000000 };
#define PRICE_MAX INT64_C(1000000000000) /* minor units */

/* The deed in a job's params; false if they are not bulk's. */
bool bulk_deed_of(const json_t *params, struct bulk_deed *out);

/* And into them. */
void bulk_deed_put(json_t *params, const struct bulk_deed *deed);

/* A product as it is. */
struct bulk_item {
    const char *sku, *options;
    struct money price, compare; /* compare 0: no offer */
    int64_t on_hand, reserved;
};

struct bulk_subject {
    int64_t id;
    const char *sku, *name, *brand, *summary, *status, *tax_class;
    const char *categories; /* JSON: ids, the first in the breadcrumbs */
    const char *values;     /* JSON: [name, value, visible] */
    const char *options;    /* JSON: names of what tells variants apart */
    struct bulk_item *items;
    size_t nitems;
};

/* Those of the products that are there, by id; two statements. */
enum rc bulk_read(struct ctx *ctx, const int64_t *ids, size_t n,
    struct bulk_subject **out, size_t *nout) MUST_CHECK;

/* True if the deed makes a row for each item, else for each product. */
bool bulk_is_by_item(const struct bulk_deed *deed);

/* True if it has something to sell. */
bool bulk_can_publish(const struct bulk_subject *p);

/*
 * What the deed comes to: sets before, after, fate (ready, same, left_out),
 * why and detail. item is NULL for a product as a whole.
 */
void bulk_change(struct ctx *ctx, const struct bulk_deed *deed,
    const struct bulk_subject *p, const struct bulk_item *item,
    struct job_row *row);

/* What a row's members are now, as before and after have them. */
json_t *bulk_now(const json_t *like, const struct bulk_subject *p,
    const struct bulk_item *item);

/* Adds rows to a job. */
enum rc job_add_rows(struct ctx *ctx, const struct job *job,
    const struct job_row *rows, size_t n) MUST_CHECK;

/* Works out the next rows of a job; how a kind prepares. */
enum rc bulk_prepare(struct ctx *ctx, struct job *job, bool *more) MUST_CHECK;

extern const struct job_kind bulk_kind, bulk_file_kind;

#endif
