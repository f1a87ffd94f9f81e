#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"
#include "shop/shipping_step.h"

static struct money
eur(int64_t minor)
{
    return money_of(minor, "EUR");
}

static struct shipping_step
step(int64_t up_to_g, int64_t from, int64_t price)
{
    return (struct shipping_step){ up_to_g, eur(from), eur(price) };
}

/* Two bands; free from 120.00 in the light one, from 200.00 in the other. */
static int64_t
price_of(int64_t weight_g, int64_t goods)
{
    const struct shipping_step steps[] = { step(20000, 0, 1690),
        step(5000, 12000, 0), step(5000, 0, 990), step(20000, 20000, 0) };
    const struct shipping_step *s =
        shipping_step_for(steps, COUNT(steps), weight_g, eur(goods));

    return s != NULL ? s->price.minor : -1;
}

static void
decides_by_band_then_by_total(void **state)
{
    (void)state;
    assert_int_equal(price_of(0, 0), 990);
    assert_int_equal(price_of(5000, 11999), 990);
    assert_int_equal(price_of(5000, 12000), 0);
    assert_int_equal(price_of(5001, 12000), 1690);
    assert_int_equal(price_of(20000, 19999), 1690);
    assert_int_equal(price_of(20000, 20000), 0);
    assert_int_equal(price_of(20001, 99999), -1);
}

static void
wants_a_least_total_where_there_is_one(void **state)
{
    const struct shipping_step steps[] = { step(1000, 5000, 300),
        step(9000, 2000, 800) };

    (void)state;
    assert_null(shipping_step_for(steps, 2, 100, eur(1999)));
    assert_ptr_equal(shipping_step_for(steps, 2, 100, eur(2000)), &steps[1]);
    assert_ptr_equal(shipping_step_for(steps, 2, 100, eur(5000)), &steps[0]);
    assert_null(shipping_step_for(steps, 0, 0, eur(0)));
}

static void
knows_from_when_it_is_free(void **state)
{
    const struct shipping_step steps[] = { step(5000, 0, 990),
        step(5000, 12000, 0), step(5000, 30000, 500), step(9000, 0, 1690) };
    struct money from = eur(7);

    (void)state;
    assert_true(shipping_free_from(steps, 4, 5000, &from));
    assert_int_equal(from.minor, 12000);
    assert_false(shipping_free_from(steps, 4, 5001, &from));
    assert_false(shipping_free_from(steps, 1, 10, &from));
}

static void
writes_weights(void **state)
{
    TALLOC_CTX *mem = talloc_new(NULL);

    (void)state;
    assert_string_equal(weight_text(mem, 0), "0 kg");
    assert_string_equal(weight_text(mem, 350), "0.35 kg");
    assert_string_equal(weight_text(mem, 12000), "12 kg");
    assert_string_equal(weight_text(mem, 30001), "30.001 kg");
    talloc_free(mem);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decides_by_band_then_by_total),
        cmocka_unit_test(wants_a_least_total_where_there_is_one),
        cmocka_unit_test(knows_from_when_it_is_free),
        cmocka_unit_test(writes_weights),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("shipping", tests, NULL, NULL);
}
