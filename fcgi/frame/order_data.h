/* An order as pages and JSON show it: checkout's and the account's. */
#ifndef FRAME_ORDER_DATA_H
#define FRAME_ORDER_DATA_H

#include <jansson.h>
#include <stdbool.h>

#include "base/rc.h"
#include "pay/sums.h"
#include "shop/order.h"
#include "web/app.h"

/* id, number, state, total, pay_url: what INTERFACE calls an order. */
void order_put_brief(json_t *object, const struct order *order);

/* All of it: also its lines, sums, history, address. */
enum rc order_put(
    struct req *req, json_t *object, const struct order *order) MUST_CHECK;

/* refunds: amount, state, times and lines; for one order's own page. */
enum rc order_put_refunds(
    struct req *req, json_t *object, const struct order *order) MUST_CHECK;

/* Its lines and its history alone. */
void order_put_parts(
    struct req *req, json_t *object, const struct order *order);

/* Where it stands, in words, for templates: view.trail, view.tag ... */
void order_put_view(struct req *req, const struct order *order);

/* Its money is asked of the processor. */
bool order_has_processor(const struct order *order);

/* A line of goods beside its picture. */
struct goods_line {
    const char *sku, *name, *options, *slug, *image;
    int64_t quantity;
    struct money unit, goods, discount, tax;
};
void goods_put(
    struct req *req, json_t *object, const struct goods_line *line);

/* The session as order_get_own wants it. */
struct order_reader order_reader_of(const struct req *req);

#endif
