#include <string.h>

#include "admin/report.h"
#include "web/day.h"
#include "web/page.h"

enum { SLOTS_MAX = REPORT_SLOTS_MAX / 2, DAYS_USUAL = 14, DAYS_MAX = 4000 };

static bool
read_field(struct req *req, size_t field, struct tm usual, struct tm *out)
{
    const char *s = form_str(&req->form, field);

    *out = usual;
    if (s == NULL || s[0] == '\0' || day_read(s, out))
        return true;
    form_refuse(&req->form, field, "not_valid");
    return false;
}

static const char *
title_of(struct req *req, struct tm from, struct tm to)
{
    const char *end = day_words(req->ctx, to, DAY_LONG);

    if (from.tm_year != to.tm_year)
        return talloc_asprintf(
            req->ctx, "%s to %s", day_words(req->ctx, from, DAY_LONG), end);
    if (from.tm_mon != to.tm_mon)
        return talloc_asprintf(
            req->ctx, "%s to %s", day_words(req->ctx, from, DAY_OF_YEAR), end);
    if (from.tm_mday != to.tm_mday)
        return talloc_asprintf(
            req->ctx, "%s to %s", day_words(req->ctx, from, DAY_OF_MONTH), end);
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
    return day_count(day, day_later(next, 0));
}

static const char *
label_of(struct req *req, const char *by, struct tm day)
{
    if (strcmp(by, "month") == 0)
        return day_words(req->ctx, day, DAY_MONTH);
    if (strcmp(by, "week") == 0)
        return talloc_asprintf(req->ctx, "from %s",
            day_words(req->ctx, day, DAY_SHORT));
    return day_words(req->ctx, day, DAY_OF_WEEK);
}

static const char *
tick_of(struct req *req, const char *by, struct tm day)
{
    if (strcmp(by, "month") == 0)
        return day_words(req->ctx, day, DAY_MONTH_TICK);
    return day_words(req->ctx, day,
        strcmp(by, "week") == 0 || day.tm_mday == 1 ? DAY_TICK
                                                    : DAY_OF_MONTH);
}

static void
put_names(struct req *req, const char *by, struct tm day,
    struct report_time *t, size_t i)
{
    t->labels[i] = label_of(req, by, day);
    t->ticks[i] = tick_of(req, by, day);
    t->firsts[i] = day_words(req->ctx, day, DAY_ISO);
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
        at += slot_days(by, day_later(from, at));
    }
    begins[n] = t->days;
    t->n = n;
    t->slots = talloc_zero_array(req->ctx, struct report_slot,
        (unsigned)(2 * n));
    t->labels = talloc_array(req->ctx, const char *, (unsigned)n);
    t->ticks = talloc_array(req->ctx, const char *, (unsigned)n);
    t->firsts = talloc_array(req->ctx, const char *, (unsigned)n);
    for (size_t i = 0; i < 2 * n; i++) {
        int shift = i < n ? -t->days : 0;
        struct report_span *s = &t->slots[i].span;

        s->begin = day_utc(req->ctx, day_later(from, begins[i % n] + shift));
        s->end = day_utc(req->ctx, day_later(from, begins[i % n + 1] + shift));
        if (i < n)
            put_names(req, by, day_later(from, begins[i]), t, i);
    }
    return true;
}

bool
report_time_read(struct req *req, const char *by, struct report_time *t)
{
    struct tm from, to;

    if (!read_field(req, REPORT_TO, day_today(), &to) ||
        !read_field(req, REPORT_FROM, day_later(to, 1 - DAYS_USUAL), &from))
        return false;
    t->from = day_words(req->ctx, from, DAY_ISO);
    t->to = day_words(req->ctx, to, DAY_ISO);
    t->days = day_count(from, to) + 1;
    t->title = title_of(req, from, to);
    if (t->days < 1 || t->days > DAYS_MAX) {
        form_refuse(&req->form, REPORT_TO, "not_valid");
        return false;
    }
    t->span = (struct report_span){ day_utc(req->ctx, from),
        day_utc(req->ctx, day_later(to, 1)) };
    if (cut(req, by, from, t))
        return true;
    form_refuse(&req->form, REPORT_TO, "too_long");
    return false;
}
