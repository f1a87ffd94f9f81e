/* Mail as it goes out: headers that nothing can break, parts that arrive. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "web/mail.h"

static struct mail
sample(void)
{
    return (struct mail){ .id = "01abc",
        .from_name = "Wayleave",
        .from = "shop@wayleave.example",
        .to = "una@example.com",
        .subject = "Order W-1007",
        .text = "Thank you.\n",
        .html = "<p>Thank you.</p>\n",
        .at = 1795370400 };
}

/* What a test composes, until the next one. */
static TALLOC_CTX *mem;

static int
begin(void **state)
{
    (void)state;
    mem = talloc_new(NULL);
    return 0;
}

static int
end(void **state)
{
    (void)state;
    talloc_free(mem);
    return 0;
}

static void
composes(void **state)
{
    static const char want[] =
        "Date: Sun, 22 Nov 2026 18:00:00 +0000\r\n"
        "From: Wayleave <shop@wayleave.example>\r\n"
        "To: <una@example.com>\r\n"
        "Subject: Order W-1007\r\n"
        "Message-ID: <01abc@wayleave.example>\r\n"
        "Auto-Submitted: auto-generated\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: multipart/alternative; boundary=\"=_01abc\"\r\n"
        "\r\n"
        "--=_01abc\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: base64\r\n"
        "\r\n"
        "VGhhbmsgeW91Lgo=\r\n"
        "--=_01abc\r\n"
        "Content-Type: text/html; charset=utf-8\r\n"
        "Content-Transfer-Encoding: base64\r\n"
        "\r\n"
        "PHA+VGhhbmsgeW91LjwvcD4K\r\n"
        "--=_01abc--\r\n";
    struct mail m = sample();

    (void)state;
    assert_string_equal(mail_compose(mem, &m), want);
}

static void
encodes_headers(void **state)
{
    static const struct {
        const char *subject, *want;
    } cases[] = { { "Ä", "Subject: =?UTF-8?B?w4Q=?=\r\n" },
        { "a\r\nBcc: x@y", "Subject: =?UTF-8?B?YQ0KQmNjOiB4QHk=?=\r\n" },
        { "=?x?=", "Subject: =?UTF-8?B?PT94Pz0=?=\r\n" },
        /* 42 bytes a word, and no character is cut in two */
        { "aÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ",
            "Subject: =?UTF-8?B?YcOEw4TDhMOEw4TDhMOEw4TDhMOEw4TDhMOEw4TDhMOEw4"
            "TDhMOEw4Q=?=\r\n =?UTF-8?B?w4Q=?=\r\n" } };
    struct mail m = sample();

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        m.subject = cases[i].subject;
        assert_non_null(strstr(mail_compose(mem, &m), cases[i].want));
    }
    m = sample();
    m.from_name = "Way, \"leave\"";
    assert_non_null(strstr(mail_compose(mem, &m),
        "\r\nFrom: =?UTF-8?B?V2F5LCAibGVhdmUi?= <shop@wayleave.example>\r\n"));
}

static void
refuses_addresses(void **state)
{
    static const char *const bad[] = { "", "una", "@example.com", "una@",
        "una@example.com\r\nBcc: x@y", "una@example.com, x@y",
        "una@example.com> x@y", "<una@example.com>", "a b@c" };
    struct mail m;

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        m = sample();
        m.to = bad[i];
        assert_null(mail_compose(mem, &m));
        m = sample();
        m.from = bad[i];
        assert_null(mail_compose(mem, &m));
    }
}

static void
breaks_long_lines(void **state)
{
    char text[400];
    struct mail m = sample();
    const char *line;

    (void)state;
    memset(text, 'x', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    m.text = text;
    line = mail_compose(mem, &m);
    while (*line != '\0') {
        size_t n = strcspn(line, "\r\n");

        assert_true(n <= 78);
        line += n + strspn(line + n, "\r\n");
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(
                                            composes, begin, end),
        cmocka_unit_test_setup_teardown(encodes_headers, begin, end),
        cmocka_unit_test_setup_teardown(refuses_addresses, begin, end),
        cmocka_unit_test_setup_teardown(breaks_long_lines, begin, end) };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("mail", tests, NULL, NULL);
}
