#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "shop/total.h"

static struct money
eur(int64_t minor)
{
    return money_of(minor, "EUR");
}

static struct total_line
line(int64_t quantity, int64_t unit, int64_t tax_bp)
{
    return (struct total_line){ .unit = eur(unit),
        .quantity = quantity,
        .tax_bp = tax_bp };
}

static struct total
with(int64_t shipping, struct discount discount)
{
    return (struct total){ .shipping = eur(shipping),
        .shipping_tax_bp = 2300,
        .discount_by = discount };
}

static const struct discount none;

/* The cart of the drawings: every figure stands there too. */
static void
shares_ten_percent_over_three_lines(void **state)
{
    struct total_line l[] = { line(1, 5780, 2300), line(3, 1450, 2300),
        line(2, 2200, 2300) };
    struct total t = with(990, (struct discount){
        .kind = DISCOUNT_PERCENT, .percent_bp = 1000 });

    (void)state;
    assert_true(total_up(&t, l, 3));
    assert_int_equal(t.items.minor, 14530);
    assert_int_equal(t.discount.minor, 1453);
    assert_int_equal(t.shipping_discount.minor, 0);
    assert_int_equal(t.total.minor, 14067);
    assert_int_equal(t.tax.minor, 2630);
    assert_int_equal(t.shipping_tax.minor, 185);
    assert_int_equal(l[0].discount.minor, 578);
    assert_int_equal(l[0].tax.minor, 973);
    assert_int_equal(l[1].goods.minor, 4350);
    assert_int_equal(l[1].discount.minor, 435);
    assert_int_equal(l[1].sum.minor, 3915);
    assert_int_equal(l[1].tax.minor, 732);
    assert_int_equal(l[2].discount.minor, 440);
    assert_int_equal(l[2].tax.minor, 740);
}

static void
gives_the_odd_cent_to_the_largest_remainder(void **state)
{
    struct total_line l[] = { line(1, 333, 0), line(1, 333, 0),
        line(1, 335, 0) };
    struct total t = with(0, (struct discount){
        .kind = DISCOUNT_AMOUNT, .amount = eur(100) });

    (void)state;
    assert_true(total_up(&t, l, 3));
    assert_int_equal(l[0].discount.minor, 33);
    assert_int_equal(l[1].discount.minor, 33);
    assert_int_equal(l[2].discount.minor, 34);
    assert_int_equal(t.total.minor, 901);
    assert_int_equal(t.tax.minor, 0);
}

/* 10 % of 0.05 and 0.15 are half cents: the even neighbour wins. */
static void
rounds_half_to_even(void **state)
{
    static const struct {
        int64_t unit, discount;
    } cases[] = { { 5, 0 }, { 15, 2 }, { 25, 2 }, { 35, 4 }, { 26, 3 } };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct total_line l = line(1, cases[i].unit, 0);
        struct total t = with(0, (struct discount){
            .kind = DISCOUNT_PERCENT, .percent_bp = 1000 });

        assert_true(total_up(&t, &l, 1));
        assert_int_equal(t.discount.minor, cases[i].discount);
    }
}

static void
taxes_each_line_at_its_own_rate(void **state)
{
    struct total_line l[] = { line(1, 10900, 900), line(1, 12300, 2300),
        line(4, 250, 0) };
    struct total t = with(490, none);

    (void)state;
    assert_true(total_up(&t, l, 3));
    assert_int_equal(l[0].tax.minor, 900);
    assert_int_equal(l[1].tax.minor, 2300);
    assert_int_equal(l[2].tax.minor, 0);
    assert_int_equal(t.shipping_tax.minor, 92);
    assert_int_equal(t.tax.minor, 3292);
    assert_int_equal(t.total.minor, 24690);
}

static void
takes_no_more_off_than_the_goods_cost(void **state)
{
    struct total_line l = line(2, 400, 2300);
    struct total t = with(490, (struct discount){
        .kind = DISCOUNT_AMOUNT, .amount = eur(1000) });

    (void)state;
    assert_true(total_up(&t, &l, 1));
    assert_int_equal(t.discount.minor, 800);
    assert_int_equal(l.sum.minor, 0);
    assert_int_equal(l.tax.minor, 0);
    assert_int_equal(t.total.minor, 490);
    assert_int_equal(t.tax.minor, 92);
}

