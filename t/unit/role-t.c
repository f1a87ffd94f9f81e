#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "web/private.h"

enum {
    SOME = R_STAFF | R_FOR_ORDERS,
    OWNER = R_STAFF | R_FOR_OWNER,
    POST_IT = SOME | R_CSRF
};

static const char *
objection(const char *method, const char *path, unsigned flags)
{
    struct route r = { .method = method, .path = path, .flags = flags };

    return route_objection(&r, SESSION_ADMIN);
}

static void
knows_who_may(void **state)
{
    (void)state;
    assert_true(role_may("owner", SOME));
    assert_true(role_may("owner", OWNER));
    assert_true(role_may("orders", SOME));
    assert_false(role_may("orders", OWNER));
    assert_false(role_may("support", SOME));
    assert_false(role_may("readonly", SOME));
    assert_false(role_may("king", SOME));
    assert_false(role_may("", SOME));
    assert_false(role_may(NULL, SOME));
    assert_false(role_may("owner", R_STAFF));
}

static void
takes_rows_that_say_whom_they_are_for(void **state)
{
    (void)state;
    assert_null(objection("GET", "/a", SOME));
    assert_null(objection("GET", "/a", OWNER));
    assert_null(objection("GET", "/a", R_FOR_ANYBODY));
    assert_null(objection("GET", "/a", R_SIGNED_IN));
    assert_null(objection("POST", "/a", POST_IT));
    assert_null(objection("POST", "/a/upload", POST_IT | R_UPLOAD));
}

static void
objects_to_the_rest(void **state)
{
    (void)state;
    assert_non_null(objection("GET", "/a", 0));
    assert_non_null(objection("GET", "/a", R_STAFF));
    assert_non_null(objection("GET", "/a", R_FOR_ORDERS));
    assert_non_null(objection("GET", "/a", OWNER | R_FOR_ORDERS));
    assert_non_null(objection("POST", "/a", SOME));
    assert_non_null(objection("POST", "/a", POST_IT | R_UPLOAD));
    assert_non_null(objection("POST", "/a/upload", POST_IT));
}

int
main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(knows_who_may),
        cmocka_unit_test(takes_rows_that_say_whom_they_are_for),
        cmocka_unit_test(objects_to_the_rest) };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("role", tests, NULL, NULL);
}
