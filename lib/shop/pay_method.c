#include "shop/pay_method.h"

#include <string.h>

size_t
pay_methods(const struct conf *conf, const char *out[PAY_METHODS])
{
    size_t n = 0;

    if (conf->payment.processor)
        out[n++] = "processor";
    if (conf->payment.transfer)
        out[n++] = "transfer";
    if (conf->payment.delivery)
        out[n++] = "delivery";
    return n;
}

bool
pay_method_is_on(const struct conf *conf, const char *code)
{
    const char *on[PAY_METHODS];
    size_t n = pay_methods(conf, on);

    for (size_t i = 0; i < n; i++)
        if (strcmp(on[i], code) == 0)
            return true;
    return false;
}

bool
pay_method_is_offline(const char *code)
{
    return strcmp(code, "processor") != 0;
}
