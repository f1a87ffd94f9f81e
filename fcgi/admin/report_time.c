#include <stdio.h>
#include <string.h>
#include <time.h>

#include "admin/report.h"
#include "base/db.h"
#include "web/page.h"

enum { SLOTS_MAX = REPORT_SLOTS_MAX / 2, DAYS_USUAL = 14, DAYS_MAX = 4000 };

/* Midnight of a day, so many days later; TZ is the shop's. */
static struct tm
later(struct tm day, int days)
{
    day.tm_mday += days;
    day.tm_hour = day.tm_min = day.tm_sec = 0;
    day.tm_isdst = -1;
    mktime(&day);
    return day;
}

static const char *
utc_text(struct req *req, struct tm day)
{
    time_t t = mktime(&day);
    struct tm utc;
    char out[32];

    gmtime_r(&t, &utc);
    strftime(out, sizeof(out), "%Y-%m-%d %H:%M:%S", &utc);
    return talloc_strdup(req->ctx, out);
}

static const char *words(struct req *req, const char *format, struct tm day)
    __attribute__((format(strftime, 2, 0)));

static const char *
words(struct req *req, const char *format, struct tm day)
{
    char out[64];

    strftime(out, sizeof(out), format, &day);
    return talloc_strdup(req->ctx, out);
}

/* A day as a browser's field writes it; false if it is none. */
static bool
read_day(const char *s, struct tm *out)
{
    char again[16];
    struct tm day = { 0 };

    if (strptime(s, "%Y-%m-%d", &day) == NULL || day.tm_year < 70)
        return false;
    *out = later(day, 0);
    strftime(again, sizeof(again), "%Y-%m-%d", out);
    return strcmp(again, s) == 0;
}

static bool
read_field(struct req *req, size_t field, struct tm usual, struct tm *out)
{
    const char *s = form_str(&req->form, field);

    *out = usual;
    if (s == NULL || s[0] == '\0' || read_day(s, out))
        return true;
    form_refuse(&req->form, field, "not_valid");
    return false;
}

static int
days_between(struct tm from, struct tm to)
{
    from.tm_hour = to.tm_hour = 12;
    from.tm_isdst = to.tm_isdst = -1;
    return (int)((mktime(&to) - mktime(&from) + 43200) / 86400);
}

static const char *
title_of(struct req *req, struct tm from, struct tm to)
{
    const char *end = words(req, "%-d %B %Y", to);

    if (from.tm_year != to.tm_year)
        return talloc_asprintf(
            req->ctx, "%s to %s", words(req, "%-d %B %Y", from), end);
    if (from.tm_mon != to.tm_mon)
        return talloc_asprintf(
            req->ctx, "%s to %s", words(req, "%-d %B", from), end);
    if (from.tm_mday != to.tm_mday)
        return talloc_asprintf(
            req->ctx, "%s to %s", words(req, "%-d", from), end);
    return end;
}

/* Days from the slot that begins with this day to the next one. */
static int
slot_days(const char *by, struct tm day)
{
    struct tm next = day;

    if (strcmp(by, "month") != 0)
        return strcmp(by, "week") == 0 ? 7 : 1;
    next.tm_mon++;
    next.tm_mday = 1;
    return days_between(day, later(next, 0));
}

static const char *
label_of(struct req *req, const char *by, struct tm day)
{
    if (strcmp(by, "month") == 0)
        return words(req, "%B %Y", day);
    return words(req, strcmp(by, "week") == 0 ? "from %-d %b %Y" : "%a %-d %b",
        day);
}

static void
put_names(struct req *req, const char *by, struct tm day,
    struct report_time *t, size_t i)
{
    t->labels[i] = label_of(req, by, day);
    t->firsts[i] = words(req, "%Y-%m-%d", day);
}

/* Cuts the time up; false if there are more slots than fit. */
static bool
cut(struct req *req, const char *by, struct tm from, struct report_time *t)
{
    int begins[SLOTS_MAX + 1];
    size_t n = 0;

    for (int at = 0; at < t->days; n++) {
        if (n == SLOTS_MAX)
            return false;
        begins[n] = at;
        at += slot_days(by, later(from, at));
    }
    begins[n] = t->days;
    t->n = n;
    t->slots = talloc_zero_array(req->ctx, struct report_slot,
        (unsigned)(2 * n));
    t->labels = talloc_array(req->ctx, const char *, (unsigned)n);
    t->firsts = talloc_array(req->ctx, const char *, (unsigned)n);
    for (size_t i = 0; i < 2 * n; i++) {
        int shift = i < n ? -t->days : 0;
        struct report_span *s = &t->slots[i].span;

        s->begin = utc_text(req, later(from, begins[i % n] + shift));
        s->end = utc_text(req, later(from, begins[i % n + 1] + shift));
        if (i < n)
            put_names(req, by, later(from, begins[i]), t, i);
    }
    return true;
}

bool
report_time_read(struct req *req, const char *by, struct report_time *t)
{
    time_t now = time(NULL);
    struct tm today, from, to;

    localtime_r(&now, &today);
    if (!read_field(req, REPORT_TO, later(today, 0), &to) ||
        !read_field(req, REPORT_FROM, later(to, 1 - DAYS_USUAL), &from))
        return false;
    t->from = words(req, "%Y-%m-%d", from);
    t->to = words(req, "%Y-%m-%d", to);
    t->days = days_between(from, to) + 1;
    t->title = title_of(req, from, to);
    if (t->days < 1 || t->days > DAYS_MAX) {
        form_refuse(&req->form, REPORT_TO, "not_valid");
        return false;
    }
    t->span = (struct report_span){ utc_text(req, from),
        utc_text(req, later(to, 1)) };
    if (cut(req, by, from, t))
        return true;
    form_refuse(&req->form, REPORT_TO, "too_long");
    return false;
}
