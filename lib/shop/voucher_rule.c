#include <string.h>

#include "shop/voucher.h"

/* DATETIMEs of one precision are in the order of their text. */
static bool
is_before(const char *a, const char *b)
{
    return strcmp(a, b) < 0;
}

static bool
is_typed(const char *person)
{
    return strncmp(person, "mail:", 5) == 0;
}

const char *
voucher_refusal(const struct voucher *v, const struct voucher_use *use)
{
    if (v->ends_at != NULL && !is_before(use->now, v->ends_at))
        return "ended";
    if (use->use_no > v->uses_max)
        return "used_up";
    if (use->person_no > v->uses_each)
        return is_typed(use->person) ? "used_up" : "used";
    if (v->starts_at != NULL && is_before(use->now, v->starts_at))
        return "not_yet";
    return money_cmp(use->goods, v->minimum) < 0 ? "minimum" : NULL;
}
