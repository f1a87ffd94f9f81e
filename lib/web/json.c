#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/log.h"
#include "web/private.h"

json_t *
page_data(struct req *req)
{
    return req->page->data;
}

json_t *
page_view(struct req *req)
{
    return req->page->view;
}

static void
put(json_t *object, const char *key, json_t *value)
{
    if (value == NULL || json_object_set_new_nocheck(object, key, value) != 0)
        bug("cannot put %s into the page", key);
}

void
put_str(json_t *object, const char *key, const char *value)
{
    put(object, key,
        value != NULL ? json_string_nocheck(value) : json_null());
}

void
put_int(json_t *object, const char *key, int64_t value)
{
    put(object, key, json_integer(value));
}

void
put_bool(json_t *object, const char *key, bool value)
{
    put(object, key, json_boolean(value));
}

void
put_null(json_t *object, const char *key)
{
    put(object, key, json_null());
}

void
put_money(json_t *object, const char *key, struct money value)
{
    json_t *m = put_object(object, key);

    put_int(m, "amount", value.minor);
    put_str(m, "currency", value.cur);
}

json_t *
put_object(json_t *object, const char *key)
{
    json_t *value = json_object();

    put(object, key, value);
    return value;
}

json_t *
put_array(json_t *object, const char *key)
{
    json_t *value = json_array();

    put(object, key, value);
    return value;
}

json_t *
add_object(json_t *array)
{
    json_t *value = json_object();

    if (json_array_append_new(array, value) != 0)
        bug("cannot add to an array of the page");
    return value;
}

void
add_str(json_t *array, const char *value)
{
    if (json_array_append_new(array, json_string_nocheck(value)) != 0)
        bug("cannot add to an array of the page");
}

static bool
read_time(const char *datetime, time_t *out)
{
    struct tm utc = { 0 };

    if (strptime(datetime, "%Y-%m-%d %H:%M:%S", &utc) == NULL)
        return false;
    *out = timegm(&utc);
    return true;
}

/* "22 November 2026, 14:08" in the shop's time zone, which TZ names. */
static void
time_words(const char *datetime, char *out, size_t size)
{
    struct tm local;
    time_t t;

    out[0] = '\0';
    if (read_time(datetime, &t) && localtime_r(&t, &local) != NULL)
        strftime(out, size, "%-d %B %Y, %H:%M", &local);
}

/* "14 November", with the year if it is another one; "" for today. */
static void
day_words(const char *datetime, char *out, size_t size)
{
    time_t t, now = time(NULL);
    struct tm local, today;

    out[0] = '\0';
    if (!read_time(datetime, &t) || localtime_r(&t, &local) == NULL ||
        localtime_r(&now, &today) == NULL)
        return;
    if (local.tm_year != today.tm_year)
        strftime(out, size, "%-d %B %Y", &local);
    else if (local.tm_yday != today.tm_yday)
        strftime(out, size, "%-d %B", &local);
}

void
put_time(json_t *object, const char *key, const char *datetime)
{
    char iso[40], words[64], name[64];

    if (datetime == NULL) {
        put_null(object, key);
        return;
    }
    snprintf(iso, sizeof(iso), "%.10sT%.8sZ", datetime,
        strlen(datetime) >= 19 ? datetime + 11 : "00:00:00");
    put_str(object, key, iso);
    time_words(datetime, words, sizeof(words));
    snprintf(name, sizeof(name), "_%s_text", key);
    put_str(object, name, words);
    day_words(datetime, words, sizeof(words));
    snprintf(name, sizeof(name), "_%s_day", key);
    put_str(object, name, words);
}

void
put_minutes_since(json_t *object, const char *key, const char *datetime)
{
    time_t t, now = time(NULL);

    if (read_time(datetime, &t))
        put_int(object, key, t < now ? (now - t) / 60 : 0);
}

void
put_hour(json_t *object, const char *key)
{
    time_t t = time(NULL);
    struct tm local;

    if (localtime_r(&t, &local) != NULL)
        put_int(object, key, local.tm_hour);
}
