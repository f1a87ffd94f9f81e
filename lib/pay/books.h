/* The processor's books against ours, both ways. */
#ifndef PAY_BOOKS_H
#define PAY_BOOKS_H

#include "shop/books.h"

/*
 * Adds what differs: of all time, or of the last days if that is not 0.
 * Money that was just taken and is not settled yet only counts as an open
 * payment. BUSY: the processor's books could not be had. Talks to the
 * processor: outside any transaction.
 */
enum rc pay_books(
    struct ctx *ctx, int64_t days, struct books *books) MUST_CHECK;

/*
 * Checks the books if it is time to, of the last days as configured, and
 * keeps what was found. For the worker; runs its own transactions.
 */
enum rc pay_books_job(struct ctx *ctx) MUST_CHECK;

#endif
