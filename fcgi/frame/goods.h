/* Goods in a list, as every page of the shop shows them. */
#ifndef FRAME_GOODS_H
#define FRAME_GOODS_H

#include <jansson.h>

#include "shop/goods.h"
#include "web/app.h"

/* Appends each to the array; layout/goods.cs shows one. */
void put_goods(
    struct req *req, json_t *array, const struct goods_list *goods);

/* The path of a picture in one of its sizes, or of the drawing for none. */
const char *picture_path(struct req *req, const char *file, const char *size);

#endif
