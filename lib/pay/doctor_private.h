/* What doctor.c and doctor_host.c share; nobody else includes it. */
#ifndef PAY_DOCTOR_PRIVATE_H
#define PAY_DOCTOR_PRIVATE_H

#include "pay/doctor.h"
#include "shop/shop_facts.h"

struct doctor {
    struct ctx *ctx;
    struct check *all;
    size_t n;
};

/* Notes one; todo counts unless it is in order. */
void doctor_say(struct doctor *d, const char *name, enum check_state state,
    const char *says, const char *todo);

/* Of the one noted last: where in the admin it is put right. */
void doctor_at(struct doctor *d, const char *page);

/* What the configuration and the host tell. */
void doctor_host(struct doctor *d, const struct shop_facts *f);

#endif
