#include "shop/mock_card.h"

#include <ctype.h>
#include <string.h>

#include "base/db.h"
#include "base/str.h"

enum { DIGITS_MIN = 12, DIGITS_MAX = 19 };

static const struct {
    const char *number, *method, *brand;
    enum mock_outcome outcome;
    const char *error;
} cards[] = {
    { "4242424242424242", "pm_card_visa", "visa", MOCK_PAYS, NULL },
    { "5555555555554444", "pm_card_mastercard", "mastercard", MOCK_PAYS, NULL },
    { "4000000000000002", "pm_card_chargeDeclined", "visa", MOCK_DECLINES,
        "card_declined" },
    { "4000000000000002", "pm_card_visa_chargeDeclined", "visa",
        MOCK_DECLINES, "card_declined" },
    { "4000000000009995", "pm_card_chargeDeclinedInsufficientFunds", "visa",
        MOCK_DECLINES, "insufficient_funds" },
    { "4000000000009995", "pm_card_visa_chargeDeclinedInsufficientFunds",
        "visa", MOCK_DECLINES, "insufficient_funds" },
    { "4000000000009987", "pm_card_visa_chargeDeclinedLostCard", "visa",
        MOCK_DECLINES, "lost_card" },
    { "4000000000009979", "pm_card_visa_chargeDeclinedStolenCard", "visa",
        MOCK_DECLINES, "stolen_card" },
    { "4000000000000069", "pm_card_chargeDeclinedExpiredCard", "visa",
        MOCK_DECLINES, "expired_card" },
    { "4000000000000127", "pm_card_chargeDeclinedIncorrectCvc", "visa",
        MOCK_DECLINES, "incorrect_cvc" },
    { "4000000000000119", "pm_card_chargeDeclinedProcessingError", "visa",
        MOCK_DECLINES, "processing_error" },
    { "4000002500003155", "pm_card_authenticationRequiredOnSetup", "visa",
        MOCK_ASKS, NULL },
    { "4000002760003184", "pm_card_authenticationRequired", "visa", MOCK_ASKS,
        NULL },
};

/* The digits alone; false if there is anything else, or too many. */
static bool
read_digits(const char *typed, char digits[DIGITS_MAX + 1])
{
    size_t n = 0;

    for (; *typed != '\0'; typed++) {
        if (*typed == ' ' || *typed == '-')
            continue;
        if (!isdigit((unsigned char)*typed) || n == DIGITS_MAX)
            return false;
        digits[n++] = *typed;
    }
    digits[n] = '\0';
    return true;
}

static bool
luhn_fits(const char *digits)
{
    size_t n = strlen(digits);
    int sum = 0;

    for (size_t i = 0; i < n; i++) {
        int d = digits[n - 1 - i] - '0';

        if (i % 2 == 1)
            d = d < 5 ? d * 2 : d * 2 - 9;
        sum += d;
    }
    return sum % 10 == 0;
}

static void
set_card(size_t i, struct mock_card *out)
{
    const char *number = cards[i].number;

    out->brand = cards[i].brand;
    memcpy(out->last4, number + strlen(number) - 4, 5);
    out->outcome = cards[i].outcome;
    out->error = cards[i].error;
}

const char *
mock_card_number(const char *typed, struct mock_card *out)
{
    char digits[DIGITS_MAX + 1];

    if (!read_digits(typed, digits))
        return "not_valid";
    if (strlen(digits) < DIGITS_MIN)
        return "too_short";
    if (!luhn_fits(digits))
        return "not_valid";
    for (size_t i = 0; i < COUNT(cards); i++)
        if (strcmp(digits, cards[i].number) == 0) {
            set_card(i, out);
            return NULL;
        }
    /* Perhaps somebody's real card: nothing here may take it. */
    out->brand = "unknown";
    memcpy(out->last4, digits + strlen(digits) - 4, 5);
    out->outcome = MOCK_DECLINES;
    out->error = "test_mode_live_card";
    return NULL;
}

static bool
two_digits(const char *s, int64_t *out)
{
    if (!isdigit((unsigned char)s[0]) || !isdigit((unsigned char)s[1]))
        return false;
    *out = (s[0] - '0') * 10 + (s[1] - '0');
    return true;
}

const char *
mock_card_expiry(const char *typed, int64_t this_month, struct mock_card *out)
{
    int64_t month, year, century;
    const char *s = typed;

    if (!two_digits(s, &month) || month < 1 || month > 12)
        return "not_valid";
    for (s += 2; *s == ' ' || *s == '/'; s++)
        ;
    if (!two_digits(s, &year))
        return "not_valid";
    if (s[2] == '\0') {
        year += 2000;
    } else {
        century = year;
        if (!two_digits(s + 2, &year) || s[4] != '\0')
            return "not_valid";
        year += century * 100;
    }
    out->expiry = year * 100 + month;
    if (out->expiry < this_month)
        return "past";
    return out->expiry < this_month + 5000 ? NULL : "not_valid";
}

const char *
mock_card_cvc(const char *typed)
{
    size_t n = strspn(typed, "0123456789");

    return (n == 3 || n == 4) && typed[n] == '\0' ? NULL : "not_valid";
}

enum rc
mock_card_method(const char *method, struct mock_card *out)
{
    for (size_t i = 0; i < COUNT(cards); i++)
        if (strcmp(method, cards[i].method) == 0) {
            memset(out, 0, sizeof(*out));
            set_card(i, out);
            out->expiry = 203412;
            out->method = cards[i].method;
            return OK;
        }
    return NOTFOUND;
}

DB_STMT(month, "SELECT YEAR(UTC_DATE()) * 100 + MONTH(UTC_DATE())");

enum rc
mock_card_month(struct ctx *ctx, int64_t *out)
{
    struct db_query *q = db_start(ctx, &month);

    *out = 0;
    if (db_next(q))
        *out = db_int(q);
    return db_end(q);
}
