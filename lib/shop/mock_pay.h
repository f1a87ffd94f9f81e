/*
 * What happens to money at the mock processor: one function a deed, each
 * inside a transaction, each recording its events in batch.
 */
#ifndef SHOP_MOCK_PAY_H
#define SHOP_MOCK_PAY_H

#include "shop/mock_card.h"
#include "shop/mock_charge.h"
#include "shop/mock_event.h"
#include "shop/mock_intent.h"
#include "shop/mock_session.h"

/*
 * Tries a card on an intent, which follows: succeeded (and its session
 * complete), requires_capture, requires_action, or waiting again with its
 * error set. CONFLICT: the intent takes no payment any more.
 */
enum rc mock_pay_card(struct ctx *ctx, struct mock_batch *batch,
    const char *intent, const struct mock_card *card,
    struct mock_intent *after) MUST_CHECK;

/* The answer of the authentication step. CONFLICT: none is asked for. */
enum rc mock_pay_authenticate(struct ctx *ctx, struct mock_batch *batch,
    const char *intent, bool authorized, struct mock_intent *after) MUST_CHECK;

/* Stores a new intent, which is read again. */
enum rc mock_pay_intend(struct ctx *ctx, struct mock_batch *batch,
    struct mock_intent *intent) MUST_CHECK;

enum rc mock_pay_capture(struct ctx *ctx, struct mock_batch *batch,
    const struct mock_intent *intent, struct money amount) MUST_CHECK;

/* The reason may be NULL. */
enum rc mock_pay_cancel(struct ctx *ctx, struct mock_batch *batch,
    const char *intent, const char *reason) MUST_CHECK;

/* Ends an open session and its intent. CONFLICT: it is not open. */
enum rc mock_pay_expire(struct ctx *ctx, struct mock_batch *batch,
    const struct mock_session *session) MUST_CHECK;

enum rc mock_pay_refund(struct ctx *ctx, struct mock_batch *batch,
    const struct mock_refund *refund) MUST_CHECK;

#endif
