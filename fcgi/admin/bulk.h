/* Changing many products: what was asked, what it comes to, what became. */
#ifndef ADMIN_BULK_H
#define ADMIN_BULK_H

#include "admin/filter.h"
#include "shop/bulk.h"
#include "shop/job_desk.h"

/*
 * The deed that a form asks for, checked; false refuses fields of it. What
 * is named must be there: a state, a tax class, a category.
 */
enum rc bulk_form_read(struct req *req, struct bulk_deed *out) MUST_CHECK;

/* A row in words: what it is, what it would be or was made, the difference. */
enum rc bulk_put_line(struct req *req, json_t *o, const struct job *job,
    const struct job_line *line) MUST_CHECK;

/* "Raise prices by 5 %": what a job does, from its params. */
const char *bulk_title(struct req *req, const struct job *job);

char *bulk_url(struct req *req, const char *id);

#endif
