#include "web/day.h"

#include <string.h>

struct tm
day_today(void)
{
    time_t now = time(NULL);
    struct tm day = { 0 };

    localtime_r(&now, &day);
    return day_later(day, 0);
}

struct tm
day_later(struct tm day, int days)
{
    day.tm_mday += days;
    day.tm_hour = day.tm_min = day.tm_sec = 0;
    day.tm_isdst = -1;
    mktime(&day);
    return day;
}

bool
day_read(const char *s, struct tm *out)
{
    struct tm day = { 0 };
    char again[16];

    if (strptime(s, "%Y-%m-%d", &day) == NULL || day.tm_year < 70)
        return false;
    *out = day_later(day, 0);
    strftime(again, sizeof(again), "%Y-%m-%d", out);
    return strcmp(again, s) == 0;
}

char *
day_field(TALLOC_CTX *mem, struct form *form, size_t field, int later)
{
    const char *s = form_str(form, field);
    struct tm day;

    if (s == NULL || s[0] == '\0')
        return NULL;
    if (day_read(s, &day))
        return day_utc(mem, day_later(day, later));
    form_refuse(form, field, "not_valid");
    return NULL;
}

/* From noon to noon: a day may have 23 hours, or 25. */
int
day_count(struct tm from, struct tm to)
{
    from.tm_hour = to.tm_hour = 12;
    from.tm_isdst = to.tm_isdst = -1;
    return (int)((mktime(&to) - mktime(&from) + 43200) / 86400);
}

char *
day_utc(TALLOC_CTX *mem, struct tm day)
{
    time_t t = mktime(&day);
    struct tm utc = { 0 };

    char out[32];

    gmtime_r(&t, &utc);
    strftime(out, sizeof(out), "%Y-%m-%d %H:%M:%S", &utc);
    return talloc_strdup(mem, out);
}

char *
day_words(TALLOC_CTX *mem, struct tm day, enum day_style style)
{
    char out[64] = "";
    size_t n = sizeof(out);

    switch (style) {
    case DAY_ISO:
        strftime(out, n, "%Y-%m-%d", &day);
        break;
    case DAY_LONG:
        strftime(out, n, "%-d %B %Y", &day);
        break;
    case DAY_OF_YEAR:
        strftime(out, n, "%-d %B", &day);
        break;
    case DAY_OF_MONTH:
        strftime(out, n, "%-d", &day);
        break;
    case DAY_OF_WEEK:
        strftime(out, n, "%a %-d %b", &day);
        break;
    case DAY_SHORT:
        strftime(out, n, "%-d %b %Y", &day);
        break;
    case DAY_TICK:
        strftime(out, n, "%-d %b", &day);
        break;
    case DAY_MONTH_TICK:
        if (day.tm_mon == 0)
            strftime(out, n, "%Y", &day);
        else
            strftime(out, n, "%b", &day);
        break;
    case DAY_MONTH:
        strftime(out, n, "%B %Y", &day);
        break;
    }
    return talloc_strdup(mem, out);
}
