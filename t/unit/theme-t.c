#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/colour.h"
#include "base/when.h"
#include "shop/theme.h"

static void
knows_colours(void **state)
{
    static const char *const good[] = { "#000000", "#ffFFff", "#0b5f4d" };
    static const char *const bad[] = { "", "#", "red", "#fff", "000000",
        "#00000g", "#0000000", "# 00000", "#00000\n" };

    (void)state;
    for (size_t i = 0; i < COUNT(good); i++)
        assert_true(colour_is(good[i]));
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_false(colour_is(bad[i]));
}

/* By WCAG's own figures and those of other tools. */
static void
works_out_contrast(void **state)
{
    static const struct {
        const char *a, *b;
        int64_t want;
    } cases[] = { { "#000000", "#ffffff", 2100 },
        { "#ffffff", "#000000", 2100 }, { "#123456", "#123456", 100 },
        { "#767676", "#ffffff", 454 }, { "#777777", "#ffffff", 447 },
        { "#ff0000", "#ffffff", 399 }, { "#0000ff", "#ffffff", 859 } };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(
            colour_contrast(cases[i].a, cases[i].b), cases[i].want);
}

static void
finds_what_is_not_read(void **state)
{
    const char *values[THEME_TOKENS];

    (void)state;
    for (size_t i = 0; i < THEME_TOKENS; i++)
        values[i] = theme_tokens[i].is;
    assert_int_equal(theme_unreadable(values, 0), THEME_TOKENS);
    for (size_t i = 0; i < THEME_TOKENS; i++) {
        size_t blamed;

        if (strcmp(theme_tokens[i].name, "theme.go") == 0)
            continue; /* its words are blamed, which have no colour here */
        values[i] = "#808080";
        blamed = theme_unreadable(values, 0);
        assert_true(blamed < THEME_TOKENS);
        values[i] = theme_tokens[i].is;
    }
}

static void
reads_local_times(void **state)
{
    static const struct {
        const char *typed, *want;
    } cases[] = { { "2026-01-15T10:00", "2026-01-15 10:00:00.000" },
        { "2026-07-15T10:00", "2026-07-15 09:00:00.000" },
        { "2026-07-01T00:30", "2026-06-30 23:30:00.000" },
        { "2026-02-30T10:00", NULL }, { "2026-02-28", NULL },
        { "2026-02-28T24:30", NULL }, { "2026-02-28 10:00", NULL },
        { "2026-02-28T10:00Z", NULL }, { "", NULL },
        { "soon, I should say", NULL } };
    TALLOC_CTX *mem = talloc_new(NULL);

    (void)state;
    setenv("TZ", "Europe/Dublin", 1);
    tzset();
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *got = when_read(mem, cases[i].typed);

        if (cases[i].want == NULL) {
            assert_null(got);
            continue;
        }
        assert_string_equal(got, cases[i].want);
        assert_string_equal(when_written(mem, got), cases[i].typed);
    }
    assert_string_equal(when_written(mem, NULL), "");
    talloc_free(mem);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_colours),
        cmocka_unit_test(works_out_contrast),
        cmocka_unit_test(finds_what_is_not_read),
        cmocka_unit_test(reads_local_times),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("theme", tests, NULL, NULL);
}
