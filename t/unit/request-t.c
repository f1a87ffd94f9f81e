#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/rc.h"
#include "web/form.h"
#include "web/request.h"

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

static int
get(TALLOC_CTX *mem, const char *uri, struct request *out)
{
    struct raw_request raw = { .method = "GET", .uri = uri };

    return request_parse(mem, &raw, out);
}

static void
takes_plain_paths_only(void **state)
{
    static const struct {
        const char *uri;
        int want;
        const char *path;
    } cases[] = { { "/", 0, "/" }, { "/c/wool", 0, "/c/wool" },
        { "/?a=1", 0, "/" }, { "/c/w%C3%BCrfel", 0, "/c/w\u00fcrfel" },
        { "/c/a%20b", 0, "/c/a b" }, { "", 404, NULL }, { "c", 404, NULL },
        { "//", 404, NULL }, { "/c//wool", 404, NULL }, { "/c/", 404, NULL },
        { "/c/.", 404, NULL }, { "/c/..", 404, NULL },
        { "/../etc", 404, NULL }, { "/c/./x", 404, NULL },
        { "/c%2fwool", 404, NULL }, { "/c%5cwool", 404, NULL },
        { "/c/%00", 404, NULL }, { "/c/%0a", 404, NULL },
        { "/c/%1f", 404, NULL }, { "/c/%7f", 404, NULL },
        { "/c/%77ool", 404, NULL }, { "/c/%2e%2e", 404, NULL },
        { "/c/%c3", 404, NULL }, { "/c/%c0%af", 404, NULL },
        { "/c/%", 404, NULL }, { "/c/%4", 404, NULL },
        { "/c/...", 0, "/c/..." }, { "/c/.x", 0, "/c/.x" } };
    struct request r;

    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(get(*state, cases[i].uri, &r), cases[i].want);
        if (cases[i].path != NULL)
            assert_string_equal(r.path, cases[i].path);
    }
}

static void
reads_queries(void **state)
{
    struct request r;

    assert_int_equal(get(*state, "/search?q=a+b&q=c%26&x&=y&", &r), 0);
    assert_int_equal(r.query.n, 4);
    assert_string_equal(params_get(&r.query, "q"), "a b");
    assert_int_equal(params_count(&r.query, "q"), 2);
    assert_string_equal(r.query.at[1].value, "c&");
    assert_string_equal(params_get(&r.query, "x"), "");
    assert_string_equal(params_get(&r.query, ""), "y");
    assert_null(params_get(&r.query, "z"));
    assert_string_equal(r.query_text, "q=a+b&q=c%26&x&=y&");
    assert_int_equal(get(*state, "/search?q=%ff", &r), 400);
    assert_int_equal(get(*state, "/search?q=%zz", &r), 400);
}

static void
bounds_the_number_of_fields(void **state)
{
    char *uri = talloc_strdup(*state, "/?");
    struct request r;

    for (int i = 0; i < FIELDS_MAX; i++)
        uri = talloc_strdup_append(uri, "k&");
    assert_int_equal(get(*state, uri, &r), 0);
    assert_int_equal(r.query.n, FIELDS_MAX);
    assert_int_equal(get(*state, talloc_strdup_append(uri, "k"), &r), 413);
}

static int
post(TALLOC_CTX *mem, const char *type, const char *body, size_t n,
    struct request *out)
{
    struct raw_request raw = { "POST", "/x", type, NULL, body, n, false };

    return request_parse(mem, &raw, out);
}

static void
reads_forms(void **state)
{
    static const char form[] = "application/x-www-form-urlencoded";
    struct request r;

    assert_int_equal(post(*state, form, "a=1&b=2", 7, &r), 0);
    assert_string_equal(params_get(&r.form, "b"), "2");
    assert_int_equal(post(*state,
                         "application/x-www-form-urlencoded; charset=UTF-8",
                         "a=1", 3, &r),
        0);
    assert_string_equal(params_get(&r.form, "a"), "1");
    assert_int_equal(post(*state, "text/plain", "a=1", 3, &r), 415);
    assert_int_equal(post(*state, NULL, "a=1", 3, &r), 415);
    assert_int_equal(
        post(*state, "application/x-www-form-urlencodedx", "a", 1, &r), 415);
    assert_int_equal(post(*state, form, "", 0, &r), 0);
    assert_int_equal(r.form.n, 0);
    assert_int_equal(post(*state, form, "a=\xff", 3, &r), 400);
    assert_int_equal(post(*state, form, "x", BODY_MAX + 1, &r), 413);
}

static void
takes_a_large_form_where_one_is_asked_for(void **state)
{
    char *body = talloc_zero_size(*state, LARGE_FIELDS_MAX * 2 + 3);
    struct raw_request raw = { "POST", "/x",
        "application/x-www-form-urlencoded", NULL, body,
        LARGE_FIELDS_MAX * 2, true };
    struct request r;

    for (int i = 0; i <= LARGE_FIELDS_MAX; i++)
        memcpy(body + i * 2, "k&", 2);
    assert_int_equal(request_parse(*state, &raw, &r), 0);
    assert_int_equal(r.form.n, LARGE_FIELDS_MAX);
    raw.length += 2;
    assert_int_equal(request_parse(*state, &raw, &r), 413);
    raw.length = LARGE_BODY_MAX + 1;
    assert_int_equal(request_parse(*state, &raw, &r), 413);
    body = talloc_realloc(*state, body, char, LARGE_BODY_MAX);
    memset(body, 'x', LARGE_BODY_MAX);
    body[1] = '=';
    raw.body = body;
    raw.length = LARGE_BODY_MAX;
    assert_int_equal(request_parse(*state, &raw, &r), 0);
    assert_int_equal(strlen(r.form.at[0].value), LARGE_BODY_MAX - 2);
    raw.large = false;
    assert_int_equal(request_parse(*state, &raw, &r), 413);
}

