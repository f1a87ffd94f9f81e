/* The pages of the controller. */
#ifndef CONTROLLER_PAGES_H
#define CONTROLLER_PAGES_H

#include "web/app.h"

page_fn home_page;

#endif
