#include "admin/cell.h"

#include "base/money.h"
#include "base/str.h"

const char *
cell_price(const char *price, const char *offer, const char *cur,
    struct cell_sum *out)
{
    struct money regular, cheaper;

    *out = (struct cell_sum){ 0 };
    if (!money_parse(price, cur, &regular))
        return "not_an_amount";
    out->price = regular.minor;
    if (offer == NULL || offer[0] == '\0')
        return NULL;
    out->offer_is_wrong = true;
    if (!money_parse(offer, cur, &cheaper))
        return "not_an_amount";
    if (cheaper.minor == 0)
        return "is_nothing";
    if (money_cmp(cheaper, regular) >= 0)
        return "not_below";
    *out = (struct cell_sum){ cheaper.minor, regular.minor, false };
    return NULL;
}

const char *
cell_stock(const char *typed, bool *is_count, int64_t *out)
{
    *is_count = *typed != '+' && *typed != '-';
    if (!str_int(*typed == '+' ? typed + 1 : typed, -STOCK_MAX, STOCK_MAX,
            out))
        return "not_a_number";
    return NULL;
}
