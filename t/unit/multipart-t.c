#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/rc.h"
#include "web/multipart.h"

#define TYPE "multipart/form-data; boundary=x1"
#define HEAD "Content-Disposition: form-data; name="

/* What arrived, as "name=text;" or "name(file)=text;". */
static int
begin(void *arg, const char *name, const char *file)
{
    char **said = arg;

    *said = talloc_asprintf_append(*said, file != NULL ? "%s(%s)=" : "%s=",
        name, file);
    return strcmp(name, "refused") == 0 ? 422 : 0;
}

static int
data(void *arg, const char *bytes, size_t n)
{
    char **said = arg;

    *said = talloc_strndup_append(*said, bytes, n);
    return 0;
}

static int
end(void *arg)
{
    char **said = arg;

    *said = talloc_strdup_append(*said, ";");
    return 0;
}

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

/* In pieces of so many bytes; *said is what came of it. */
static int
parse(TALLOC_CTX *mem, const char *body, size_t piece, char **said)
{
    const struct multipart_to to = { begin, data, end, said };
    struct multipart *m = multipart_new(mem, TYPE, &to);
    size_t n = strlen(body);
    int status = 0;

    *said = talloc_strdup(mem, "");
    assert_non_null(m);
    for (size_t i = 0; status == 0 && i < n; i += piece)
        status = multipart_feed(m, body + i, n - i < piece ? n - i : piece);
    return status != 0 ? status : multipart_end(m);
}

static void
knows_its_type(void **state)
{
    static const struct {
        const char *type;
        bool is, usable;
    } cases[] = { { TYPE, true, true },
        { "Multipart/Form-Data;boundary=\"a b\"", true, true },
        { "multipart/form-data; charset=utf-8; boundary=x", true, true },
        { "multipart/form-data", true, false },
        { "multipart/form-data; boundary=", true, false },
        { "multipart/form-data; boundary=\"x \"", true, false },
        { "multipart/form-data; boundary=x; boundary=y", true, false },
        { "multipart/form-data; boundary=\xc3\xa4", true, false },
        { "multipart/form-data; boundary=12345678901234567890123456789012345"
          "67890123456789012345678901234567890",
            true, true },
        { "multipart/form-data; boundary=12345678901234567890123456789012345"
          "678901234567890123456789012345678901",
            true, false },
        { "multipart/form-datax; boundary=x", false, false },
        { "multipart/mixed; boundary=x", false, false },
        { "application/x-www-form-urlencoded", false, false },
        { NULL, false, false } };
    const struct multipart_to to = { begin, data, end, NULL };

    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(multipart_is(cases[i].type), cases[i].is);
        if (cases[i].is)
            assert_int_equal(
                multipart_new(*state, cases[i].type, &to) != NULL,
                cases[i].usable);
    }
}

static const struct {
    const char *body;
    int want;
    const char *said;
} bodies[] = {
    { "--x1\r\n" HEAD "\"a\"\r\n\r\none\r\n--x1--\r\n", 0, "a=one;" },
    { "--x1\r\n" HEAD "\"a\"\r\n\r\n\r\n--x1--", 0, "a=;" },
    { "--x1\r\n" HEAD "\"a\"\r\n\r\none\r\n--x1\r\n" HEAD
      "\"f\"; filename=\"b;c.png\"\r\nContent-Type: image/png\r\n\r\n"
      "\r\n--x\r\n-\r\r\n--x1--\r\n",
        0, "a=one;f(b;c.png)=\r\n--x\r\n-\r;" },
    { "--x1\r\ncontent-disposition:form-data; name=f; filename=\"\"\r\n\r\n"
      "\r\n--x1--\r\n",
        0, "f()=;" },
    { "--x1\r\n" HEAD "\"refused\"\r\n\r\none\r\n--x1--\r\n", 422, NULL },
    { "--x1--\r\n", 0, "" },
    { "--x1\r\n" HEAD "\"a\"\r\n\r\none\r\n--x1--\r\nmore", 400, NULL },
    { "--x1\r\n" HEAD "\"a\"\r\n\r\none\r\n--x1", 400, NULL },
    { "--x1\r\n" HEAD "\"a\"\r\n\r\none", 400, NULL },
    { "--x1\r\n" HEAD "\"a\"\r\n\r\none\r\n--x1 \r\n", 400, NULL },
    { "before\r\n--x1\r\n" HEAD "\"a\"\r\n\r\none\r\n--x1--\r\n", 400, NULL },
    { "", 400, NULL },
    { "--x1\r\n\r\none\r\n--x1--\r\n", 400, NULL },
    { "--x1\r\nContent-Type: text/plain\r\n\r\none\r\n--x1--\r\n", 400, NULL },
    { "--x1\r\n" HEAD "\"a\"\r\n" HEAD "\"b\"\r\n\r\none\r\n--x1--\r\n", 400,
        NULL },
    { "--x1\r\n" HEAD "\"a\"; name=\"b\"\r\n\r\none\r\n--x1--\r\n", 400,
        NULL },
    { "--x1\r\n" HEAD "\"a\"; filename=\"b\"; filename=\"c\"\r\n\r\none"
      "\r\n--x1--\r\n",
        400, NULL },
    { "--x1\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\none"
      "\r\n--x1--\r\n",
        400, NULL },
    { "--x1\r\nContent-Disposition: form-data\r\n\r\none\r\n--x1--\r\n", 400,
        NULL },
    { "--x1\r\n" HEAD "\"\xff\"\r\n\r\none\r\n--x1--\r\n", 400, NULL },
};

static void
reads_parts_in_pieces_of_any_size(void **state)
{
    static const size_t pieces[] = { 1, 2, 3, 7, 64, 100000 };
    char *said;

    for (size_t i = 0; i < COUNT(bodies); i++)
        for (size_t k = 0; k < COUNT(pieces); k++) {
            assert_int_equal(
                parse(*state, bodies[i].body, pieces[k], &said),
                bodies[i].want);
            if (bodies[i].said != NULL)
                assert_string_equal(said, bodies[i].said);
        }
}

static void
bounds_parts_and_their_headers(void **state)
{
    static const char part[] = "--x1\r\n" HEAD "a\r\n\r\n\r\n";
    char *body = talloc_strdup(*state, ""), *said, *name;

    for (int i = 0; i < PARTS_MAX; i++)
        body = talloc_strdup_append(body, part);
    assert_int_equal(
        parse(*state, talloc_asprintf(*state, "%s--x1--", body), 999, &said),
        0);
    assert_int_equal(parse(*state,
                         talloc_asprintf(*state, "%s%s--x1--", body, part),
                         999, &said),
        413);
    name = talloc_zero_size(*state, PART_HEADER_MAX + 1);
    memset(name, 'n', PART_HEADER_MAX);
    body = talloc_asprintf(
        *state, "--x1\r\n" HEAD "%s\r\n\r\n\r\n--x1--", name);
    assert_int_equal(parse(*state, body, 100000, &said), 400);
    assert_int_equal(parse(*state, body, 10, &said), 400);
    name[PART_HEADER_MAX - 50] = '\0';
    body = talloc_asprintf(
        *state, "--x1\r\n" HEAD "%s\r\n\r\n\r\n--x1--", name);
    assert_int_equal(parse(*state, body, 10, &said), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(knows_its_type, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            reads_parts_in_pieces_of_any_size, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            bounds_parts_and_their_headers, set_up, tear_down),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("multipart", tests, NULL, NULL);
}
