/* The audit log on pages. */
#ifndef ADMIN_AUDIT_H
#define ADMIN_AUDIT_H

#include "admin/pages.h"

/*
 * Writes changes: the last ones of one thing, for admin/changes.cs, which
 * its page includes; and view.all_changes, the address of all of them.
 */
enum rc put_changes(
    struct req *req, const char *kind, const char *ref) MUST_CHECK;

#endif
