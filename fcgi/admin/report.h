/* Reports: the time that is asked for, its figures, its chart. */
#ifndef ADMIN_REPORT_H
#define ADMIN_REPORT_H

#include <stdbool.h>

#include "admin/pages.h"
#include "shop/report.h"

/* A time in whole days of the shop's time zone, and how it is cut up. */
struct report_time {
    const char *from, *to; /* "2026-11-09"; to is within */
    const char *title;     /* "9 to 22 November 2026" */
    int days;
    struct report_span span;
    /* The n slots of the time before, as long; then the n of now. */
    struct report_slot *slots;
    const char **labels; /* of each of the n */
    const char **ticks;  /* short, for an axis */
    const char **firsts; /* their first days: "2026-11-09" */
    size_t n;
};

/*
 * Reads the form's days, the last 14 where none are given. false: they are
 * nonsense, or too many for the slots; the form says so.
 */
bool report_time_read(struct req *req, const char *by, struct report_time *t);

/* view.chart: the bars of now, the line of before, the rules behind. */
void report_put_chart(struct req *req, const struct report_time *t);

/* How a report is cut; what is no time has rows of its own. */
struct report_cut {
    const char *name;
    bool is_time;
    enum report_by by;
};

struct report {
    struct req *req;
    const struct report_cut *cut;
    struct report_time time;
    struct report_row *rows;
    size_t n;
};

/* What is asked for; INVALID: nonsense, as the form says. */
enum rc report_read(struct req *req, struct report *r) MUST_CHECK;

struct money report_amount(const struct report *r, int64_t minor);

/* "23.00" */
const char *report_rate(struct req *req, int64_t rate_bp);

#endif
