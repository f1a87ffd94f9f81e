/* Whole days of the shop's time zone, which TZ names. */
#ifndef WEB_DAY_H
#define WEB_DAY_H

#include <stdbool.h>
#include <talloc.h>
#include <time.h>

#include "web/form.h"

struct tm day_today(void);

/* Reads "2026-11-09", as a browser's field of a day writes it. */
bool day_read(const char *s, struct tm *out);

/*
 * When the day of a form's field begins, or so many days after it, as a UTC
 * DATETIME. NULL: none is named, or nonsense; then the form says so.
 */
char *day_field(
    TALLOC_CTX *mem, struct form *form, size_t field, int later);

/* So many days later, or earlier. */
struct tm day_later(struct tm day, int days);

/* Days from one to the other. */
int day_count(struct tm from, struct tm to);

/* When it begins, as a UTC DATETIME of the database. */
char *day_utc(TALLOC_CTX *mem, struct tm day);

enum day_style {
    DAY_ISO,     /* 2026-11-09 */
    DAY_LONG,    /* 9 November 2026 */
    DAY_OF_YEAR, /* 9 November */
    DAY_OF_MONTH, /* 9 */
    DAY_OF_WEEK, /* Mon 9 Nov */
    DAY_SHORT,   /* 9 Nov 2026 */
    DAY_TICK,    /* 9 Nov */
    DAY_MONTH,   /* November 2026 */
    DAY_MONTH_TICK /* Nov; 2027 for January */
};
char *day_words(TALLOC_CTX *mem, struct tm day, enum day_style style);

#endif
