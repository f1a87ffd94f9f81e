/*
 * The answer. A page fills a tree of data, from which both the HTML (by its
 * template) and the JSON come. Keys that begin with '_' are for the template
 * alone; so is page_view(), which templates see as view.
 *
 * The tree is jansson's: what put_ and add_ return belongs to the tree.
 * Keys are C identifiers in lower case; others reach the JSON alone.
 */
#ifndef WEB_PAGE_H
#define WEB_PAGE_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/money.h"
#include "web/app.h"

json_t *page_data(struct req *req);
json_t *page_view(struct req *req);

/* NULL puts null. Text must be UTF-8 (all input and all rows are). */
void put_str(json_t *object, const char *key, const char *value);
void put_int(json_t *object, const char *key, int64_t value);
void put_bool(json_t *object, const char *key, bool value);

/* {"amount","currency"} in JSON, "€57.80" in a template. */
void put_money(json_t *object, const char *key, struct money value);
void put_null(json_t *object, const char *key);

/*
 * A UTC DATETIME of the database as ISO 8601; KEY_text is it in words in
 * the shop's time zone ("22 November 2026, 14:08"), for templates, and
 * KEY_day its day ("14 November", "" if that is today).
 */
void put_time(json_t *object, const char *key, const char *datetime);

/* How many whole minutes ago such a DATETIME was. */
void put_minutes_since(
    json_t *object, const char *key, const char *datetime);

/* The hour of the day in the shop's time zone, for a greeting. */
void put_hour(json_t *object, const char *key);

json_t *put_object(json_t *object, const char *key);
json_t *put_array(json_t *object, const char *key);
json_t *add_object(json_t *array);
void add_str(json_t *array, const char *value);

/* A template other than the route's own: "cart/conflict". */
void page_template(struct req *req, const char *name);
void page_status(struct req *req, int status);

/* What the template makes, if it is not HTML: "application/xml". */
void page_type(struct req *req, const char *type);

/* 303 to an own path or a full URL; JSON gets the page behind it. */
void page_redirect(struct req *req, const char *target);

/*
 * Names the error that goes with the result the page is about to return,
 * as INTERFACE calls it ("stale_cart"); templates/words.hdf says it.
 */
void page_error(struct req *req, const char *code);

/* The template to show such a result with. */
void page_error_template(struct req *req, const char *name);

/* As page_error with a status of its own; return its result from the page. */
enum rc page_refuse(
    struct req *req, int status, const char *code) MUST_CHECK;

/* A page that answers an error by its own template (a conflict, a form). */
void page_own_error(struct req *req, int status, const char *code);

/* An R_CACHE page whose address says what it holds, kept so long. */
void page_keep(struct req *req, int64_t seconds);

void page_header(struct req *req, const char *name, const char *value);

/* A session cookie; max_age 0 deletes it, -1 lasts until the browser ends. */
void page_cookie(
    struct req *req, const char *name, const char *value, int64_t max_age);

/* An answer that is no page: body is copied. */
void page_raw(struct req *req, const char *type, const void *body, size_t n);

/* A JSON answer made elsewhere; takes the reference. For R_MACHINE rows. */
void page_json(struct req *req, int status, json_t *value);

/* Adds an origin to this page's form-action. */
void page_allow_form(struct req *req, const char *url);

/* view.form.NAME.{value,error}: what was typed and what is wrong with it. */
void page_form(struct req *req);

/* Sets view.form.NAME.value, where nothing was typed yet. */
void page_form_value(struct req *req, const char *name, const char *value);

/* The shop's words for a code, from templates/words.hdf; "" if none. */
const char *page_words(struct req *req, const char *code);

#endif
