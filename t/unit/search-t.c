#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "shop/listing.h"
#include "shop/search_near.h"

static void
tells_words_apart(void **state)
{
    static const struct {
        const char *a, *b;
        size_t want;
    } cases[] = {
        { "", "", 0 },
        { "lamp", "lamp", 0 },
        { "parafin", "paraffin", 1 },
        { "lmap", "lamp", 1 },
        { "lamps", "lamp", 1 },
        { "wool", "", 4 },
        { "notebok", "notebooks", 2 },
        { "kitten", "sitting", 3 },
        { "ca", "abc", 3 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_int_equal(
            word_distance(cases[i].a, cases[i].b), cases[i].want);
        assert_int_equal(
            word_distance(cases[i].b, cases[i].a), cases[i].want);
    }
}

static void
bears_long_words(void **state)
{
    char a[400], b[400];

    (void)state;
    memset(a, 'a', sizeof(a));
    memset(b, 'b', sizeof(b));
    a[160] = b[160] = '\0';
    assert_int_equal(word_distance(a, b), 160);
    a[160] = 'a';
    a[399] = '\0';
    assert_int_equal(word_distance(a, b), 160);
    assert_int_equal(word_distance(a, "a"), 160);
}

static void
carries_a_key_through_an_address(void **state)
{
    static const struct list_key keys[] = { { 0, 1, "", 0 },
        { INT64_MIN, UINT32_MAX, "a.b c", 5 }, { -4990, 7, "ähre", 5 } };

    (void)state;
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        char *text = list_key_text(NULL, &keys[i]);
        struct list_key got;

        assert_true(list_key_read(text, &got));
        assert_true(got.number == keys[i].number);
        assert_int_equal(got.product, keys[i].product);
        assert_int_equal(got.name_length, keys[i].name_length);
        assert_memory_equal(got.name, keys[i].name, got.name_length);
        talloc_free(text);
    }
}

static void
refuses_what_is_no_key(void **state)
{
    static const char *const texts[] = { "", ".", "..", "x", "1", "1.", "1.2",
        "1.x.", ".1.", "1.-1.", "1.4294967296.", "9223372036854775808.1.",
        "1234567890123456789012345.1.", "1 .2." };
    struct list_key got;

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        assert_false(list_key_read(texts[i], &got));
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_words_apart),
        cmocka_unit_test(bears_long_words),
        cmocka_unit_test(carries_a_key_through_an_address),
        cmocka_unit_test(refuses_what_is_no_key),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("search", tests, NULL, NULL);
}
