/* Accounts of the identity provider and their passwords. */
#ifndef SHOP_IDENTITY_ACCOUNT_H
#define SHOP_IDENTITY_ACCOUNT_H

#include <stdbool.h>

#include "base/ctx.h"
#include "base/rc.h"

struct identity_account {
    const char *sub, *email, *name, *role;
    const char *scrypt;
    bool has_factor;
};

/*
 * The address as accounts are told apart by it: NFC, ASCII letters in lower
 * case. What else looks alike stays apart.
 */
const char *identity_email_key(TALLOC_CTX *mem, const char *email);

/* NOTFOUND if nobody has this address. */
enum rc identity_account_find(struct ctx *ctx, const char *email,
    struct identity_account *out) MUST_CHECK;

/* Takes all but sub, which it sets; CONFLICT if the address is taken. */
enum rc identity_account_add(
    struct ctx *ctx, struct identity_account *account) MUST_CHECK;

enum rc identity_password_set(
    struct ctx *ctx, const char *sub, const char *scrypt) MUST_CHECK;

#endif
