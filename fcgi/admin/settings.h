/* The form of the shop's settings. */
#ifndef ADMIN_SETTINGS_H
#define ADMIN_SETTINGS_H

#include "web/app.h"

enum settings_field { SET_VERSION, SET_NAME, SET_TAGLINE, SET_ADDRESS,
    SET_VAT_ID, SET_SEARCH_HINT, SET_SHELF, SET_CURRENCY, SET_PRICES, SET_LOW,
    SET_FROM, SET_REPLY_TO, SET_OWNER, SET_MAINTENANCE, SET_SENTENCE,
    SET_BG, SET_CARD, SET_INK, SET_SOFT, SET_LINK, SET_GO, SET_ON_GO,
    SET_DARK_BG, SET_DARK_CARD, SET_DARK_INK, SET_DARK_SOFT, SET_DARK_LINK,
    SETTINGS_FIELDS };
extern const struct field settings_fields[SETTINGS_FIELDS];

page_fn logo_upload_page;
extern const struct field logo_fields[1];

/* "shop.vat_id" for the field "shop_vat_id". */
const char *setting_of(struct req *req, size_t field);

/* What the setting has now, as the form writes it. */
const char *setting_now(struct req *req, size_t field);

/* What only the shop's rules know; marks the fields that are wrong. */
enum rc settings_check(struct req *req) MUST_CHECK;

#endif
