/*
 * Deeds that count once. A transaction is run again when the COMMIT of an
 * attempt was not answered; what that one did must then not be done a
 * second time, nor refused because it has been done.
 */
#ifndef SHOP_CART_ONCE_H
#define SHOP_CART_ONCE_H

#include "shop/cart_named.h"

/*
 * Runs cart_delete, cart_merge or cart_move in a transaction of its own; one
 * that was run before under the same deed->update is OK, with its undo, and
 * not done again. The rest as those say.
 */
typedef enum rc cart_deed_fn(struct ctx *ctx, struct cart_deed *deed);
enum rc cart_deed_once(struct ctx *ctx, cart_deed_fn *fn,
    struct cart_deed *deed) MUST_CHECK;

/* As cart_undo, in a transaction of its own. */
enum rc cart_undo_once(struct ctx *ctx, struct cart_undo *undo) MUST_CHECK;

#endif
