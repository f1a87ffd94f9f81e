/* What jose.c and jose_verify.c share; nobody else includes it. */
#ifndef WEB_JOSE_PRIVATE_H
#define WEB_JOSE_PRIVATE_H

#include <cjose/cjose.h>

#include "base/rc.h"
#include "web/jose.h"

/* A key that is released with mem. */
struct jose_key {
    cjose_jwk_t *jwk;
};

struct jose_key *jose_key_hold(TALLOC_CTX *mem, cjose_jwk_t *jwk);

#endif
