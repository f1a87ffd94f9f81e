/* What the selects of the admin offer. */
#ifndef ADMIN_CHOICES_H
#define ADMIN_CHOICES_H

#include <stdint.h>

#include "web/app.h"

/* view.categories: "Notebooks > Pencils", the chosen one marked. */
enum rc put_category_choices(struct req *req, int64_t chosen) MUST_CHECK;

/* view.states and view.tax_classes, likewise. */
enum rc put_product_choices(
    struct req *req, const char *status, const char *tax_class) MUST_CHECK;

#endif
