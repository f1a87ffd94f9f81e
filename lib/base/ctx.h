/*
 * What every function that works for one request (or one job of the worker)
 * is given. It is a talloc context too: what is allocated on it lives exactly
 * as long as the request.
 */
#ifndef BASE_CTX_H
#define BASE_CTX_H

#include <stdint.h>
#include <talloc.h>

struct conf;
struct db;
struct keep;

struct ctx {
    struct db *db;           /* the program's connection */
    const struct conf *conf; /* read once at start */
    struct keep *keep;       /* small tables kept between requests */
    const char *actor;       /* who acts: a sub, "worker", "guest" */
    const char *actor_name;  /* of a person, as they are called; or NULL */
    int64_t version;         /* of the small tables, as of this request */
};

/* A context for one request; freed whole with talloc_free. */
struct ctx *ctx_new(TALLOC_CTX *parent, struct db *db,
    const struct conf *conf, struct keep *keep);

#endif