static void
delivers_free_by_voucher(void **state)
{
    struct total_line l = line(1, 1230, 2300);
    struct total t =
        with(490, (struct discount){ .kind = DISCOUNT_SHIPPING });

    (void)state;
    assert_true(total_up(&t, &l, 1));
    assert_int_equal(t.discount.minor, 490);
    assert_int_equal(t.shipping_discount.minor, 490);
    assert_int_equal(t.shipping_tax.minor, 0);
    assert_int_equal(l.discount.minor, 0);
    assert_int_equal(t.total.minor, 1230);
    assert_int_equal(t.tax.minor, 230);
}

static void
adds_up_to_nothing(void **state)
{
    struct total_line l = line(3, 0, 2300);
    struct total t = with(0, none);

    (void)state;
    assert_true(total_up(&t, &l, 1));
    assert_int_equal(t.total.minor, 0);
    assert_int_equal(t.tax.minor, 0);
}

static void
refuses_overflow_and_nonsense(void **state)
{
    struct total_line good = line(1, 100, 2300);
    struct total_line l = line(2, INT64_MAX / 2 + 1, 2300);
    struct total t = with(0, none);

    (void)state;
    assert_false(total_up(&t, &l, 1));
    l = line(-1, 100, 2300);
    assert_false(total_up(&t, &l, 1));
    l = line(1, -100, 2300);
    assert_false(total_up(&t, &l, 1));
    l = line(1, 100, 2300);
    l.unit = money_of(100, "USD");
    assert_false(total_up(&t, &l, 1));
    t = with(0, (struct discount){
        .kind = DISCOUNT_PERCENT, .percent_bp = 10001 });
    assert_false(total_up(&t, &good, 1));
    t = with(0, (struct discount){
        .kind = DISCOUNT_AMOUNT, .amount = eur(-1) });
    assert_false(total_up(&t, &good, 1));
    t = with(0, (struct discount){
        .kind = DISCOUNT_AMOUNT, .amount = money_of(1, "USD") });
    assert_false(total_up(&t, &good, 1));
}

/* What is just within the bounds counts, what is just beyond does not. */
static void
holds_its_edges(void **state)
{
    struct total_line nothing[] = { line(0, 100, 2300), line(1, 0, 2300) };
    struct total_line many[201];
    struct total t = with(490, (struct discount){
        .kind = DISCOUNT_PERCENT, .percent_bp = 0 });

    (void)state;
    assert_true(total_up(&t, nothing, 2));
    assert_int_equal(t.total.minor, 490);
    t = with(490, (struct discount){
        .kind = DISCOUNT_AMOUNT, .amount = eur(0) });
    assert_true(total_up(&t, nothing, 2));
    assert_int_equal(t.discount.minor, 0);
    for (size_t i = 0; i < 201; i++)
        many[i] = line(1, 100, 0);
    t = with(0, (struct discount){
        .kind = DISCOUNT_AMOUNT, .amount = eur(200) });
    assert_true(total_up(&t, many, 200));
    assert_int_equal(many[199].discount.minor, 1);
    assert_int_equal(t.total.minor, 19800);
    assert_false(total_up(&t, many, 201));
    for (size_t i = 0; i < 200; i++)
        many[i] = line(1, 100, 1000);
    t = with(0, none);
    t.rule = (struct total_rule){ .per_order = true, .added = true };
    assert_true(total_up(&t, many, 200));
    assert_int_equal(t.tax.minor, 2000);
    assert_int_equal(many[199].tax.minor, 10);
    t = with(490, none);
    assert_true(total_up(&t, NULL, 0));
    assert_int_equal(t.total.minor, 490);
}

static void
refuses_rates_below_nothing(void **state)
{
    struct total_line l[] = { line(1, 100, 2300) };
    struct total t = with(490, none);

    (void)state;
    t.shipping_tax_bp = -1;
    assert_false(total_up(&t, l, 1));
    t.shipping_tax_bp = 2300;
    l[0].tax_bp = -1;
    assert_false(total_up(&t, l, 1));
    t.rule.per_order = true;
    assert_false(total_up(&t, l, 1));
    l[0].tax_bp = 2300;
    assert_true(total_up(&t, l, 1));
}

