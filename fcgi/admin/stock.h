/* The pages of stock: what runs low, an item's moves, counting. */
#ifndef ADMIN_STOCK_H
#define ADMIN_STOCK_H

#include <jansson.h>

#include "shop/stock_view.h"
#include "web/app.h"

page_fn stock_page, stock_item_page, stock_adjust_page, stock_set_low_page;
page_fn stock_sheet_page, stock_count_page;

enum stock_field { STOCK_AFTER, STOCK_LIST_FIELDS };
extern const struct field stock_fields[STOCK_LIST_FIELDS];

enum stock_item_field { ITEM_SKU, ITEM_BEFORE, ITEM_ALL, ITEM_FIELDS };
extern const struct field stock_item_fields[ITEM_FIELDS];

enum stock_adjust_field { ADJUST_SKU, ADJUST_KEY, ADJUST_DELTA, ADJUST_WHY,
    ADJUST_NOTE, ADJUST_FIELDS };
extern const struct field stock_adjust_fields[ADJUST_FIELDS];

enum stock_low_field { SETLOW_SKU, SETLOW_AT, SETLOW_FIELDS };
extern const struct field stock_low_fields[SETLOW_FIELDS];

enum stock_sheet_field { SHEET_CATEGORY, SHEET_AFTER, SHEET_FIELDS };
extern const struct field stock_sheet_fields[SHEET_FIELDS];

enum stock_count_field { COUNT_CATEGORY, COUNT_AFTER, COUNT_SKU, COUNT_SEEN,
    COUNT_COUNTED, COUNT_DO, COUNT_FIELDS };
extern const struct field stock_count_fields[COUNT_FIELDS];

/* sku, name, options, on_hand, reserved, left, and where it is shown. */
void stock_put_item(
    struct req *req, json_t *o, const struct stock_item *item);

/* The sheet of a category, from a cursor ("PRODUCT.POSITION") or NULL. */
enum rc stock_put_sheet(struct req *req, int64_t category,
    const char *after) MUST_CHECK;

#endif
