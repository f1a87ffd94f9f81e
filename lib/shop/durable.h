/* Whether MariaDB keeps what it said was committed, after a power cut too. */
#ifndef SHOP_DURABLE_H
#define SHOP_DURABLE_H

#include "base/ctx.h"
#include "base/rc.h"

/*
 * Logs, as a failure, each setting of the server by which an order that a
 * shopper was told of can be lost. OK whatever it found.
 */
enum rc durable_check(struct ctx *ctx) MUST_CHECK;

#endif
