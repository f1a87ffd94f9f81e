/* What the pages about staff share. */
#ifndef ADMIN_STAFF_H
#define ADMIN_STAFF_H

#include <jansson.h>

#include "web/app.h"

/* The roles there are, `chosen` (may be NULL) among them: view.roles. */
void put_roles(struct req *req, const char *chosen);

/* A role as people call it. */
const char *role_words(struct req *req, const char *role);

/* Where somebody is signed in: sessions. */
enum rc put_sessions(struct req *req, const char *sub) MUST_CHECK;

/* The page about a member of staff. */
const char *person_url(struct req *req, const char *sub);

#endif
