/* Rows of many orders, read beside the orders; for the books' rules. */
#ifndef SHOP_BOOKS_WALK_H
#define SHOP_BOOKS_WALK_H

#include "base/db.h"
#include "shop/books_rules.h"

/* The first member of what a rule knows on its way. */
struct books_walk {
    struct ctx *ctx; /* that findings live on */
    struct books *books;
    const struct books_range *range;
    size_t at; /* the order at hand */
    void (*begin)(struct books_walk *walk);
    void (*take)(struct books_walk *walk, struct db_query *q);
    void (*finish)(struct books_walk *walk);
};

/*
 * Runs q, whose first two ? are the range and whose first column is the
 * order; rows and orders go by order. Each order begins, takes its rows,
 * the column read, and finishes; rows of no order are left out.
 */
enum rc books_walk(struct books_walk *walk, struct db_query *q) MUST_CHECK;

/* The order at hand. */
const struct order *books_order(const struct books_walk *walk);

/* found: what it is, and what it should be. */
void books_tell(struct books_walk *walk, const char *rule, const char *says,
    const char *const found[2]);

#endif
