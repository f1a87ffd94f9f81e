/* The keys that sign ID tokens are made on the command line. */
#ifndef CLI_SIGNING_KEY_H
#define CLI_SIGNING_KEY_H

#include "base/ctx.h"
#include "base/rc.h"

/* Makes a key if there is none. Inside a transaction. */
enum rc signing_key_first(struct ctx *ctx) MUST_CHECK;

#endif
