/* The orders and owners of a person, for statements. */
#ifndef SHOP_CUSTOMER_THEIRS_H
#define SHOP_CUSTOMER_THEIRS_H

#include "base/db.h"
#include "shop/customer.h"

/* Binds what THEIRS asks for. */
void customer_bind(struct db_query *q, const struct customer *person);

#define THEIRS                                                                 \
    "SELECT t.id FROM orders.orders t WHERE t.sub = ? "                        \
    "UNION SELECT t.id FROM orders.orders t "                                  \
    "WHERE t.person = CONCAT(LOWER(?), ' ')"

/* Who holds their carts: an account's owner, or those of a guest's orders. */
#define THEIR_OWNERS                                                           \
    "SELECT w.id FROM carts.owner w WHERE w.sub = ? "                          \
    "UNION SELECT t.owner FROM orders.orders t "                               \
    "WHERE t.person = CONCAT(LOWER(?), ' ')"

/* Two e-mails to bind: as it stands, and again. */
#define DECLARED_BY                                                            \
    "SELECT w.id FROM orders.withdrawal w WHERE w.email IN (?, LOWER(?))"

#endif
