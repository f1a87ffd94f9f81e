/*
 * Forgetting a person who asks for it: all that no law wants kept. What an
 * invoice must show stays for the years that the shop's setting says.
 */
#ifndef SHOP_ERASE_H
#define SHOP_ERASE_H

#include "shop/customer.h"

struct erase_plan {
    int64_t orders, kept;         /* kept: with their invoice's address */
    int64_t open, refunds, mails; /* unfinished; 0, or it is refused */
};

/* What it would do. */
enum rc erase_plan(struct ctx *ctx, const struct customer *person,
    struct erase_plan *out) MUST_CHECK;

/* CONFLICT: something is unfinished. Inside a transaction. */
enum rc erase_person(
    struct ctx *ctx, const struct customer *person) MUST_CHECK;

#endif
