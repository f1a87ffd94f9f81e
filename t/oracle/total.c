/*
 * Adds up carts as the shop does, for t/oracle/total.py to compare. One cart
 * a line on stdin, one answer a line on stdout:
 *
 *   CURRENCY line|order include|exclude SHIPPING BP KIND VALUE QTY:UNIT:BP ...
 *   items discount of-shipping shipping-tax tax added total text DISCOUNT:TAX
 *
 * or "refused". KIND is none, percent, amount or shipping.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shop/tax.h"
#include "shop/total.h"

enum { LINES = 256 };

struct cart {
    char currency[4];
    struct total total;
    struct total_line lines[LINES];
    size_t n;
};

static const char *
word(char **rest)
{
    const char *w = strtok_r(*rest, " \n", rest);

    if (w == NULL)
        exit(2);
    return w;
}

static int64_t
number(char **rest)
{
    return strtoll(word(rest), NULL, 10);
}

static struct discount
read_discount(const char *currency, char **rest)
{
    static const char *const kinds[] = { "none", "percent", "amount",
        "shipping" };
    const char *kind = word(rest);
    int64_t value = number(rest);

    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (strcmp(kinds[i], kind) == 0)
            return (struct discount){ (enum discount_kind)i, value,
                money_of(value, currency) };
    exit(2);
}

static void
read_cart(struct cart *c, char *rest)
{
    const char *rounding, *next;

    memset(c, 0, sizeof(*c));
    memcpy(c->currency, word(&rest), 3);
    rounding = word(&rest);
    c->total.rule = tax_rule_of(rounding, word(&rest));
    c->total.shipping = money_of(number(&rest), c->currency);
    c->total.shipping_tax_bp = number(&rest);
    c->total.discount_by = read_discount(c->currency, &rest);
    while ((next = strtok_r(rest, " \n", &rest)) != NULL) {
        struct total_line *l = &c->lines[c->n++];
        int64_t unit;

        if (sscanf(next, "%" SCNd64 ":%" SCNd64 ":%" SCNd64, &l->quantity,
                &unit, &l->tax_bp) != 3 ||
            c->n == LINES)
            exit(2);
        l->unit = money_of(unit, c->currency);
    }
}

static void
answer(struct cart *c)
{
    const struct total *t = &c->total;
    TALLOC_CTX *mem = talloc_new(NULL);
    struct money again;

    if (!total_up(&c->total, c->lines, c->n)) {
        puts("refused");
        talloc_free(mem);
        return;
    }
    if (!money_parse(money_plain(mem, t->total), c->currency, &again) ||
        money_cmp(again, t->total) != 0)
        exit(3);
    printf("%" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64
           " %" PRId64 " %" PRId64 " %s",
        t->items.minor, t->discount.minor, t->shipping_discount.minor,
        t->shipping_tax.minor, t->tax.minor, t->tax_added.minor,
        t->total.minor, money_text(mem, t->total));
    for (size_t i = 0; i < c->n; i++)
        printf(" %" PRId64 ":%" PRId64, c->lines[i].discount.minor,
            c->lines[i].tax.minor);
    putchar('\n');
    talloc_free(mem);
}

int
main(void)
{
    static struct cart cart;
    char *line = NULL;
    size_t size = 0;

    while (getline(&line, &size, stdin) > 0) {
        read_cart(&cart, line);
        answer(&cart);
    }
    free(line);
    return 0;
}