/* 0.25 at 10 % is 0.02 on each of three lines, 0.08 (7.5 even) together. */
static void
rounds_by_line_or_once_a_rate(void **state)
{
    struct total_line l[] = { line(1, 25, 1000), line(1, 25, 1000),
        line(1, 25, 1000), line(1, 1000, 700) };
    struct total t = with(0, none);

    (void)state;
    t.rule = (struct total_rule){ .added = true };
    assert_true(total_up(&t, l, 4));
    assert_int_equal(l[0].tax.minor, 2);
    assert_int_equal(t.tax.minor, 76);
    t.rule.per_order = true;
    assert_true(total_up(&t, l, 4));
    assert_int_equal(l[0].tax.minor, 3);
    assert_int_equal(l[1].tax.minor, 3);
    assert_int_equal(l[2].tax.minor, 2);
    assert_int_equal(l[3].tax.minor, 70);
    assert_int_equal(t.tax.minor, 78);
    assert_int_equal(t.total.minor, 1153);
}

/* Net prices: 100.00 less 10 %, 5.00 delivery, 23 % on both. */
static void
adds_tax_to_net_prices(void **state)
{
    struct total_line l = line(1, 10000, 2300);
    struct total t = with(500, (struct discount){
        .kind = DISCOUNT_PERCENT, .percent_bp = 1000 });

    (void)state;
    assert_true(total_up(&t, &l, 1));
    assert_int_equal(t.tax_added.minor, 0);
    assert_int_equal(t.gross.minor, 10500);
    t.rule.added = true;
    assert_true(total_up(&t, &l, 1));
    assert_int_equal(l.sum.minor, 9000);
    assert_int_equal(l.tax.minor, 2070);
    assert_int_equal(t.shipping_tax.minor, 115);
    assert_int_equal(t.tax_added.minor, 2185);
    assert_int_equal(t.total.minor, 11685);
}

/* What no page could show is refused, even if the total would fit. */
static void
refuses_what_overflows_on_the_way(void **state)
{
    struct total_line l = line(1, INT64_MAX, 0);
    struct total t = with(1, (struct discount){
        .kind = DISCOUNT_PERCENT, .percent_bp = 10000 });

    (void)state;
    assert_false(total_up(&t, &l, 1));
    t.shipping = eur(0);
    assert_true(total_up(&t, &l, 1));
    t.discount_by = none;
    l.tax_bp = 1;
    t.rule.added = true;
    assert_false(total_up(&t, &l, 1));
}

/* Each tax fits, and what they come to without the last would, too. */
static void
refuses_taxes_that_overflow_together(void **state)
{
    const int64_t unit = INT64_MAX / 25;
    struct total_line l[] = { line(1, unit, 100000), line(1, unit, 100000),
        line(1, unit, 100000) };
    struct total t = with(0, none);

    (void)state;
    t.rule.added = true;
    assert_true(total_up(&t, l, 2));
    assert_false(total_up(&t, l, 3));
}

/* Even where a discount or a tax would not notice. */
static void
counts_no_goods_below_nothing(void **state)
{
    struct total_line l = line(-1, 100, 0);
    struct money sum;

    (void)state;
    assert_false(total_goods(&l, 1, "EUR", &sum));
    l = line(1, -100, 0);
    assert_false(total_goods(&l, 1, "EUR", &sum));
}

static void
takes_a_hundred_percent_and_no_more(void **state)
{
    struct total_line l = line(1, 999, 2300);
    struct total t = with(0, (struct discount){
        .kind = DISCOUNT_PERCENT, .percent_bp = 10000 });

    (void)state;
    assert_true(total_up(&t, &l, 1));
    assert_int_equal(t.total.minor, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_ten_percent_over_three_lines),
        cmocka_unit_test(gives_the_odd_cent_to_the_largest_remainder),
        cmocka_unit_test(rounds_half_to_even),
        cmocka_unit_test(taxes_each_line_at_its_own_rate),
        cmocka_unit_test(takes_no_more_off_than_the_goods_cost),
        cmocka_unit_test(delivers_free_by_voucher),
        cmocka_unit_test(adds_up_to_nothing),
        cmocka_unit_test(refuses_overflow_and_nonsense),
        cmocka_unit_test(holds_its_edges),
        cmocka_unit_test(refuses_rates_below_nothing),
        cmocka_unit_test(takes_a_hundred_percent_and_no_more),
        cmocka_unit_test(rounds_by_line_or_once_a_rate),
        cmocka_unit_test(adds_tax_to_net_prices),
        cmocka_unit_test(refuses_what_overflows_on_the_way),
        cmocka_unit_test(refuses_taxes_that_overflow_together),
        cmocka_unit_test(counts_no_goods_below_nothing),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
