/* What staff writes down for staff, beside an order or a person. */
#ifndef SHOP_NOTE_H
#define SHOP_NOTE_H

#include <stdbool.h>

#include "base/ctx.h"
#include "base/rc.h"

struct note {
    const char *key; /* of the form: once, again is OK */
    const char *order_id;
    bool of_person; /* who placed that order, not the order */
    const char *text, *name; /* name: of who writes */
};

/* Inside a transaction. */
enum rc note_add(struct ctx *ctx, const struct note *note) MUST_CHECK;

#endif
