#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "web/card.h"

static void
finds_numbers(void **state)
{
    static const char *const typed[] = { "4242424242424242",
        "4242 4242 4242 4242", "4242-4242-4242-4242",
        "ring 4242 4242 4242 4242 please", "3782 822463 10005",
        "4222222222222", "6304000000000000000", "7 x 4242424242424242" };

    (void)state;
    for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++)
        assert_true(card_is_in(typed[i]));
}

static void
lets_the_rest_be(void **state)
{
    static const char *const typed[] = { "", "4 Chandlers Lane",
        "4242424242424241", "424242424242", "P71 K2C4", "+353 1 234 5678",
        "42424242424242424242", "4242,4242,4242,4242",
        "4242 4242 x 4242 4242" };

    (void)state;
    for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++)
        assert_false(card_is_in(typed[i]));
}

int
main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(finds_numbers),
        cmocka_unit_test(lets_the_rest_be) };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("card", tests, NULL, NULL);
}
