/* The form of a product's variants, from what was typed to what is asked. */
#ifndef ADMIN_VARIANTS_H
#define ADMIN_VARIANTS_H

#include "admin/pages.h"
#include "shop/product_edit.h"
#include "shop/variant.h"

/* A combination in the form. */
struct cell {
    const char *key;
    const struct grid_item *is; /* NULL: to be made */
    bool typed;                 /* was in the form that came */
    bool active;
    const char *sku, *price, *offer, *stock; /* as they show */
    int64_t seen; /* pieces that the form showed */
    /* What it comes to; of one that is there -1 and 0 leave it as it is. */
    int64_t new_price, new_compare, move;
    bool is_count;
    const char *wrong, *error; /* the field that is, and why; NULL: none */
    const char *orders;        /* that hold its pieces */
};

struct variants {
    struct req *req;
    struct product_form is;
    struct grid grid; /* as it is now */
    struct grid_option options[GRID_OPTIONS]; /* as asked */
    size_t noptions;
    bool other; /* the options asked for are not those of the grid */
    struct cell *cells;
    size_t n;
    size_t from; /* the first shown of at most GRID_PAGE */
    bool fill;   /* one price for all was typed */
    int64_t all_price, all_compare;
    const char **gone; /* SKUs of what is no longer in the grid */
    size_t ngone;
    const char *stale; /* the error code of a conflict */
};

/* The options typed, else those of the grid; INVALID with a field refused. */
enum rc variants_options(struct variants *v) MUST_CHECK;

/* "Colour=Moss|Rust": what one has seen before one saves it. */
char *variants_shown(TALLOC_CTX *mem, const struct grid_option *options,
    size_t n);

/* All combinations, with what was typed of them; INVALID likewise. */
enum rc variants_cells(struct variants *v) MUST_CHECK;

/* INVALID, with the form's field and the cell refused. */
enum rc variants_refuse(struct variants *v, struct cell *c,
    enum variants_field field, const char *why) MUST_CHECK;

/* One price for all into every cell of the form. */
void variants_fill(struct variants *v);

/* Writes what is asked; in a transaction that locked the product. */
enum rc variants_write(struct ctx *ctx, struct variants *v) MUST_CHECK;

/* The form. */
void variants_put(struct variants *v);

/* Both sides of a conflict. */
void variants_put_conflict(struct variants *v);

#endif
