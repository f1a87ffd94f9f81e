/* What the pages about people share. */
#ifndef ADMIN_CUSTOMER_H
#define ADMIN_CUSTOMER_H

#include <jansson.h>

#include "admin/pages.h"
#include "shop/customer.h"

/* id, email, name, guest, orders, spent, last_at, url. */
void customer_put(struct req *req, json_t *o, const struct customer *person);

/*
 * Writes customer, addresses, vouchers, notes, carts: what the shop has of
 * somebody beside the orders.
 */
enum rc customer_put_all(
    struct req *req, const struct customer *person) MUST_CHECK;

#endif
