/* What the page tells of a merge at sign-in, with the way back. */
#ifndef FRAME_CARRIED_H
#define FRAME_CARRIED_H

#include "web/app.h"

/*
 * For a person who is signed in: "signed_in_undo" in the data, and,
 * in the session that signed in, in the view what templates/layout/carried.cs says. cart: the one merged into;
 * NULL: whichever it was.
 */
enum rc put_carried(struct req *req, const char *cart) MUST_CHECK;

#endif
