/* The processor's account: a row of each charge and each refund. */
#ifndef PAY_BOOKS_ACCOUNT_H
#define PAY_BOOKS_ACCOUNT_H

#include "pay/ledger.h"
#include "shop/books.h"

/*
 * Adds what is not booked exactly once and with its amount, and what is
 * booked of nothing. Seconds: rows before since may be of what is older than
 * the lists, and what was made after until may not be booked yet.
 */
void books_account(struct ctx *ctx, struct books *books,
    const struct ledger *ledger, int64_t since, int64_t until);

#endif
