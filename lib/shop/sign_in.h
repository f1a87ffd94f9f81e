/* A sign-in under way: what the provider's answer is checked against. */
#ifndef SHOP_SIGN_IN_H
#define SHOP_SIGN_IN_H

#include <stdbool.h>

#include "base/ctx.h"
#include "base/rc.h"

struct sign_in {
    const char *program; /* "shop" or "admin" */
    const char *state;   /* comes back with the answer */
    const char *browser; /* the cookie that ties it to one browser */
    const char *nonce, *verifier, *return_path;
    bool factor; /* the second factor was asked for */
};

enum rc sign_in_add(
    struct ctx *ctx, const struct sign_in *sign_in) MUST_CHECK;

/*
 * Takes out the one of this program, state and browser and fills in the
 * rest. NOTFOUND if there is none of the last ten minutes.
 */
enum rc sign_in_take(struct ctx *ctx, struct sign_in *sign_in) MUST_CHECK;

#endif
