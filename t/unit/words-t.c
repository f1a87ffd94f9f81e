#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "shop/words.h"

static const char *
joined(const char *text)
{
    struct words w = { NULL, 0 };
    char *out = talloc_strdup(NULL, "");

    words_add(out, text, &w);
    for (size_t i = 0; i < w.n; i++)
        out = talloc_asprintf_append(out, "%s|", w.at[i]);
    return out;
}

static void
splits_and_folds(void **state)
{
    static const struct {
        const char *text, *want;
    } cases[] = {
        { "", "" },
        { "  --  ", "" },
        { "Stile field notebook", "stile|field|notebook|" },
        { "STL-A6-MOS", "stl|a6|mos|" },
        { "C++ & (x", "c|x|" },
        { "Grand Hôtel STRASSE Straße", "grand|hotel|strasse|strasse|" },
        { "café's", "cafe|s|" },
        { "日本語、テスト", "日本語|テスト|" },
        { "0.75 l", "0|75|l|" },
        { "ﬁne", "fine|" },
        { "a\nb\tc", "a|b|c|" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *got = joined(cases[i].text);

        assert_string_equal(got, cases[i].want);
        talloc_free((void *)(uintptr_t)got);
    }
}

static void
cuts_long_words_between_characters(void **state)
{
    TALLOC_CTX *mem = talloc_new(NULL);
    struct words w = { NULL, 0 };
    char text[200] = "";

    (void)state;
    for (int i = 0; i < 50; i++)
        strcat(text, "é");
    strcat(text, " end");
    words_add(mem, text, &w);
    assert_int_equal(w.n, 2);
    assert_int_equal(strlen(w.at[0]), 40);
    assert_string_equal(w.at[1], "end");
    memset(text, 0, sizeof(text));
    for (int i = 0; i < 50; i++)
        strcat(text, "ж");
    words_add(mem, text, &w);
    assert_int_equal(strlen(w.at[2]), 80);
    talloc_free(mem);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(splits_and_folds),
        cmocka_unit_test(cuts_long_words_between_characters),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
