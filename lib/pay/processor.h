/*
 * The payment processor's calls, in Stripe's shape. A call is made outside
 * any transaction; no call decides anything here.
 */
#ifndef PAY_PROCESSOR_H
#define PAY_PROCESSOR_H

#include "base/ctx.h"
#include "base/money.h"
#include "shop/order.h"
#include "shop/refund.h"

enum said {
    SAID_YES,
    SAID_NO,     /* a definite refusal: it had no effect */
    SAID_FAILED, /* it broke and always says so: look for what it made */
    SAID_NOTHING /* it may or may not have had its effect */
};

struct checkout_session {
    const char *id, *status; /* open, complete, expired */
    const char *payment_status;
    const char *url;       /* NULL unless open */
    const char *intent;    /* NULL until there is one */
    const char *attempt;   /* metadata[attempt], NULL if it has none */
    const char *reference; /* client_reference_id, NULL likewise */
    struct money amount;
};

/* The body of the call that asks for an order's money. */
const char *processor_body(struct ctx *ctx, const struct order *order);

/* *why gets the processor's words with SAID_NO. */
enum said processor_create(struct ctx *ctx, const char *attempt_id,
    const char *body, struct checkout_session *out, const char **why);
enum said processor_fetch(struct ctx *ctx, const char *session_id,
    struct checkout_session *out, const char **why);
enum said processor_expire(struct ctx *ctx, const char *session_id,
    struct checkout_session *out, const char **why);

/*
 * Searches the list of sessions made between two seconds for those of
 * an attempt, a page at a time: go on while more is true.
 */
struct session_search {
    const char *attempt;
    int64_t since, until;
    const char *after; /* NULL at first, then set */
    bool more;
    struct checkout_session *found; /* of this page */
    size_t n;
};
enum said processor_search(struct ctx *ctx, struct session_search *search);

/* The last digits of the card that paid; NULL if they cannot be had. */
const char *processor_card(struct ctx *ctx, const char *intent_id);

enum said processor_refund(struct ctx *ctx, const struct refund *refund,
    const char **refund_id, const char **why);

/*
 * Looks for a refund that may have been made: *refund_id is NULL if it was
 * not, or failed. SAID_YES or SAID_NOTHING.
 */
enum said processor_find_refund(struct ctx *ctx, const struct refund *refund,
    const char **refund_id);

#endif
