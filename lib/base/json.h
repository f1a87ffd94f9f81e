/* JSON values as text in a request's memory. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <jansson.h>
#include <talloc.h>

/* value as text on mem; takes the reference. Flags are json_dumps'. */
char *json_text(TALLOC_CTX *mem, json_t *value, size_t flags);

#endif
