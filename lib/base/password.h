/*
 * Passwords as scrypt strings "scrypt$N$r$p$SALT$HASH" that carry their
 * parameters. A password counts exactly as typed: no trimming, no Unicode
 * normalisation, every byte of it. (A NUL cannot come: no request with one
 * is read.)
 */
#ifndef BASE_PASSWORD_H
#define BASE_PASSWORD_H

#include <stdbool.h>
#include <stdint.h>
#include <talloc.h>

struct password_cost {
    int64_t n, r, p; /* n is a power of two */
};

/* A new string with a random salt. */
char *password_hash(TALLOC_CTX *mem, const char *password,
    const struct password_cost *cost);

/*
 * Whether the password fits; compares in constant time. A string that is
 * none of ours fits nothing.
 */
bool password_verify(const char *stored, const char *password);

/* True if it was made at another cost, or is none of ours. */
bool password_needs_rehash(
    const char *stored, const struct password_cost *cost);

/*
 * NULL, or why it may not be chosen: "too_common" for what is on our list,
 * repeats, simple sequences and the person's own e-mail or name.
 */
const char *password_objection(
    const char *password, const char *email, const char *name);

#endif
