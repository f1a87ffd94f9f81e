/* What `clearcart staff` does beside add, and what both do. */
#ifndef CLI_STAFF_H
#define CLI_STAFF_H

#include "base/ctx.h"
#include "base/rc.h"

/* invite --email ADDRESS --role ROLE: mails a link and prints it. */
int staff_invite(struct ctx *ctx, int argc, char **argv);

/* forget-factor --email ADDRESS: the next sign-in sets up another. */
int staff_forget_factor(struct ctx *ctx, int argc, char **argv);

/* Signs the account out: at the provider, in the shop and in the admin. */
enum rc staff_end_sessions(struct ctx *ctx, const char *sub) MUST_CHECK;

#endif
