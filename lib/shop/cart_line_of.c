#include <string.h>

#include "shop/cart.h"

const struct cart_line *
cart_line_of(const struct cart *cart, const char *sku)
{
    for (size_t i = 0; cart != NULL && sku != NULL && i < cart->n; i++)
        if (strcmp(cart->lines[i].sku, sku) == 0)
            return &cart->lines[i];
    return NULL;
}
