/*
 * HTTP calls to the processor and the identity provider, by libcurl: no
 * redirects, 3 s to connect, 15 s in all, at most 256 KiB of answer.
 */
#ifndef WEB_HTTP_H
#define WEB_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <talloc.h>

#include "base/rc.h"

struct http_call {
    const char *method; /* "GET" or "POST" */
    const char *url;
    const char *body;          /* form-encoded; NULL for none */
    const char *user, *secret; /* HTTP Basic if user is not NULL */
    const char *bearer;
    const char *idempotency_key;
};

struct http_reply {
    long status; /* 0: no answer, or none that counts */
    const char *body;
    size_t length;
    bool replayed; /* it answered an idempotency key's first call */
};

/*
 * OK if there was an answer of any status; BUSY if there was none (refused,
 * reset, timed out, too long), which is logged: the call may or may not have
 * had its effect.
 */
enum rc http_do(TALLOC_CTX *mem, const struct http_call *call,
    struct http_reply *reply) MUST_CHECK;

/* Appends "name=value", percent-encoded, to a form body being built. */
char *http_form(char *body, const char *name, const char *value);

#endif
