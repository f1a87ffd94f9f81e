/*
 * The mock processor's objects as JSON, in the shapes and by the names of
 * Stripe's API. Each returns a new reference.
 */
#ifndef SHOP_MOCK_JSON_H
#define SHOP_MOCK_JSON_H

#include <jansson.h>

#include "shop/mock_charge.h"
#include "shop/mock_intent.h"
#include "shop/mock_session.h"

json_t *mock_session_json(struct ctx *ctx, const struct mock_session *s);
json_t *mock_intent_json(struct ctx *ctx, const struct mock_intent *i);
json_t *mock_charge_json(struct ctx *ctx, const struct mock_charge *c);
json_t *mock_refund_json(struct ctx *ctx, const struct mock_refund *r);
json_t *mock_entry_json(struct ctx *ctx, const struct mock_entry *e);
json_t *mock_lines_json(struct ctx *ctx, const char *session,
    const struct mock_line *lines, size_t n);
json_t *mock_balance_json(struct ctx *ctx, const struct money *m, size_t n);

/* What the API says about a card that did not pay. */
const char *mock_decline_code(const char *error);
const char *mock_decline_text(const char *error);
json_t *mock_decline_json(const char *error, const char *charge);

/* Parts of several: "eur", and a JSON object from its text. */
const char *mock_json_currency(struct ctx *ctx, struct money m);
json_t *mock_json_metadata(const char *text);

/* json_pack of what cannot fail; a failure is a bug. */
json_t *mock_pack(const char *format, ...);

#endif
