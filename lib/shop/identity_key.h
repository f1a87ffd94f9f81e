/* The keys that sign ID tokens. */
#ifndef SHOP_IDENTITY_KEY_H
#define SHOP_IDENTITY_KEY_H

#include <stddef.h>

#include "base/ctx.h"
#include "base/rc.h"

struct identity_key {
    const char *kid;
    const char *jwk; /* private */
};

/* Those that are published, the one that signs first. */
enum rc identity_key_all(
    struct ctx *ctx, struct identity_key **out, size_t *n) MUST_CHECK;

#endif
