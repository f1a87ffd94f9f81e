#include "base/when.h"

#include <string.h>
#include <time.h>

enum { TYPED = 16 };

char *
when_read(TALLOC_CTX *mem, const char *typed)
{
    struct tm local = { .tm_isdst = -1 }, utc;
    char text[32];
    int day;
    time_t t;

    if (strlen(typed) != TYPED ||
        strptime(typed, "%Y-%m-%dT%H:%M", &local) != typed + TYPED ||
        local.tm_year < 100)
        return NULL;
    day = local.tm_mday;
    local.tm_isdst = -1;
    t = mktime(&local);
    if (t == (time_t)-1 || local.tm_mday != day ||
        gmtime_r(&t, &utc) == NULL)
        return NULL;
    strftime(text, sizeof(text), "%Y-%m-%d %H:%M:%S.000", &utc);
    return talloc_strdup(mem, text);
}

char *
when_written(TALLOC_CTX *mem, const char *datetime)
{
    struct tm utc = { 0 }, local;
    char text[32];
    time_t t;

    if (datetime == NULL ||
        strptime(datetime, "%Y-%m-%d %H:%M:%S", &utc) == NULL)
        return talloc_strdup(mem, "");
    t = timegm(&utc);
    localtime_r(&t, &local);
    strftime(text, sizeof(text), "%Y-%m-%dT%H:%M", &local);
    return talloc_strdup(mem, text);
}
