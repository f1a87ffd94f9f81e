#ifndef ADMIN_PRODUCT_VIEWS_H
#define ADMIN_PRODUCT_VIEWS_H

#include "web/app.h"

/* view.views: the tabs above the list; view.can_keep: this one is none. */
enum rc product_views_put(struct req *req) MUST_CHECK;

#endif
