/* How an order is paid that no processor takes the money of. */
#ifndef PAY_HOW_H
#define PAY_HOW_H

#include <jansson.h>

#include "base/conf.h"
#include "shop/order.h"

/*
 * Puts pay_to into the object (the account's lines, the reference, until
 * when) for a transfer, and _how (a word for templates: the method's code)
 * for both; nothing for the processor.
 */
void pay_put_how(
    const struct conf *conf, json_t *object, const struct order *order);

#endif
