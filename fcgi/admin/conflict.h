/*
 * The page that shows both sides of a conflict: what is there now, what was
 * asked, and a form that sends ours again.
 */
#ifndef ADMIN_CONFLICT_H
#define ADMIN_CONFLICT_H

#include "web/app.h"

/* Before all else: makes view.rows and view.again. */
void conflict_begin(struct req *req);

/* A line of the comparison, if it was asked for (asked is not NULL). */
void conflict_row(struct req *req, const char *what, const char *now,
    const char *asked);

/* A field of the form that sends ours again. */
void conflict_again(struct req *req, const char *name, const char *value);

/* code is the error's; here is the page of the thing, as it is now. */
void conflict_show(struct req *req, const char *code, const char *name,
    const char *here);

#endif
