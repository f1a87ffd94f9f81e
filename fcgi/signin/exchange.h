/* A code against the person it stands for. */
#ifndef SIGNIN_EXCHANGE_H
#define SIGNIN_EXCHANGE_H

#include "signin/provider.h"

struct exchange {
    const char *code, *nonce, *verifier;
    struct session_start start; /* out: who it is */
    const char *why;            /* out: why it is INVALID */
};

/* INVALID if the answers do not hold good, BUSY if there are none. */
enum rc exchange_code(struct req *req, const struct provider *provider,
    const struct relying *rp, struct exchange *x) MUST_CHECK;

#endif
