/* What `clearcart staff` does beside add. */
#ifndef CLI_STAFF_H
#define CLI_STAFF_H

#include "base/ctx.h"

/* invite --email ADDRESS --role ROLE: mails a link and prints it. */
int staff_invite(struct ctx *ctx, int argc, char **argv);

/* forget-factor --email ADDRESS: the next sign-in sets up another. */
int staff_forget_factor(struct ctx *ctx, int argc, char **argv);

#endif
