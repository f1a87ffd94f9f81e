#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "shop/facet_page.h"

static struct facet_bytes
record(TALLOC_CTX *mem, uint32_t product, int64_t price, const char *name)
{
    static const uint32_t values[] = { 0, 7, 70000 };
    struct facet_entry e = { product, 1700000000, -5, price, values, 3,
        name };

    return facet_pack(mem, &e);
}

static struct facet_change
change(TALLOC_CTX *mem, uint32_t product, int64_t price)
{
    return (struct facet_change){ product, record(mem, product, price, "N") };
}

static void
packs_and_reads(void **state)
{
    TALLOC_CTX *mem = talloc_new(NULL);
    struct facet_bytes b = record(mem, 4000000001, INT64_MAX, "Ähre");
    const unsigned char *at = b.data;
    struct facet_record r;

    (void)state;
    assert_true(facet_next(&at, b.data + b.n, &r));
    assert_int_equal(r.product, 4000000001);
    assert_int_equal(r.price, INT64_MAX);
    assert_int_equal(r.created, 1700000000);
    assert_int_equal(r.place, -5);
    assert_int_equal(r.nvalues, 3);
    assert_int_equal(facet_value(&r, 0), FACET_ON_SALE);
    assert_int_equal(facet_value(&r, 2), 70000);
    assert_int_equal(r.name_length, 4);
    assert_memory_equal(r.name, "ahre", 4);
    assert_false(facet_next(&at, b.data + b.n, &r));
    talloc_free(mem);
}

static void
stops_at_damage(void **state)
{
    TALLOC_CTX *mem = talloc_new(NULL);
    struct facet_bytes b = record(mem, 5, 100, "Lamp");
    struct facet_record r;

    (void)state;
    for (size_t n = 0; n < b.n; n++) {
        const unsigned char *at = b.data;

        assert_false(facet_next(&at, b.data + n, &r));
    }
    for (size_t i = 0; i < b.n; i++) {
        const unsigned char *at = b.data;
        unsigned char was = b.data[i];

        b.data[i] = 255;
        while (facet_next(&at, b.data + b.n, &r))
            assert_in_range(at - b.data, 1, b.n);
        b.data[i] = was;
    }
    talloc_free(mem);
}

/* The products of a page with their prices, "3:300 5:500 ". */
static char *
told(TALLOC_CTX *mem, struct facet_bytes page)
{
    const unsigned char *at = page.data;
    char *out = talloc_strdup(mem, "");
    struct facet_record r;

    while (facet_next(&at, page.data + page.n, &r))
        out = talloc_asprintf_append(
            out, "%u:%lld ", r.product, (long long)r.price);
    assert_ptr_equal(at, page.data + page.n);
    return out;
}

static void
splices(void **state)
{
    TALLOC_CTX *mem = talloc_new(NULL);
    struct facet_bytes none = { NULL, 0 };
    struct facet_change first[] = { change(mem, 3, 300), change(mem, 5, 500),
        change(mem, 9, 900) };
    struct facet_change second[] = { change(mem, 1, 100), { 3, none },
        change(mem, 5, 555), { 6, none }, change(mem, 10, 1000) };
    struct facet_change all_go[] = { { 1, none }, { 5, none }, { 9, none },
        { 10, none } };
    struct facet_bytes page = facet_splice(mem, NULL, 0, first, 3);

    (void)state;
    assert_string_equal(told(mem, page), "3:300 5:500 9:900 ");
    page = facet_splice(mem, page.data, page.n, second, 5);
    assert_string_equal(told(mem, page), "1:100 5:555 9:900 10:1000 ");
    page = facet_splice(mem, page.data, page.n, NULL, 0);
    assert_string_equal(told(mem, page), "1:100 5:555 9:900 10:1000 ");
    page = facet_splice(mem, page.data, page.n, all_go, 4);
    assert_int_equal(page.n, 0);
    talloc_free(mem);
}

static void
cuts_names_between_characters(void **state)
{
    TALLOC_CTX *mem = talloc_new(NULL);
    char name[400] = "x";
    struct facet_bytes b;
    struct facet_record r;
    const unsigned char *at;

    (void)state;
    for (int i = 0; i < 60; i++)
        strcat(name, "ж");
    b = record(mem, 1, 1, name);
    at = b.data;
    assert_true(facet_next(&at, b.data + b.n, &r));
    assert_int_equal(r.name_length, 95);
    talloc_free(mem);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(packs_and_reads),
        cmocka_unit_test(stops_at_damage),
        cmocka_unit_test(splices),
        cmocka_unit_test(cuts_names_between_characters),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("facet_page", tests, NULL, NULL);
}
