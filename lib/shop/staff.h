/*
 * Who works here and as what: the shop's own knowledge, whoever the
 * identity provider is.
 */
#ifndef SHOP_STAFF_H
#define SHOP_STAFF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/ctx.h"
#include "base/rc.h"

struct staff {
    const char *sub, *email, *name, *role;
    const char *since, *made_by; /* made_by: NULL for the command line */
};

/* NOTFOUND if this person does not work here (any more). */
enum rc staff_find(
    struct ctx *ctx, const char *sub, struct staff *out) MUST_CHECK;

enum rc staff_list(
    struct ctx *ctx, struct staff **out, size_t *n) MUST_CHECK;

/* Takes somebody on, or changes them: all but since. */
enum rc staff_put(struct ctx *ctx, const struct staff *staff) MUST_CHECK;

/*
 * Locks the owners until the transaction ends, so that none of them acts on
 * another meanwhile. NOTFOUND if `by` is none; *others says whether there
 * is an owner beside sub.
 */
enum rc staff_lock_owners(struct ctx *ctx, const char *by, const char *sub,
    bool *others) MUST_CHECK;

enum rc staff_role_set(
    struct ctx *ctx, const char *sub, const char *role) MUST_CHECK;

/* They do not work here any more, and their sessions end. */
enum rc staff_end(struct ctx *ctx, const char *sub) MUST_CHECK;

#endif
