/* A signed-in person's addresses, as they keep them themselves. */
#ifndef SHOP_ADDRESS_EDIT_H
#define SHOP_ADDRESS_EDIT_H

#include "shop/address.h"

enum { ADDRESSES_MAX = 20 };

enum rc address_get(struct ctx *ctx, const char *sub, const char *id,
    struct address *out) MUST_CHECK;

/*
 * Inside a transaction: changes the address of that id, or adds it if the
 * id is NULL. INVALID: there are ADDRESSES_MAX already;
 * nothing was written.
 */
enum rc address_save(struct ctx *ctx, const char *sub,
    const struct address *address) MUST_CHECK;

enum rc address_delete(
    struct ctx *ctx, const char *sub, const char *id) MUST_CHECK;

#endif
