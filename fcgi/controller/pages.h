/* The pages of the controller. */
#ifndef CONTROLLER_PAGES_H
#define CONTROLLER_PAGES_H

#include "web/app.h"

page_fn home_page, look_page;

extern const struct field look_fields[1];

#endif
