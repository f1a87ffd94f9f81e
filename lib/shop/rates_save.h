/* Changing ways of delivery, countries and tax rates. */
#ifndef SHOP_RATES_SAVE_H
#define SHOP_RATES_SAVE_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"
#include "shop/rates.h"

/*
 * A way (version 0: a new one) with all its rates in the shop's currency.
 * CONFLICT: it is of another version by now. INVALID: two rates are for the
 * same country, weight and total, or a new way's code is taken. Inside a
 * transaction.
 */
enum rc shipping_way_save(struct ctx *ctx, const struct shipping_way *w,
    const struct shipping_rate *rates, size_t n) MUST_CHECK;

struct tax_cell {
    const char *tax_class, *country;
    int64_t bp; /* -1: no rate of its own */
};

/* All rates there are, each once. */
enum rc tax_cells(
    struct ctx *ctx, struct tax_cell **out, size_t *n) MUST_CHECK;

#define TAX_VERSION "tax" /* of setting_version */

/* Sets these, leaves others. CONFLICT, as above. Inside a transaction. */
enum rc tax_save(struct ctx *ctx, int64_t version,
    const struct tax_cell *cells, size_t n) MUST_CHECK;

/* CONFLICT: it is there already. Inside a transaction. */
enum rc country_add(
    struct ctx *ctx, const char *code, const char *name) MUST_CHECK;

/*
 * With its rates. CONFLICT: orders went there; NOTFOUND: it is none. Inside
 * a transaction.
 */
enum rc country_remove(struct ctx *ctx, const char *code) MUST_CHECK;

#endif
