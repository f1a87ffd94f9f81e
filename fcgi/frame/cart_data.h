/* A cart as data, for every page that shows one. */
#ifndef FRAME_CART_DATA_H
#define FRAME_CART_DATA_H

#include <jansson.h>

#include "shop/cart.h"
#include "shop/cart_summary.h"
#include "web/app.h"

/* Fills an object with the cart, as INTERFACE says it. */
void put_cart(struct req *req, json_t *object, const struct cart *cart);

/* Where the order stands that a cart has become. */
const char *cart_order_path(struct req *req, const char *order_id);

/* What the shop calls carts without a name. */
struct cart_words cart_words(struct req *req);

/* The cart's name, or what the shop calls one without. */
const char *cart_title(struct req *req, const struct cart *cart);

/*
 * Whether it was done by the sign-in that this session began with, by its
 * time in seconds since 2000. Another session is told nothing of it.
 */
bool came_along(const struct req *req, int64_t at);

#endif
