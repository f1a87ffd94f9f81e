#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shop/order_again.h"

static struct money
eur(int64_t minor)
{
    return money_of(minor, "EUR");
}

static struct order_line
line(int64_t quantity, int64_t unit, int64_t discount, int64_t tax)
{
    return (struct order_line){ .quantity = quantity,
        .tax_bp = 2300,
        .unit = eur(unit),
        .discount = eur(discount),
        .sum = eur(quantity * unit - discount),
        .tax = eur(tax) };
}

static struct order_line lines[3];

/* The order of the drawings: 10 % off three lines, sent express. */
static struct order
drawn(void)
{
    lines[0] = line(1, 5780, 578, 973);
    lines[1] = line(3, 1450, 435, 732);
    lines[2] = line(2, 2200, 440, 740);
    return (struct order){ .items = eur(14530),
        .discount = eur(1453),
        .shipping = eur(990),
        .shipping_tax = eur(185),
        .shipping_tax_bp = 2300,
        .tax = eur(2630),
        .tax_added = eur(0),
        .total = eur(14067),
        .voucher_bp = 1000,
        .lines = lines,
        .nlines = 3 };
}

static void
agrees_with_the_drawings(void **state)
{
    struct order o = drawn();

    (void)state;
    assert_true(order_comes_to_the_same(&o));
    o.voucher_bp = 0; /* 14.53 off the goods, from a voucher of an amount */
    assert_true(order_comes_to_the_same(&o));
}

static void
knows_free_delivery(void **state)
{
    struct order_line l = line(1, 1230, 0, 230);
    struct order o = { .items = eur(1230),
        .discount = eur(490),
        .shipping = eur(490),
        .shipping_tax = eur(0),
        .shipping_tax_bp = 2300,
        .tax = eur(230),
        .tax_added = eur(0),
        .total = eur(1230),
        .lines = &l,
        .nlines = 1 };

    (void)state;
    assert_true(order_comes_to_the_same(&o));
    o.discount = eur(480);
    o.total = eur(1240);
    assert_false(order_comes_to_the_same(&o));
}

static void
misses_no_cent(void **state)
{
    struct order o = drawn();
    struct money *sums[] = { &o.items, &o.discount, &o.shipping_tax, &o.tax,
        &o.tax_added, &o.total, &lines[1].tax, &lines[2].discount,
        &lines[0].sum };

    (void)state;
    for (size_t i = 0; i < sizeof(sums) / sizeof(sums[0]); i++) {
        sums[i]->minor++;
        assert_false(order_comes_to_the_same(&o));
        sums[i]->minor--;
    }
    assert_true(order_comes_to_the_same(&o));
}

static void
goes_by_the_orders_own_rule(void **state)
{
    struct order o = drawn();

    (void)state;
    o.rule.added = true;
    assert_false(order_comes_to_the_same(&o));
    lines[0].tax = eur(1196);
    lines[1].tax = eur(900);
    lines[2].tax = eur(911);
    o.shipping_tax = eur(228);
    o.tax = o.tax_added = eur(3235);
    o.total = eur(17302);
    assert_true(order_comes_to_the_same(&o));
    o.rule.per_order = true; /* 140.67 at 23 % is 32.354: shared anew */
    assert_true(order_comes_to_the_same(&o));
    lines[0].tax = eur(1197);
    lines[1].tax = eur(899);
    assert_false(order_comes_to_the_same(&o));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_the_drawings),
        cmocka_unit_test(knows_free_delivery),
        cmocka_unit_test(misses_no_cent),
        cmocka_unit_test(goes_by_the_orders_own_rule),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("order_again", tests, NULL, NULL);
}
