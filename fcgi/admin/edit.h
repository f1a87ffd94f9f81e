/* A product's form, from what was typed to what is asked of the shop. */
#ifndef ADMIN_EDIT_H
#define ADMIN_EDIT_H

#include <jansson.h>

#include "admin/pages.h"
#include "shop/product_edit.h"

/* One variant's line of the form. */
struct edit_item {
    const struct product_item *is;
    const char *price, *offer, *stock; /* as typed; NULL: not sent */
    int64_t seen;                      /* pieces that the form showed, or -1 */
    /* What it comes to; price -1 and move 0 leave things as they are. */
    int64_t new_price, new_compare, move;
    bool is_count;
    const char *wrong;  /* the name of the field that is, NULL: none */
    const char *error;  /* why: field.NAME.ERROR of the words */
    const char *orders; /* that hold its pieces, if there are too few */
};

struct edit {
    struct req *req;
    struct product_form is; /* the product as it is now */
    struct edit_item *items;
    size_t nitems;
    const char *stale; /* the error code of a conflict */
    bool changed, parts_changed;
};

/*
 * Reads the lines of variants against the product as it is; INVALID if one
 * is wrong, with the form's fields refused.
 */
enum rc edit_read_items(struct edit *e) MUST_CHECK;

/* Writes what is asked; in a transaction that locked the product. */
enum rc edit_write(struct ctx *ctx, struct edit *e) MUST_CHECK;

/* Attributes, related products, categories, the time of publishing. */
enum rc edit_check_parts(struct edit *e) MUST_CHECK;
enum rc edit_write_parts(struct ctx *ctx, struct edit *e) MUST_CHECK;

/* As the form shows them: a line each. */
const char *edit_attributes(TALLOC_CTX *mem, const struct product_form *p);
const char *edit_related(TALLOC_CTX *mem, const struct product_form *p);

/* Tells the audit log what has become of the product. */
enum rc edit_note(struct ctx *ctx, const struct edit *e) MUST_CHECK;

/* The form with what was typed, else with what is there. */
enum rc edit_put(struct edit *e) MUST_CHECK;

/* Both sides of a conflict, and what sends ours again. */
enum rc edit_put_conflict(struct edit *e) MUST_CHECK;

/* Writes product: what programs get. */
void edit_put_product(struct req *req, const struct product_form *p);

/* The address of a product in the admin. */
char *edit_url(struct req *req, int64_t id);

#endif
