#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shop/voucher.h"

#define BEGIN "2026-11-22 08:00:00.000"
#define END "2026-11-30 23:00:00.000"

static const char *
refusal(struct voucher_use use)
{
    const struct voucher v = { .code = "FIRSTFROST",
        .minimum = money_of(5000, "EUR"),
        .uses_max = 100,
        .uses_each = 2,
        .starts_at = BEGIN,
        .ends_at = END };

    return voucher_refusal(&v, &use);
}

static struct voucher_use
use(const char *now, int64_t goods)
{
    return (struct voucher_use){ .now = now,
        .person = "9f2c",
        .goods = money_of(goods, "EUR"),
        .use_no = 1,
        .person_no = 1 };
}

static void
counts_from_its_first_moment_to_before_its_last(void **state)
{
    (void)state;
    assert_string_equal(
        refusal(use("2026-11-22 07:59:59.999", 5000)), "not_yet");
    assert_null(refusal(use(BEGIN, 5000)));
    assert_null(refusal(use("2026-11-30 22:59:59.999", 5000)));
    assert_string_equal(refusal(use(END, 5000)), "ended");
}

static void
counts_from_the_very_minimum(void **state)
{
    (void)state;
    assert_string_equal(refusal(use(BEGIN, 4999)), "minimum");
    assert_null(refusal(use(BEGIN, 5000)));
}

static void
counts_uses_and_persons(void **state)
{
    struct voucher_use u = use(BEGIN, 5000);

    (void)state;
    u.use_no = 100;
    u.person_no = 2;
    assert_null(refusal(u));
    u.use_no = 101;
    assert_string_equal(refusal(u), "used_up");
    u.use_no = 100;
    u.person_no = 3;
    assert_string_equal(refusal(u), "used");
}

static void
does_not_tell_of_a_typed_address(void **state)
{
    struct voucher_use u = use(BEGIN, 5000);

    (void)state;
    u.person = "mail:00ff";
    u.person_no = 3;
    assert_string_equal(refusal(u), "used_up");
}

static void
says_what_is_final_first(void **state)
{
    struct voucher_use u = use(END, 1);

    (void)state;
    u.use_no = 101;
    assert_string_equal(refusal(u), "ended");
    u.now = "2026-01-01 00:00:00.000";
    assert_string_equal(refusal(u), "used_up");
    u.use_no = 1;
    assert_string_equal(refusal(u), "not_yet");
}

static void
needs_no_bounds(void **state)
{
    const struct voucher v = { .code = "ALWAYS",
        .minimum = money_of(0, "EUR"),
        .uses_max = INT64_MAX,
        .uses_each = INT64_MAX };
    struct voucher_use u = use(END, 0);

    (void)state;
    assert_null(voucher_refusal(&v, &u));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_from_its_first_moment_to_before_its_last),
        cmocka_unit_test(counts_from_the_very_minimum),
        cmocka_unit_test(counts_uses_and_persons),
        cmocka_unit_test(does_not_tell_of_a_typed_address),
        cmocka_unit_test(says_what_is_final_first),
        cmocka_unit_test(needs_no_bounds),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("voucher", tests, NULL, NULL);
}
