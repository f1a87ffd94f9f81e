/* Cards as people type them into the mock processor's page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shop/mock_card.h"

static void
reads_numbers(void **state)
{
    struct mock_card card = { 0 };

    (void)state;
    assert_null(mock_card_number("4242 4242 4242 4242", &card));
    assert_string_equal(card.brand, "visa");
    assert_string_equal(card.last4, "4242");
    assert_int_equal(card.outcome, MOCK_PAYS);
    assert_null(mock_card_number("4000-0000-0000-0002", &card));
    assert_int_equal(card.outcome, MOCK_DECLINES);
    assert_string_equal(card.error, "card_declined");
    assert_null(mock_card_number("4000000000009995", &card));
    assert_string_equal(card.error, "insufficient_funds");
    assert_null(mock_card_number("4000002500003155", &card));
    assert_int_equal(card.outcome, MOCK_ASKS);
    assert_string_equal(card.last4, "3155");
}

static void
takes_no_real_card(void **state)
{
    struct mock_card card = { 0 };

    (void)state;
    assert_null(mock_card_number("4111 1111 1111 1111", &card));
    assert_int_equal(card.outcome, MOCK_DECLINES);
    assert_string_equal(card.error, "test_mode_live_card");
}

static void
refuses_numbers(void **state)
{
    static const struct {
        const char *typed, *error;
    } cases[] = { { "4242424242424241", "not_valid" },
        { "4242424242424224", "not_valid" }, { "", "too_short" },
        { "42424242424", "too_short" }, { "424242424242424x", "not_valid" },
        { "00000000000000000000", "not_valid" },
        { "4242.4242.4242.4242", "not_valid" } };
    struct mock_card card;

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(
            mock_card_number(cases[i].typed, &card), cases[i].error);
}

static void
reads_expiry(void **state)
{
    static const struct {
        const char *typed, *error;
        int64_t expiry;
    } cases[] = { { "12 / 30", NULL, 203012 }, { "1226", NULL, 202612 },
        { "11/26", NULL, 202611 }, { "10/26", "past", 202610 },
        { "12/25", "past", 202512 }, { "01/2031", NULL, 203101 },
        { "11/75", NULL, 207511 }, { "11/76", "not_valid", 0 },
        { "13/30", "not_valid", 0 }, { "00/30", "not_valid", 0 },
        { "1/30", "not_valid", 0 }, { "12/3", "not_valid", 0 },
        { "12/303", "not_valid", 0 }, { "12/30x", "not_valid", 0 },
        { "", "not_valid", 0 }, { "soon", "not_valid", 0 } };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct mock_card card = { 0 };
        const char *got = mock_card_expiry(cases[i].typed, 202611, &card);

        if (cases[i].error == NULL)
            assert_null(got);
        else
            assert_string_equal(got, cases[i].error);
        if (cases[i].expiry != 0)
            assert_int_equal(card.expiry, cases[i].expiry);
    }
}

static void
reads_codes(void **state)
{
    (void)state;
    assert_null(mock_card_cvc("123"));
    assert_null(mock_card_cvc("1234"));
    assert_string_equal(mock_card_cvc("12"), "not_valid");
    assert_string_equal(mock_card_cvc("12345"), "not_valid");
    assert_string_equal(mock_card_cvc("12a"), "not_valid");
    assert_string_equal(mock_card_cvc(""), "not_valid");
}

static void
knows_methods(void **state)
{
    struct mock_card card = { 0 };

    (void)state;
    assert_int_equal(mock_card_method("pm_card_visa", &card), OK);
    assert_string_equal(card.last4, "4242");
    assert_int_equal(card.outcome, MOCK_PAYS);
    assert_int_equal(mock_card_method("pm_card_chargeDeclined", &card), OK);
    assert_string_equal(card.error, "card_declined");
    assert_int_equal(mock_card_method("pm_card_authenticationRequired", &card),
        OK);
    assert_int_equal(card.outcome, MOCK_ASKS);
    assert_int_equal(
        mock_card_method("pm_card_chargeDeclinedExpiredCard", &card), OK);
    assert_string_equal(card.error, "expired_card");
    assert_int_equal(mock_card_method("pm_card", &card), NOTFOUND);
}

int
main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(reads_numbers),
        cmocka_unit_test(takes_no_real_card), cmocka_unit_test(refuses_numbers),
        cmocka_unit_test(reads_expiry), cmocka_unit_test(reads_codes),
        cmocka_unit_test(knows_methods) };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("mock_card", tests, NULL, NULL);
}
