/*
 * Parameters of the mock processor's API, form-encoded with brackets:
 * "line_items[0][price_data][unit_amount]". Each refuses the call, by
 * INVALID, if the value does not do.
 */
#ifndef PAYMOCK_PARAM_H
#define PAYMOCK_PARAM_H

#include "base/money.h"
#include "paymock/api.h"

/* Printable text of at most max bytes; NULL if absent or empty. */
enum rc param_text(
    struct api *api, const char *name, size_t max, const char **out) MUST_CHECK;

/* As param_text, but it must be there. */
enum rc param_need(
    struct api *api, const char *name, size_t max, const char **out) MUST_CHECK;

/* An http or https URL, or NULL if absent. */
enum rc param_url(
    struct api *api, const char *name, const char **out) MUST_CHECK;

/* A number within bounds; *out stays as it is if absent. */
enum rc param_int(struct api *api, const char *name, int64_t min, int64_t max,
    int64_t *out) MUST_CHECK;

/* An amount of at least min; *out stays as it is if absent. */
enum rc param_minor(
    struct api *api, const char *name, int64_t min, int64_t *out) MUST_CHECK;

/* A currency, lower or upper case, which must be there; "EUR". */
enum rc param_currency(
    struct api *api, const char *name, const char **out) MUST_CHECK;

/* PREFIX[key]=value as a JSON object's text, merged into was ("{}"). */
enum rc param_metadata(struct api *api, const char *prefix, const char *was,
    const char **out) MUST_CHECK;

/* "automatic" or "manual". */
enum rc param_capture(
    struct api *api, const char *name, const char **out) MUST_CHECK;

bool param_is_true(struct api *api, const char *name);

/* Whether any parameter begins so. */
bool param_begins(struct api *api, const char *prefix);

#endif
