#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/money.h"

static struct money
eur(int64_t minor)
{
    return money_of(minor, "EUR");
}

static void
adds_and_refuses(void **state)
{
    struct money out = eur(7);

    (void)state;
    assert_true(money_add(eur(150), eur(275), &out));
    assert_int_equal(out.minor, 425);
    assert_string_equal(out.cur, "EUR");
    assert_false(money_add(eur(INT64_MAX), eur(1), &out));
    assert_false(money_add(eur(1), money_of(1, "USD"), &out));
    assert_int_equal(out.minor, 425);
}

static void
subtracts_and_refuses(void **state)
{
    struct money out = eur(7);

    (void)state;
    assert_true(money_sub(eur(150), eur(275), &out));
    assert_int_equal(out.minor, -125);
    assert_false(money_sub(eur(INT64_MIN), eur(1), &out));
    assert_false(money_sub(eur(1), money_of(1, "USD"), &out));
    assert_int_equal(out.minor, -125);
}

static void
multiplies_and_refuses(void **state)
{
    struct money out = eur(7);

    (void)state;
    assert_true(money_mul(eur(1450), 3, &out));
    assert_int_equal(out.minor, 4350);
    assert_false(money_mul(eur(INT64_MAX / 2), 3, &out));
    assert_int_equal(out.minor, 4350);
}

static void
compares(void **state)
{
    (void)state;
    assert_int_equal(money_cmp(eur(1), eur(2)), -1);
    assert_int_equal(money_cmp(eur(2), eur(2)), 0);
    assert_int_equal(money_cmp(eur(3), eur(2)), 1);
}

/* Half to even: 0.5 -> 0, 1.5 -> 2, 2.5 -> 2, and so below zero. */
static void
rounds_half_to_even(void **state)
{
    static const struct {
        int64_t minor, bp, want;
    } cases[] = { { 1, 5000, 0 }, { 3, 5000, 2 }, { 5, 5000, 2 },
        { 7, 5000, 4 }, { -1, 5000, 0 }, { -3, 5000, -2 }, { -5, 5000, -2 },
        { 10, 2300, 2 }, { 11, 2300, 3 }, { 0, 2300, 0 },
        { 14500, 1000, 1450 }, { 9999, 10000, 9999 } };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct money out;

        assert_true(money_rate(eur(cases[i].minor), cases[i].bp, &out));
        assert_int_equal(out.minor, cases[i].want);
    }
}

static void
refuses_what_does_not_fit(void **state)
{
    struct money out = eur(7);

    (void)state;
    assert_false(money_rate(eur(INT64_MAX), 10001, &out));
    assert_false(money_rate(eur(INT64_MIN), 10001, &out));
    assert_int_equal(out.minor, 7);
    assert_true(money_rate(eur(INT64_MAX), 10000, &out));
    assert_true(out.minor == INT64_MAX);
    assert_true(money_rate(eur(INT64_MIN), 10000, &out));
    assert_true(out.minor == INT64_MIN);
}

/* 57.80 with 23 % in it holds 10.81; 990 holds 185 (worked by hand). */
static void
finds_tax_within(void **state)
{
    static const struct {
        int64_t minor, bp, want;
    } cases[] = { { 5780, 2300, 1081 }, { 990, 2300, 185 },
        { 1300, 900, 107 }, { 14067, 2300, 2630 }, { 100, 0, 0 },
        { 123, 2300, 23 }, { 3, 10000, 2 }, { 1, 10000, 0 } };
    struct money out;

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_true(
            money_tax_within(eur(cases[i].minor), cases[i].bp, &out));
        assert_int_equal(out.minor, cases[i].want);
    }
    assert_false(money_tax_within(eur(1), -1, &out));
}

