/* What the processor's answers are made of. Texts live on mem. */
#ifndef PAY_ANSWER_H
#define PAY_ANSWER_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>
#include <talloc.h>

#include "base/money.h"

/* A page of a list: well below what http_do takes. */
enum { ANSWER_PAGE = 40 };

/* NULL if it is not there. */
const char *answer_text(TALLOC_CTX *mem, json_t *object, const char *name);

/* An id, or that of the object that it names if the processor expands it. */
const char *answer_id(TALLOC_CTX *mem, json_t *object, const char *name);

/* The amount called name, in the object's currency. */
bool answer_money(json_t *object, const char *name, struct money *out);

bool answer_is_status(json_t *object, const char *status);

/* True of a refund that was made and came to nothing. */
bool answer_has_failed(json_t *refund);

/*
 * The address of a page of "charges", made since then (seconds since 1970);
 * after: the last id of the page before, or NULL.
 */
char *answer_list_path(
    TALLOC_CTX *mem, const char *what, int64_t since, const char *after);

#endif
