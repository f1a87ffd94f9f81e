/*
 * Invitations to work here: a link by mail, good once and for three days.
 * The link is signed, not stored: the database holds nothing that opens it.
 */
#ifndef SHOP_INVITATION_H
#define SHOP_INVITATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"
#include "shop/staff.h"

struct invitation {
    const char *id, *email, *role;
    const char *made_by; /* NULL for the command line */
    const char *made_at, *expires_at;
    int64_t round; /* of sending */
    bool expired;
};

/* Those neither accepted nor withdrawn. */
enum rc invitation_list(
    struct ctx *ctx, struct invitation **out, size_t *n) MUST_CHECK;

/* NOTFOUND if it is none of those. */
enum rc invitation_get(
    struct ctx *ctx, const char *id, struct invitation *out) MUST_CHECK;

/* The admin's address to accept it at. */
char *invitation_link(struct ctx *ctx, const struct invitation *invitation);

/* As invitation_get; NOTFOUND, too, if it expired or the link is another. */
enum rc invitation_open(struct ctx *ctx, const char *id,
    const char *signature, struct invitation *out) MUST_CHECK;

/* The rest is done inside a transaction. */

/*
 * Makes one and puts its mail into the outbox; takes email, role and
 * made_by. CONFLICT: they work here, or are invited already.
 */
enum rc invitation_add(
    struct ctx *ctx, struct invitation *invitation) MUST_CHECK;

/* Another mail, another three days; links sent before are worthless. */
enum rc invitation_again(struct ctx *ctx, const char *id) MUST_CHECK;

enum rc invitation_withdraw(struct ctx *ctx, const char *id) MUST_CHECK;

/*
 * Takes this person on with the role offered. NOTFOUND if it is not open
 * any more, CONFLICT if they work here already.
 */
enum rc invitation_accept(struct ctx *ctx, const struct invitation *it,
    const struct staff *person) MUST_CHECK;

#endif