/* The voucher of the mock-up: 14.53 over 57.80, 43.50 and 44.00. */
static void
shares_to_the_cent(void **state)
{
    const int64_t weights[] = { 5780, 4350, 4400 };
    const int64_t thirds[] = { 1, 1, 1 };
    const int64_t zeros[] = { 0, 0, 0 };
    const int64_t mixed[] = { 0, 3, 1 };
    struct money p[3];

    (void)state;
    assert_true(money_share(eur(1453), weights, 3, p));
    assert_int_equal(p[0].minor, 578);
    assert_int_equal(p[1].minor, 435);
    assert_int_equal(p[2].minor, 440);
    assert_true(money_share(eur(100), thirds, 3, p));
    assert_int_equal(p[0].minor, 34);
    assert_int_equal(p[1].minor, 33);
    assert_int_equal(p[2].minor, 33);
    assert_true(money_share(eur(5), zeros, 3, p));
    assert_int_equal(p[0].minor, 5);
    assert_int_equal(p[2].minor, 0);
    assert_true(money_share(eur(2), mixed, 3, p));
    assert_int_equal(p[0].minor, 0);
    assert_int_equal(p[1].minor, 2);
    assert_int_equal(p[2].minor, 0);
    assert_true(money_share(eur(0), thirds, 3, p));
    assert_int_equal(p[0].minor, 0);
}

/* 10 over 1, 2 and 4: 1.43, 2.86 and 5.71, so the second and third rise. */
static void
shares_by_largest_remainder(void **state)
{
    const int64_t weights[] = { 1, 2, 4 };
    struct money p[3];

    (void)state;
    assert_true(money_share(eur(10), weights, 3, p));
    assert_int_equal(p[0].minor, 1);
    assert_int_equal(p[1].minor, 3);
    assert_int_equal(p[2].minor, 6);
}

static void
refuses_odd_shares(void **state)
{
    const int64_t negative[] = { 1, -1 };
    const int64_t one[] = { 1 };
    struct money p[2];

    (void)state;
    assert_false(money_share(eur(1), negative, 2, p));
    assert_false(money_share(eur(-1), one, 1, p));
    assert_false(money_share(eur(1), one, 0, p));
}

static void
reads_prices(void **state)
{
    static const struct {
        const char *text, *cur;
        int64_t want; /* -1: refused */
    } cases[] = { { "12", "EUR", 1200 }, { "12.5", "EUR", 1250 },
        { "12.50", "EUR", 1250 }, { "0", "EUR", 0 }, { "0.01", "EUR", 1 },
        { "12.505", "EUR", -1 }, { "", "EUR", -1 }, { ".5", "EUR", -1 },
        { "12.", "EUR", -1 }, { "-1", "EUR", -1 }, { "+1", "EUR", -1 },
        { "1e3", "EUR", -1 }, { " 1", "EUR", -1 }, { "1,5", "EUR", -1 },
        { "100", "JPY", 100 }, { "100.0", "JPY", -1 },
        { "1.234", "KWD", 1234 }, { "1.2", "KWD", 1200 },
        { "1.2345", "KWD", -1 }, { "9223372036854775.807", "KWD", INT64_MAX },
        { "9223372036854775807", "JPY", INT64_MAX },
        { "9223372036854775808", "JPY", -1 },
        { "92233720368547758.07", "EUR", INT64_MAX },
        { "92233720368547758.08", "EUR", -1 },
        { "92233720368547759", "EUR", -1 },
        { "99999999999999999999", "EUR", -1 }, { "1", "eur", -1 } };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct money out = money_of(-1, "EUR");

        assert_int_equal(money_parse(cases[i].text, cases[i].cur, &out),
            cases[i].want >= 0);
        assert_int_equal(out.minor, cases[i].want);
    }
}

