/* Ways of delivery, countries and tax rates. */
#ifndef ADMIN_RATES_H
#define ADMIN_RATES_H

#include "shop/rates.h"
#include "shop/rates_save.h"
#include "web/app.h"

enum way_field { W_VERSION, W_CODE, W_NAME, W_HINT, W_POSITION, W_TAX_CLASS,
    W_ACTIVE, W_COUNTRY, W_UP_TO, W_FROM, W_PRICE, WAY_FIELDS };
extern const struct field way_fields[WAY_FIELDS];

extern const struct field rates_fields[3];
extern const struct field tax_fields[3];
extern const struct field country_fields[2];

page_fn rates_page, tax_save_page, country_add_page, country_remove_page;
page_fn way_new_page, way_page, way_save_page, way_make_page;

/* view.tax_classes for a select. */
enum rc put_tax_classes(struct req *req) MUST_CHECK;

/* NULL: the class has no rate of its own there. */
const struct tax_cell *tax_cell_of(const struct tax_cell *all, size_t n,
    const char *tax_class, const char *country);

/* As it is typed; "" if there is none. */
const char *tax_percent(struct req *req, const struct tax_cell *c);

/* 409: other rates were saved meanwhile; both sides. */
enum rc put_stale_tax(struct req *req, const struct tax_cell *asked,
    size_t nasked) MUST_CHECK;

/* view.gaps: orders to a country that no way takes, in words. */
enum rc put_gaps(struct req *req) MUST_CHECK;

#endif
