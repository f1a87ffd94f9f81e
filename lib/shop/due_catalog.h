/*
 * What is due in the catalogue, done by the program jobs: lists that follow
 * a category, offers that begin and end, drafts that are to be published.
 * Each deed is one transaction that claims its row first, so any number of
 * copies may run; what was missed is done late, once.
 */
#ifndef SHOP_DUE_CATALOG_H
#define SHOP_DUE_CATALOG_H

#include "base/ctx.h"
#include "base/rc.h"

/* Some hundred products whose lists are to be written anew. */
enum rc due_index(struct ctx *ctx) MUST_CHECK;

/* Offers and drafts whose time has come. */
enum rc due_offers(struct ctx *ctx) MUST_CHECK;
enum rc due_publish(struct ctx *ctx) MUST_CHECK;

#endif
