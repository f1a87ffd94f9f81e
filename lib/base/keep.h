/*
 * Small tables (settings, rates, the category tree) kept in the process and
 * thrown away when the version row, fetched with the session, has moved.
 */
#ifndef BASE_KEEP_H
#define BASE_KEEP_H

#include "base/ctx.h"

struct keep *keep_new(TALLOC_CTX *parent);

/* The value kept under this name at the context's version, or NULL. */
void *keep_get(struct ctx *ctx, const char *name);

/* Keeps a talloc value from now on; it becomes the keep's. Returns it. */
void *keep_set(struct ctx *ctx, const char *name, void *value);

#endif
