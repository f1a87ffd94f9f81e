/*
 * Cards as they are typed into the mock processor's page. Only what may be
 * kept leaves here: brand, last four digits, month of expiry.
 */
#ifndef SHOP_MOCK_CARD_H
#define SHOP_MOCK_CARD_H

#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

enum mock_outcome {
    MOCK_PAYS,
    MOCK_DECLINES,
    MOCK_ASKS /* who the person is */
};

struct mock_card {
    const char *brand; /* "visa" */
    char last4[5];
    int64_t expiry; /* 203012: December 2030 */
    enum mock_outcome outcome;
    const char *error;  /* why it declines: "card_declined" */
    const char *method; /* "pm_card_visa"; NULL if typed in */
};

/*
 * Reads a number with spaces or hyphens. NULL, or why it is none:
 * "too_short", "not_valid" (no digits, or the check digit is wrong).
 */
const char *mock_card_number(const char *typed, struct mock_card *out);

/*
 * Reads "12 / 30", "12/2030" or "1230". this_month is 202611 for November
 * 2026. NULL, "not_valid" or "past".
 */
const char *mock_card_expiry(
    const char *typed, int64_t this_month, struct mock_card *out);

/* Three or four digits: NULL or "not_valid". */
const char *mock_card_cvc(const char *typed);

/* One of the API's test payment methods; NOTFOUND for others. */
enum rc mock_card_method(const char *method, struct mock_card *out) MUST_CHECK;

/* The month it is, UTC. */
enum rc mock_card_month(struct ctx *ctx, int64_t *out) MUST_CHECK;

#endif
