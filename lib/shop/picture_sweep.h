/* Files of pictures that nothing shows any more. */
#ifndef SHOP_PICTURE_SWEEP_H
#define SHOP_PICTURE_SWEEP_H

#include "base/ctx.h"
#include "base/rc.h"

/*
 * Removes from the media folder the files of pictures that neither a product
 * nor an order names and that are an hour old: what was taken off a product,
 * and what was made by somebody who crashed before the row was written. At
 * most 1,000 pictures; none while somebody is making one.
 */
enum rc picture_sweep(struct ctx *ctx) MUST_CHECK;

#endif
