/*
 * How a statement reads carts with their lines. Rows of one cart follow each
 * other; a cart without lines has one row.
 */
#ifndef SHOP_CART_ROWS_H
#define SHOP_CART_ROWS_H

#include "base/db.h"
#include "shop/cart.h"

/* When it came along at sign-in, in seconds since 2000; and if just so. */
#define CART_ADOPTED                                                           \
    "COALESCE(TIMESTAMPDIFF(SECOND, '2000-01-01', c.adopted_at), 0), "         \
    "COALESCE(c.adopted_at > UTC_TIMESTAMP() - INTERVAL 1 DAY "                \
    "AND c.adopted_at >= c.changed_at, 0)"

/* In the order in which cart_rows takes them; all: see struct carts. */
#define CART_COLUMNS(all)                                                      \
    "SELECT c.id, " all ", c.name, c.state, c.order_id, c.share, "             \
    "c.changed_at, c.version, " CART_ADOPTED ", c.kept_apart, "                \
    "COALESCE(c.id = o.later_cart, 0), "                                       \
    "l.sku, l.quantity, l.seen_minor, l.currency, l.added_at, "                \
    "COALESCE(i.active = 1 AND p.status = 'published', 0), "                   \
    "COALESCE(i.price_minor, l.seen_minor), "                                  \
    "COALESCE(i.currency, l.currency), "                                       \
    "COALESCE(i.on_hand - i.reserved, 0), COALESCE(p.name, l.sku), "           \
    "COALESCE(i.options, ''), COALESCE(i.weight_g, 0), p.slug, "               \
    "(SELECT m.file FROM catalog.image m WHERE m.product = i.product "         \
    "AND m.file IS NOT NULL ORDER BY COALESCE(m.sku = i.sku, 0) DESC, "        \
    "m.position LIMIT 1) "

/* What they come from, after a cart c. */
#define CART_JOINS                                                             \
    "JOIN carts.owner o ON o.id = c.owner "                                    \
    "LEFT JOIN carts.cart_line l ON l.cart = c.id "                            \
    "LEFT JOIN catalog.item i ON i.sku = l.sku "                               \
    "LEFT JOIN catalog.product p ON p.id = i.product "

#define CART_SHOWN "c.deleted_at IS NULL AND c.merged_into IS NULL "

enum rc cart_rows(
    struct ctx *ctx, struct db_query *q, struct carts *out) MUST_CHECK;

#endif
