/* The form of the owner's own pages. */
#ifndef ADMIN_OWN_PAGE_H
#define ADMIN_OWN_PAGE_H

#include "web/app.h"

enum own_page_field { P_VERSION, P_TITLE, P_SLUG, P_TEXT, P_STATE, P_FOOTER,
    P_POSITION, P_DO, OWN_PAGE_FIELDS };
extern const struct field own_page_fields[OWN_PAGE_FIELDS];

page_fn own_pages_page, own_page_new_page, own_page_make_page;
page_fn own_page_page, own_page_save_page;

#endif
