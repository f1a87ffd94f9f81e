/*
 * The mock processor's payment intents. Their state is changed by
 * conditional UPDATEs only, so that an intent is charged once whoever else
 * is paying it at this moment. All but the reads run inside a transaction.
 */
#ifndef SHOP_MOCK_INTENT_H
#define SHOP_MOCK_INTENT_H

#include <stdbool.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"
#include "shop/mock_card.h"
#include "shop/mock_list.h"

struct mock_intent {
    int64_t seq;
    const char *id, *secret, *status;
    struct money amount, capturable, received;
    const char *capture; /* "automatic" or "manual" */
    const char *method;
    const char *brand, *last4; /* of a card that is being authenticated */
    int64_t expiry;
    const char *charge; /* the latest, NULL if none */
    const char *error;  /* the latest, NULL if none */
    const char *description, *metadata;
    const char *cancel_reason, *return_url; /* NULL if not given */
    bool of_session;
    int64_t created, canceled; /* seconds; 0: not canceled */
};

/* Stores a new one; status, amount, capture, metadata and so on are set. */
enum rc mock_intent_add(struct ctx *ctx, struct mock_intent *intent) MUST_CHECK;

enum rc mock_intent_get(
    struct ctx *ctx, const char *id, struct mock_intent *out) MUST_CHECK;

/* As mock_intent_get, and nobody else changes it until the transaction ends */
enum rc mock_intent_lock(
    struct ctx *ctx, const char *id, struct mock_intent *out) MUST_CHECK;

enum rc mock_intent_list(struct ctx *ctx, const struct mock_list *list,
    struct mock_intent **out, size_t *n) MUST_CHECK;

/*
 * Writes status, amounts, method, card, charge and error of an intent that
 * waits for a payment. CONFLICT: it does not wait any more.
 */
enum rc mock_intent_pay(
    struct ctx *ctx, const struct mock_intent *intent) MUST_CHECK;

/* Where the payer goes from the bank's question. */
enum rc mock_intent_return(
    struct ctx *ctx, const char *id, const char *url) MUST_CHECK;

/* CONFLICT: there is nothing to capture. */
enum rc mock_intent_capture(
    struct ctx *ctx, const char *id, struct money amount) MUST_CHECK;

/* CONFLICT: it succeeded or was canceled. */
enum rc mock_intent_cancel(
    struct ctx *ctx, const char *id, const char *reason) MUST_CHECK;

/* New amount, description and metadata. CONFLICT: it is too late. */
enum rc mock_intent_change(
    struct ctx *ctx, const struct mock_intent *intent) MUST_CHECK;

#endif
