/* What else is stored of a person, for the file that they may ask for. */
#ifndef SHOP_CUSTOMER_STORED_H
#define SHOP_CUSTOMER_STORED_H

#include "shop/customer.h"

struct customer_stored {
    struct {
        const char *cart, *state, *sku;
        int64_t quantity;
    } *lines;
    struct {
        const char *kind, *to, *sent_at;
    } *mails;
    struct {
        const char *began_at, *ends_at;
    } *sessions;
    struct {
        const char *number, *name, *email, *text, *at;
    } *withdrawals;
    size_t nlines, nmails, nsessions, nwithdrawals;
};

enum rc customer_stored(struct ctx *ctx, const struct customer *person,
    struct customer_stored *out) MUST_CHECK;

#endif
