/* The audit log as it is read: of one thing, or searched. */
#ifndef SHOP_AUDIT_READ_H
#define SHOP_AUDIT_READ_H

#include "shop/audit.h"

enum { AUDIT_PAGE = 50 };

/* NULL, and 0 for before, leave a thing open. */
struct audit_filter {
    const char *kind, *ref; /* one thing: both */
    const char *actor;      /* a sub, or a program */
    const char *act;        /* "product.save" */
    const char *name;       /* the name, number or code begins so */
    const char *from, *to;  /* UTC DATETIMEs; to is not within */
    int64_t before;         /* older than this entry */
};

struct audit_entry {
    int64_t id;
    const char *at, *actor, *actor_name, *act, *kind, *ref, *name;
    const char *changes; /* a JSON array of {"what","from","to"} */
};

/* Newest first; one more than a page, if there are more. */
enum rc audit_find(struct ctx *ctx, const struct audit_filter *filter,
    struct audit_entry **out, size_t *n) MUST_CHECK;

#endif
