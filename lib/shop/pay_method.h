/* The ways to pay that the owner has switched on. */
#ifndef SHOP_PAY_METHOD_H
#define SHOP_PAY_METHOD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/conf.h"

enum { PAY_METHODS = 3 };

/*
 * Their codes: "processor", "transfer", "delivery" (cash to the driver), in
 * this order; the first stands where nothing was chosen. Returns how many.
 */
size_t pay_methods(const struct conf *conf, const char *out[PAY_METHODS]);

bool pay_method_is_on(const struct conf *conf, const char *code);

/* No processor takes part: a person says that the money is there. */
bool pay_method_is_offline(const char *code);

#endif
