/* A search that finds nothing: a correction, and goods all the same. */
#ifndef CATALOG_NOTHING_H
#define CATALOG_NOTHING_H

#include "catalog/list.h"

enum rc nothing_put(struct list *list, const struct words *words) MUST_CHECK;

#endif
