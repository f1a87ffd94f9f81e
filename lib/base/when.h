/* Days and hours that people type, in the shop's time zone (TZ). */
#ifndef BASE_WHEN_H
#define BASE_WHEN_H

#include <talloc.h>

/*
 * "2026-12-01T10:00" of a form as a UTC DATETIME(3) of the database. NULL:
 * there is no such time.
 */
char *when_read(TALLOC_CTX *mem, const char *typed);

/* The other way round; "" for NULL. */
char *when_written(TALLOC_CTX *mem, const char *datetime);

#endif
