/* An update: a set of changes to one cart, applied wholly or not at all. */
#ifndef SHOP_CART_UPDATE_H
#define SHOP_CART_UPDATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

struct cart_change {
    const char *sku;
    int64_t quantity; /* add: 1 to 999; set: 0 to 999 */
};

struct cart_update {
    /* Who asks. owner may be NULL: then sub or the guest's token gets one. */
    const char *owner, *sub, *guest;
    const char *current; /* the owner's current cart, NULL if none */
    /* What is asked. */
    const char *cart;      /* an id, "current" or "new" */
    bool add;              /* add up; else set */
    bool many;             /* with add: no SKU stands twice, see cart_lines */
    int64_t version;       /* 0: not said */
    const char *update_id; /* NULL: not named */
    bool form;             /* the name holds for this very request alone */
    const char *name;      /* for a new cart; NULL: none */
    const char *later;     /* with set: a SKU that is then saved for later */
    const struct cart_change *changes;
    size_t n;
    /* The answer. */
    const char *id;          /* the cart */
    int64_t applied_version; /* the cart's version this update made */
    bool made_current;       /* it is current, which the asker may not know */
    const char *undo; /* with later: names that deed; NULL: it is gone */
    /* Why not: stale_cart, cart_ordering, cart_purchased, update_reused,
     * signed_in; for INVALID line_full, cart_full, too_many_carts, and with
     * later also later_full, same_cart. at: which change. */
    const char *code, *order_id;
    size_t at;
};

/*
 * Runs its own transaction. A named update that was applied before is OK
 * and changes nothing. NOTFOUND: no such cart (at == n) or no such SKU.
 */
enum rc cart_update(struct ctx *ctx, struct cart_update *u) MUST_CHECK;

/*
 * Makes an open cart, inside a transaction; current, if that is wanted.
 * CONFLICT: the owner is a guest who has signed in.
 */
struct cart_making {
    const char *owner, *name;
    bool current, later; /* later: it is made however many there are */
};
enum rc cart_make(struct ctx *ctx, const struct cart_making *making,
    const char **id) MUST_CHECK;

#endif
