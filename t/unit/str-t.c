#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base32.h"
#include "base/rc.h"
#include "base/str.h"

static int
set_up(void **state)
{
    *state = talloc_new(NULL);
    return 0;
}

static int
tear_down(void **state)
{
    return talloc_free(*state);
}

static void
tells_text_from_bytes(void **state)
{
    static const struct {
        const char *bytes;
        bool want;
    } cases[] = { { "abc", true }, { "", true }, { "a\tb\nc\r", true },
        { "Gr\xc3\xbc\xc3\x9f", true }, { "\xf0\x9f\x8c\x82", true },
        { "\xc3", false }, { "\xc0\xaf", false }, { "\xed\xa0\x80", false },
        { "\xf4\x90\x80\x80", false }, { "\xff", false }, { "a\x01", false },
        { "a\x7f", false } };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(
            str_is_text(cases[i].bytes, strlen(cases[i].bytes)),
            cases[i].want);
    assert_false(str_is_text("a\0b", 3));
}

static void
reads_integers(void **state)
{
    static const char *const refused[] = { "", "-", "+1", " 1", "1 ", "1.5",
        "1e3", "0x10", "9223372036854775808", "abc", "--1", "6", "-6" };
    int64_t n = 42;

    (void)state;
    for (size_t i = 0; i < COUNT(refused); i++)
        assert_false(str_int(refused[i], -5, 5, &n));
    assert_int_equal(n, 42);
    assert_true(str_int("5", -5, 5, &n));
    assert_int_equal(n, 5);
    assert_true(str_int("-5", -5, 5, &n));
    assert_int_equal(n, -5);
    assert_true(str_int("9223372036854775807", 0, INT64_MAX, &n));
    assert_true(n == INT64_MAX);
}

static void
decodes_urls(void **state)
{
    static const struct {
        const char *in, *want; /* NULL: refused */
        bool form;
    } cases[] = { { "a+b", "a b", true }, { "a+b", "a+b", false },
        { "%41%c3%bc", "Aü", true }, { "%4", NULL, true },
        { "%", NULL, true }, { "a%4", NULL, true }, { "%zz", NULL, true },
        { "%00", NULL, true }, { "%c0%af", NULL, true }, { "", "", true } };

    for (size_t i = 0; i < COUNT(cases); i++) {
        char *got = str_url_decode(
            *state, cases[i].in, strlen(cases[i].in), cases[i].form);

        if (cases[i].want == NULL)
            assert_null(got);
        else
            assert_string_equal(got, cases[i].want);
    }
}

static void
encodes(void **state)
{
    assert_string_equal(str_url(*state, "a b/ü&~"), "a%20b%2F%C3%BC%26~");
    assert_string_equal(str_hex(*state, "\x00\xff\x1a", 3), "00ff1a");
    /* RFC 4648 section 10, without the padding */
    assert_string_equal(str_base64url(*state, "", 0), "");
    assert_string_equal(str_base64url(*state, "f", 1), "Zg");
    assert_string_equal(str_base64url(*state, "fo", 2), "Zm8");
    assert_string_equal(str_base64url(*state, "foobar", 6), "Zm9vYmFy");
    assert_string_equal(str_base64url(*state, "\xfb\xff", 2), "-_8");
}

static void
makes_slugs(void **state)
{
    assert_string_equal(
        str_slug(*state, "Sheet 12: Brannagh Hills", 99),
        "sheet-12-brannagh-hills");
    assert_string_equal(str_slug(*state, "  Crème brûlée!", 99),
        "creme-brulee");
    assert_string_equal(str_slug(*state, "Harper’s Bizarre", 99),
        "harpers-bizarre");
    assert_string_equal(str_slug(*state, "abc def", 4), "abc");
    assert_string_equal(str_slug(*state, "日本", 99), "x");
}

static void
folds_for_search(void **state)
{
    assert_string_equal(str_fold(*state, "CRÈME ﬁne"), "creme fine");
    assert_string_equal(str_fold(*state, "Straße"), "strasse");
}

static void
knows_own_paths(void **state)
{
    static const char *const foreign[] = { "", "x", "//evil", "/\\evil",
        "/a\nb", "https://evil", "/a b", "javascript:x", "/a\x7f" };

    (void)state;
    for (size_t i = 0; i < COUNT(foreign); i++)
        assert_false(str_is_own_path(foreign[i]));
    assert_true(str_is_own_path("/"));
    assert_true(str_is_own_path("/cart/01?x=%20"));
}

static void
compares(void **state)
{
    (void)state;
    assert_true(str_same("a", "a"));
    assert_false(str_same("a", "A"));
    assert_false(str_same("a", NULL));
    assert_false(str_same(NULL, ""));
    assert_true(str_same(NULL, NULL));
}

static void
makes_patterns(void **state)
{
    assert_string_equal(str_like(*state, "wal"), "wal%");
    assert_string_equal(str_like(*state, "5%_\\"), "5\\%\\_\\\\%");
    assert_string_equal(str_like(*state, ""), "%");
}

static void
encodes_base32(void **state)
{
    assert_string_equal(base32_encode(*state, "", 0), "");
    assert_string_equal(base32_encode(*state, "f", 1), "MY");
    assert_string_equal(base32_encode(*state, "foob", 4), "MZXW6YQ");
    assert_string_equal(base32_encode(*state, "foobar", 6), "MZXW6YTBOI");
    assert_string_equal(base32_encode(*state, "\xff\xff\xff\xff\xff", 5),
        "77777777");
}

static void
trims_and_counts(void **state)
{
    assert_string_equal(str_trim(*state, " \t a b \n"), "a b");
    assert_string_equal(str_trim(*state, "   "), "");
    assert_int_equal(str_chars("aüß€"), 4);
    assert_string_equal(str_brief(*state, "aüß€", 4), "aüß€");
    assert_string_equal(str_brief(*state, "aüß€", 3), "aüß…");
    assert_string_equal(str_brief(*state, "aüß€", 1), "a…");
    assert_true(str_starts("/media/x", "/media/"));
    assert_false(str_starts("/med", "/media/"));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = { TEST(tells_text_from_bytes),
        TEST(reads_integers), TEST(decodes_urls), TEST(encodes),
        TEST(makes_slugs), TEST(folds_for_search), TEST(knows_own_paths),
        TEST(trims_and_counts), TEST(encodes_base32), TEST(makes_patterns),
        TEST(compares) };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
