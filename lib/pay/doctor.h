/*
 * What must be so before the shop opens: one list, for the command line and
 * for the admin.
 */
#ifndef PAY_DOCTOR_H
#define PAY_DOCTOR_H

#include <stddef.h>

#include "base/ctx.h"
#include "base/rc.h"

enum check_state { CHECK_OK, CHECK_WARN, CHECK_FAIL };

struct check {
    const char *name; /* "mail" */
    enum check_state state;
    const char *says; /* what was found */
    const char *todo; /* NULL if it is in order */
    const char *page; /* of the admin, where it is put right, or NULL */
};

/*
 * Does not fail for what is wrong with the shop, the database being away
 * among it.
 */
void doctor(struct ctx *ctx, struct check **out, size_t *n);

/* "ok", "warn", "fail" */
const char *check_word(enum check_state state);

#endif
