#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "web/html.h"

static void
cleans_markdown(void **state)
{
    static const struct {
        const char *text, *want;
    } cases[] = {
        { NULL, "" },
        { "", "" },
        { "One.\n\nTwo & *three*", "<p>One.</p>\n<p>Two &amp; "
                                   "<em>three</em></p>\n" },
        { "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n" },
        { "# Big\n\n###### Small", "<h3>Big</h3>\n<h6>Small</h6>\n" },
        { "<script>alert(1)</script>", "<p>alert(1)</p>\n" },
        { "<p>Tom &amp; <b>Jerry</b></p>", "<p>Tom &amp; Jerry</p>\n" },
        { "a <b onclick=\"x()\">bold</b> c", "<p>a bold c</p>\n" },
        { "<div><img src=x onerror=alert(1)", "" },
        { "a <img src=x onerror=alert(1)", "<p>a &lt;img src=x "
                                           "onerror=alert(1)</p>\n" },
        { "[x](javascript:alert(1))", "<p><a href=\"\">x</a></p>\n" },
        { "[x](JaVaScRiPt:alert(1))", "<p><a href=\"\">x</a></p>\n" },
        { "[x](/p/lamp)", "<p><a href=\"/p/lamp\">x</a></p>\n" },
        { "[x](\"onmouseover=alert(1))", "<p><a href=\"%22onmouseover="
                                         "alert(1)\">x</a></p>\n" },
        { "![a *picture*](http://evil/x.png)", "<p>a <em>picture</em></p>\n" },
        { "<!-- -->x", "<p>x</p>\n" },
        { "`<b>`", "<p><code>&lt;b&gt;</code></p>\n" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        TALLOC_CTX *mem = talloc_new(NULL);

        assert_string_equal(html_clean(mem, cases[i].text), cases[i].want);
        talloc_free(mem);
    }
}

static void
hides_markup_in_json(void **state)
{
    TALLOC_CTX *mem = talloc_new(NULL);
    json_t *tree = json_pack("{s:s}", "a", "</script><!--&\"é");

    (void)state;
    assert_string_equal(html_json(mem, tree),
        "{\"a\":\"\\u003c/script\\u003e\\u003c!--\\u0026\\\"é\"}");
    json_decref(tree);
    talloc_free(mem);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(cleans_markdown),
        cmocka_unit_test(hides_markup_in_json),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
