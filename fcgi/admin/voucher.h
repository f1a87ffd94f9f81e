/* The forms of vouchers. */
#ifndef ADMIN_VOUCHER_H
#define ADMIN_VOUCHER_H

#include <jansson.h>

#include "shop/voucher_edit.h"
#include "web/app.h"

enum voucher_field { V_VERSION, V_CODE, V_COUNT, V_KIND, V_PERCENT, V_AMOUNT,
    V_MINIMUM, V_STARTS, V_ENDS, V_USES_MAX, V_USES_EACH, VOUCHER_FIELDS };
extern const struct field voucher_fields[VOUCHER_FIELDS];

enum vouchers_field { VS_STATE, VS_CODE, VS_CAMPAIGN, VS_BEFORE,
    VOUCHERS_FIELDS };
extern const struct field vouchers_fields[VOUCHERS_FIELDS];

page_fn vouchers_page, vouchers_codes_page;
page_fn voucher_new_page, voucher_make_page;
page_fn voucher_page, voucher_save_page, voucher_end_page;

/* Reads what was typed; marks what is wrong, what contradicts itself too. */
void voucher_form(struct req *req, struct voucher_row *out);

/* The form's fields as a voucher has them, by field; "" for none. */
const char *voucher_now(
    struct req *req, const struct voucher_row *v, size_t field);

/* What the form needs beside its fields. */
void voucher_put_choices(struct req *req);

/* code, kind, state and so on, for lists and programs. */
void voucher_put(struct req *req, json_t *o, const struct voucher_row *v);

/* Changes noted from one to the other; before may be NULL. */
enum rc voucher_audit(struct req *req, const char *act,
    const struct voucher_row *before, const struct voucher_row *after)
    MUST_CHECK;

#endif