static void
writes_for_people(void **state)
{
    TALLOC_CTX *mem = talloc_new(NULL);

    (void)state;
    assert_string_equal(money_text(mem, eur(5780)), "€57.80");
    assert_string_equal(money_text(mem, eur(-1453)), "−€14.53");
    assert_string_equal(money_text(mem, eur(5)), "€0.05");
    assert_string_equal(money_text(mem, eur(0)), "€0.00");
    assert_string_equal(money_plain(mem, eur(0)), "0.00");
    assert_string_equal(money_text(mem, money_of(1234, "JPY")), "¥1,234");
    assert_string_equal(money_text(mem, money_of(999, "JPY")), "¥999");
    assert_string_equal(
        money_text(mem, money_of(1234, "KWD")), "KD\u00a01.234");
    assert_string_equal(
        money_text(mem, money_of(-1000005, "KWD")), "−KD\u00a01,000.005");
    assert_string_equal(
        money_text(mem, money_of(123456789, "CHF")), "CHF\u00a01,234,567.89");
    assert_string_equal(money_text(mem, eur(INT64_MIN)),
        "−€92,233,720,368,547,758.08");
    assert_string_equal(money_plain(mem, eur(-5)), "-0.05");
    assert_string_equal(money_plain(mem, money_of(7, "JPY")), "7");
    assert_string_equal(money_plain(mem, money_of(120000, "JPY")), "120000");
    assert_string_equal(money_plain(mem, money_of(1200005, "KWD")), "1200.005");
    talloc_free(mem);
}

static void
tells_percent_less(void **state)
{
    (void)state;
    assert_int_equal(money_percent_less(eur(6800), eur(5780)), 15);
    assert_int_equal(money_percent_less(eur(1000), eur(991)), 0);
    assert_int_equal(money_percent_less(eur(1000), eur(990)), 1);
    assert_int_equal(money_percent_less(eur(1000), eur(0)), 100);
    assert_int_equal(money_percent_less(eur(1000), eur(1000)), 0);
    assert_int_equal(money_percent_less(eur(1000), eur(1100)), 0);
    assert_int_equal(money_percent_less(eur(0), eur(0)), 0);
    assert_int_equal(money_percent_less(eur(10), eur(-1)), 0);
    assert_int_equal(money_percent_less(eur(10), money_of(1, "USD")), 0);
}

static void
knows_digits(void **state)
{
    (void)state;
    assert_int_equal(money_digits("EUR"), 2);
    assert_int_equal(money_digits("JPY"), 0);
    assert_int_equal(money_digits("KWD"), 3);
    assert_int_equal(money_digits("CHF"), 2);
    assert_int_equal(money_digits("EU"), -1);
    assert_int_equal(money_digits("eur"), -1);
}

static void
finds_the_nearest(void **state)
{
    static const struct {
        int64_t minor, step, less, want;
    } cases[] = { { 1051, 5, 0, 1050 }, { 1052, 5, 0, 1050 },
        { 1053, 5, 0, 1055 }, { 1005, 10, 0, 1010 }, { 1004, 10, 0, 1000 },
        { 2, 5, 0, 0 }, { 3, 5, 0, 5 }, { 1049, 100, 1, 1099 },
        { 1048, 100, 1, 999 }, { 30, 100, 1, -1 }, { 49, 100, 1, 99 },
        { -7, 5, 0, -5 }, { -8, 5, 0, -10 }, { 0, 5, 0, 0 } };
    struct money out = eur(7);

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_true(money_nearest(
            eur(cases[i].minor), cases[i].step, cases[i].less, &out));
        assert_int_equal(out.minor, cases[i].want);
    }
    out = eur(7);
    assert_false(money_nearest(eur(100), 0, 0, &out));
    assert_false(money_nearest(eur(INT64_MAX), 10, 0, &out));
    assert_false(money_nearest(eur(INT64_MIN), 10, 0, &out));
    assert_int_equal(out.minor, 7);
}

int
main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(adds_and_refuses),
        cmocka_unit_test(subtracts_and_refuses),
        cmocka_unit_test(multiplies_and_refuses), cmocka_unit_test(compares),
        cmocka_unit_test(rounds_half_to_even),
        cmocka_unit_test(refuses_what_does_not_fit),
        cmocka_unit_test(finds_tax_within),
        cmocka_unit_test(finds_the_nearest),
        cmocka_unit_test(shares_by_largest_remainder),
        cmocka_unit_test(shares_to_the_cent),
        cmocka_unit_test(refuses_odd_shares), cmocka_unit_test(reads_prices),
        cmocka_unit_test(writes_for_people), cmocka_unit_test(tells_percent_less), cmocka_unit_test(knows_digits) };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("money", tests, NULL, NULL);
}
