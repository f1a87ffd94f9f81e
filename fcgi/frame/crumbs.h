/* Where a page stands in the shop. */
#ifndef FRAME_CRUMBS_H
#define FRAME_CRUMBS_H

#include "shop/category.h"
#include "web/app.h"

/*
 * view.crumbs: from the top down to the category (or to the product below
 * it, if last is not NULL), and view.section, which the header marks.
 */
void put_crumbs(struct req *req, const struct categories *all,
    const struct category *category, const char *last);

/* view.canonical: the one address of this page. */
void put_canonical(struct req *req, const char *path);

#endif
