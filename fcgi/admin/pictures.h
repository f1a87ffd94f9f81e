/* The page of a product's pictures, for the pages that change them. */
#ifndef ADMIN_PICTURES_H
#define ADMIN_PICTURES_H

#include "shop/picture.h"
#include "web/app.h"

/* The product that the address names. */
enum rc pictures_of(struct req *req, struct pictures *out) MUST_CHECK;

/* The form, with what was typed where something was. */
enum rc pictures_put(struct req *req, const struct pictures *all) MUST_CHECK;

/* The first of them and the way to all, for admin/pictures_card.cs. */
enum rc pictures_put_card(struct req *req, int64_t product) MUST_CHECK;

/* Notes in the log of changes what became of them. */
enum rc pictures_audit(struct ctx *ctx, const struct pictures *was,
    const struct pictures *now) MUST_CHECK;

/* The address of this page. */
char *pictures_url(struct req *req, int64_t product);

#endif
