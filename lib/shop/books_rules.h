/* The rules of the books by subject; for books.c. */
#ifndef SHOP_BOOKS_RULES_H
#define SHOP_BOOKS_RULES_H

#include "base/db.h"
#include "shop/books.h"
#include "shop/order.h"

/*
 * A rule's statement finds: the order's id or NULL, the subject, what was
 * found and what should be there (text, or NULL), the currency if those two
 * are minor units, and how many there are of them all.
 */
struct books_rule {
    const char *name, *says;
    const struct db_stmt *stmt;
};

/* Each ends with an empty one. */
extern const struct books_rule books_stock_rules[];
extern const struct books_rule books_order_rules[];
extern const struct books_rule books_payment_rules[];
extern const struct books_rule books_refund_rules[];
extern const struct books_rule books_paper_rules[];
extern const struct books_rule books_waiting_rules[];

/*
 * Looks at every order, some at a time: works it out again from its lines,
 * and follows its history and its moves of stock. It counts the orders too.
 */
enum rc books_orders(struct ctx *ctx, struct books *books) MUST_CHECK;

/* Orders that follow each other by their ids. */
struct books_range {
    struct ctx *ctx;   /* what is read lives on it */
    const char *after; /* the id before the first */
    const struct order *orders;
    size_t n; /* at least one */
};

/* O6 and O7; findings live on ctx. */
enum rc books_history(struct ctx *ctx, struct books *books,
    const struct books_range *range) MUST_CHECK;

/* S4, S5 and S6, likewise; the orders have their lines. */
enum rc books_moves(struct ctx *ctx, struct books *books,
    const struct books_range *range) MUST_CHECK;

#endif
