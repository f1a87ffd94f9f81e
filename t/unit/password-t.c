#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base64.h"
#include "base/password.h"

static const struct password_cost cheap = { 1024, 8, 1 };

/* The last vector but one of RFC 7914, section 12, cut to 32 bytes. */
#define KNOWN                                                                  \
    "scrypt$16384$8$1$SodiumChloride$"                                         \
    "cCO9yzr9c0hGHAbNgf046_2o-7qQT44-qbVD9lRdofI"

static void
verifies_a_known_string(void **state)
{
    (void)state;
    assert_true(password_verify(KNOWN, "pleaseletmein"));
    assert_false(password_verify(KNOWN, "pleaseletmeim"));
    assert_false(password_verify(KNOWN, "pleaseletmei"));
    assert_false(password_verify(KNOWN, "pleaseletmein "));
}

static void
counts_every_byte_as_typed(void **state)
{
    static const struct {
        const char *chosen, *typed;
        bool fits;
    } cases[] = {
        { "three good words", "three good words", true },
        { "three good words", "Three good words", false },
        { " three good words", "three good words", false },
        { "three good words ", "three good words", false },
        { "caf\u00e9 au lait", "caf\u00e9 au lait", true },
        { "caf\u00e9 au lait", "cafe\u0301 au lait", false },
        { "\U0001f511\U0001f511 keys", "\U0001f511\U0001f511 keys", true },
        { "\U0001f511\U0001f511 keys", "\U0001f511\U0001f512 keys", false },
    };
    char longer[1001], cut[1001];

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char *s = password_hash(NULL, cases[i].chosen, &cheap);

        assert_int_equal(password_verify(s, cases[i].typed), cases[i].fits);
        talloc_free(s);
    }
    memset(longer, 'x', 1000);
    longer[1000] = '\0';
    memcpy(cut, longer, sizeof(cut));
    cut[999] = '\0';
    char *s = password_hash(NULL, longer, &cheap);

    assert_true(password_verify(s, longer));
    assert_false(password_verify(s, cut));
    talloc_free(s);
}

static void
salts_differ_and_parameters_are_carried(void **state)
{
    char *one = password_hash(NULL, "three good words", &cheap);
    char *two = password_hash(NULL, "three good words", &cheap);

    (void)state;
    assert_string_not_equal(one, two);
    assert_int_equal(strncmp(one, "scrypt$1024$8$1$", 16), 0);
    talloc_free(one);
    talloc_free(two);
}

static void
asks_for_a_new_string_when_the_cost_is_another(void **state)
{
    static const struct password_cost same = { 16384, 8, 1 };
    static const struct password_cost others[] = { { 32768, 8, 1 },
        { 16384, 9, 1 }, { 16384, 8, 2 } };

    (void)state;
    assert_false(password_needs_rehash(KNOWN, &same));
    for (size_t i = 0; i < 3; i++)
        assert_true(password_needs_rehash(KNOWN, &others[i]));
    assert_true(password_needs_rehash("plain", &same));
}

static void
refuses_strings_that_are_none(void **state)
{
    static const char *const cases[] = { "", "pleaseletmein", "scrypt",
        "scrypt$16384$8$1", "scrypt$16384$8$1$SodiumChloride",
        "scrypt$16384$8$1$SodiumChloride$", "scrypt$16384$8$1$$abc",
        "scrypt$16383$8$1$SodiumChloride$abc",
        "scrypt$0$8$1$SodiumChloride$abc", "scrypt$1$8$1$SodiumChloride$abc",
        "scrypt$1048576$64$1$SodiumChloride$abc",
        "scrypt$16384$-8$1$SodiumChloride$abc",
        "$s1$0e0801$c2FsdA==$a2V5" };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_false(password_verify(cases[i], "pleaseletmein"));
}

static void
objects_to_what_is_guessed_first(void **state)
{
    static const struct {
        const char *password;
        bool common;
    } cases[] = {
        { "password1234", true },
        { "PassWord!!12", true },
        { "passwordpassword", true },
        { "1q2w3e-welcome", false },
        { "letmein letmein", true },
        { "123456789012", true },
        { "098765432109", true },
        { "271828182845", false },
        { "121212121212", true },
        { "aaaaaaaaaaaa", true },
        { "abcabcabcabc", true },
        { "correct horse battery staple", true },
        { "clearcart2026", true },
        { "una@example.org", true },
        { "una marsh the walker", true },
        { "una marsh the walker 7", false },
        { "sedge heron tussock", false },
        { "\u00e4\u00f6\u00fc\u00df\u20ac sind", false },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *why = password_objection(
            cases[i].password, "una@example.org", "Una Marsh the Walker");

        if (cases[i].common)
            assert_string_equal(why, "too_common");
        else
            assert_null(why);
    }
}

static void
decodes_base64_strictly(void **state)
{
    static const struct {
        const char *text, *want;
    } cases[] = {
        { "", "" }, { "Zg", "f" }, { "Zm8", "fo" }, { "Zm9v", "foo" },
        { "Zm9vYmFy", "foobar" }, { "_-8", "\377\357" },
        { "Zg==", NULL }, { "Zh", NULL }, { "Z", NULL }, { "Zm9vY", NULL },
        { "Zm 9v", NULL }, { "/+8", NULL }, { "Zm9v\n", NULL },
    };
    size_t n;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        void *got =
            base64url_decode(NULL, cases[i].text, strlen(cases[i].text), &n);

        if (cases[i].want == NULL) {
            assert_null(got);
            continue;
        }
        assert_string_equal(got, cases[i].want);
        assert_int_equal(n, strlen(cases[i].want));
        talloc_free(got);
    }
}

static void
decodes_padding_where_it_may_be(void **state)
{
    TALLOC_CTX *work = talloc_new(NULL);
    size_t n;

    (void)state;
    assert_null(base64_decode(work, "Zg=", 3, &n));
    assert_string_equal(base64_decode(work, "Zg==", 4, &n), "f");
    assert_string_equal(base64_decode(work, "/+8", 3, &n), "\377\357");
    talloc_free(work);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(verifies_a_known_string),
        cmocka_unit_test(counts_every_byte_as_typed),
        cmocka_unit_test(salts_differ_and_parameters_are_carried),
        cmocka_unit_test(asks_for_a_new_string_when_the_cost_is_another),
        cmocka_unit_test(refuses_strings_that_are_none),
        cmocka_unit_test(objects_to_what_is_guessed_first),
        cmocka_unit_test(decodes_base64_strictly),
        cmocka_unit_test(decodes_padding_where_it_may_be),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
