/*
 * The audit log: who changed what, from what to what. Written in the
 * transaction of the change, so that there is never one without the other;
 * nobody's account may change or delete a row.
 */
#ifndef SHOP_AUDIT_H
#define SHOP_AUDIT_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"

struct audit_change;

/* What was done to one thing. Only act, kind and ref must be given. */
struct audit {
    const char *act;  /* "product.save"; templates/words.hdf: audit.ACT */
    const char *kind; /* "product", "order", "voucher", "staff" ... */
    const char *ref;  /* its id, as its address has it */
    const char *name; /* what people call it */
    struct audit_change *changes;
    size_t n;
};

/*
 * Notes that what ("price") is no longer from; nothing if they are equal.
 * NULL stands for none. The texts must live until audit_write.
 */
void audit_change(struct ctx *ctx, struct audit *a, const char *what,
    const char *from, const char *to);
void audit_change_int(struct ctx *ctx, struct audit *a, const char *what,
    int64_t from, int64_t to);
void audit_change_money(struct ctx *ctx, struct audit *a, const char *what,
    struct money from, struct money to);

/* Writes it down, by ctx->actor. */
enum rc audit_write(struct ctx *ctx, const struct audit *a) MUST_CHECK;

#endif
