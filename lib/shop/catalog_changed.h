/* Telling all processes that the small tables changed. */
#ifndef SHOP_CATALOG_CHANGED_H
#define SHOP_CATALOG_CHANGED_H

#include "base/ctx.h"
#include "base/rc.h"

/* Counts catalog.version up: they are read again. Inside a transaction. */
enum rc catalog_changed(struct ctx *ctx) MUST_CHECK;

#endif
