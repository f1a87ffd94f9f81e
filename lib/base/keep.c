#include "base/keep.h"

#include <string.h>

#include "base/log.h"

enum { KEEP_MAX = 32 };

struct kept {
    const char *name;
    int64_t version;
    void *value;
};

struct keep {
    struct kept at[KEEP_MAX];
};

struct keep *
keep_new(TALLOC_CTX *parent)
{
    return talloc_zero(parent, struct keep);
}

static struct kept *
slot(struct keep *keep, const char *name)
{
    for (int i = 0; i < KEEP_MAX; i++) {
        struct kept *k = &keep->at[i];

        if (k->name == NULL || strcmp(k->name, name) == 0)
            return k;
    }
    bug("more than %d tables are kept", KEEP_MAX);
}

void *
keep_get(struct ctx *ctx, const char *name)
{
    struct kept *k = slot(ctx->keep, name);

    return k->name != NULL && k->version == ctx->version ? k->value : NULL;
}

void *
keep_set(struct ctx *ctx, const char *name, void *value)
{
    struct kept *k = slot(ctx->keep, name);

    talloc_free(k->value);
    if (k->name == NULL)
        k->name = talloc_strdup(ctx->keep, name);
    k->version = ctx->version;
    k->value = talloc_steal(ctx->keep, value);
    return value;
}

struct ctx *
ctx_new(TALLOC_CTX *parent, struct db *db, const struct conf *conf,
    struct keep *keep)
{
    struct ctx *ctx = talloc_zero(parent, struct ctx);

    ctx->db = db;
    ctx->conf = conf;
    ctx->keep = keep;
    return ctx;
}
