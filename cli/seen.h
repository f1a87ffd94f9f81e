/*
 * Names seen so far, eight bytes each: what a dry run, which writes nothing,
 * remembers of the products that the rows before would have made.
 */
#ifndef CLI_SEEN_H
#define CLI_SEEN_H

#include <stdbool.h>
#include <talloc.h>

struct seen;

struct seen *seen_new(TALLOC_CTX *mem);
void seen_add(struct seen *seen, const char *name);
bool seen_has(const struct seen *seen, const char *name);

#endif
