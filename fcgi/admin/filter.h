/* The filter of the product list, which bulk edits take over. */
#ifndef ADMIN_FILTER_H
#define ADMIN_FILTER_H

#include "shop/product_list.h"
#include "web/app.h"

/* A table of fields that takes a filter begins with these. */
enum filter_field { FILTER_Q, FILTER_STATE, FILTER_CATEGORY, FILTER_STOCK,
    FILTER_MISSING, FILTER_BRAND, FILTER_TAX, FILTER_FIELDS };

#define FILTER_ROWS                                                            \
    [FILTER_Q] = { "q", F_TEXT, 0, 100, 0 },                                   \
    [FILTER_STATE] = { "state", F_CODE, 0, 20, 0 },                            \
    [FILTER_CATEGORY] = { "category", F_INT, 1, UINT32_MAX, 0 },               \
    [FILTER_STOCK] = { "stock", F_CODE, 0, 10, 0 },                            \
    [FILTER_MISSING] = { "missing", F_CODE, 0, 10, 0 },                        \
    [FILTER_BRAND] = { "brand", F_TEXT, 0, 120, 0 },                           \
    [FILTER_TAX] = { "tax_class", F_CODE, 0, 32, 0 }

/* "published", "draft", "archived", "low", "offer". */
extern const char *const filter_states[5];

/* False if a choice is none that there is; it then narrows nothing. */
bool filter_read(struct req *req, struct product_filter *out);

/* The chosen one of filter_states, or NULL. */
const char *filter_state(const struct req *req);

/* "q=wool&state=draft": what was chosen, with another state if that is
 * wanted; "" if nothing. */
char *filter_query(struct req *req, const char *state);

/* view.filter: names and values, for hidden fields. */
void filter_put(struct req *req);

#endif