static void
bounds_a_value(void **state)
{
    char *body = talloc_strdup(*state, "a=");
    struct request r;

    body = talloc_realloc(*state, body, char, VALUE_MAX + 4);
    memset(body + 2, 'x', VALUE_MAX + 1);
    assert_int_equal(post(*state, "application/x-www-form-urlencoded", body,
                         VALUE_MAX + 2, &r),
        0);
    assert_int_equal(post(*state, "application/x-www-form-urlencoded", body,
                         VALUE_MAX + 3, &r),
        413);
}

static void
reads_cookies(void **state)
{
    struct raw_request raw = { .method = "GET",
        .uri = "/",
        .cookie = "a=1; b=x=y;c=3; odd; \xff=2; d=" };
    struct request r;

    assert_int_equal(request_parse(*state, &raw, &r), 0);
    assert_string_equal(params_get(&r.cookies, "a"), "1");
    assert_string_equal(params_get(&r.cookies, "b"), "x=y");
    assert_string_equal(params_get(&r.cookies, "c"), "3");
    assert_string_equal(params_get(&r.cookies, "d"), "");
    assert_int_equal(r.cookies.n, 4);
}

enum { NAME, QTY, EMAIL, BACK, SKU, TICK, NFIELDS };

static const struct field fields[NFIELDS] = {
    [NAME] = { "name", F_TEXT, 2, 5, F_REQUIRED },
    [QTY] = { "quantity", F_INT, 1, 999, F_MANY },
    [EMAIL] = { "email", F_EMAIL, 3, 20, 0 },
    [BACK] = { "return", F_PATH, 1, 50, 0 },
    [SKU] = { "sku", F_CODE, 1, 8, 0 },
    [TICK] = { "tick", F_CHECK, 0, 0, 0 },
};

static int
read_form(TALLOC_CTX *mem, const char *body, struct form *out)
{
    struct request r;

    assert_int_equal(post(mem, "application/x-www-form-urlencoded", body,
                         strlen(body), &r),
        0);
    return form_read(mem, fields, NFIELDS, &r.form, out);
}

static void
types_values(void **state)
{
    struct form f;

    assert_int_equal(
        read_form(*state,
            "name=+Una+&quantity=3&quantity=7&email=u%40x.org&return=%2Fcart"
            "&sku=A-1&tick=on&role=admin",
            &f),
        0);
    assert_false(f.wrong);
    assert_string_equal(form_str(&f, NAME), "Una");
    assert_int_equal(form_int(&f, QTY, 0), 3);
    assert_int_equal(f.values[QTY].n, 2);
    assert_int_equal(f.values[QTY].at[1].num, 7);
    assert_string_equal(form_str(&f, EMAIL), "u@x.org");
    assert_string_equal(form_str(&f, BACK), "/cart");
    assert_string_equal(form_str(&f, SKU), "A-1");
    assert_int_equal(form_value(&f, TICK)->state, VALID);
}

static void
keeps_what_is_wrong(void **state)
{
    static const struct {
        const char *body;
        size_t field;
        const char *error;
    } cases[] = { { "name=", NAME, "required" },
        { "name=a", NAME, "too_short" }, { "name=abcdef", NAME, "too_long" },
        { "name=a%0Ab", NAME, "not_valid" },
        { "name=ab&quantity=0", QTY, "out_of_bounds" },
        { "name=ab&quantity=-1", QTY, "out_of_bounds" },
        { "name=ab&quantity=1000000000", QTY, "out_of_bounds" },
        { "name=ab&quantity=two", QTY, "not_a_number" },
        { "name=ab&quantity=1.5", QTY, "not_a_number" },
        { "name=ab&email=a", EMAIL, "not_valid" },
        { "name=ab&email=a%40b%40c", EMAIL, "not_valid" },
        { "name=ab&email=a%40b%2Cc%40d", EMAIL, "not_valid" },
        { "name=ab&return=//evil", BACK, "not_valid" },
        { "name=ab&return=https://evil", BACK, "not_valid" },
        { "name=ab&sku=a+b", SKU, "not_valid" },
        { "name=ab&sku=123456789", SKU, "too_long" } };
    struct form f;

    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(read_form(*state, cases[i].body, &f), 0);
        assert_true(f.wrong);
        assert_string_equal(
            form_value(&f, cases[i].field)->error, cases[i].error);
        assert_non_null(form_value(&f, cases[i].field)->raw);
        assert_null(form_str(&f, cases[i].field));
    }
}

static void
refuses_repeats(void **state)
{
    struct form f;

    assert_int_equal(read_form(*state, "name=ab&name=cd", &f), 400);
    assert_int_equal(read_form(*state, "name=ab&x=1&x=2", &f), 0);
    assert_int_equal(form_value(&f, SKU)->state, ABSENT);
    form_refuse(&f, SKU, "not_valid");
    assert_true(f.wrong);
    assert_string_equal(form_value(&f, SKU)->error, "not_valid");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = { TEST(takes_plain_paths_only),
        TEST(reads_queries), TEST(bounds_the_number_of_fields),
        TEST(reads_forms), TEST(takes_a_large_form_where_one_is_asked_for),
        TEST(bounds_a_value), TEST(reads_cookies),
        TEST(types_values), TEST(keeps_what_is_wrong),
        TEST(refuses_repeats) };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("request", tests, NULL, NULL);
}
