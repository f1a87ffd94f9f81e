/*
 * The chart is SVG made here: lengths in tenths of its units, as text. No
 * script and no style: the classes are the stylesheet's.
 */
#include <stdlib.h>

#include "admin/report.h"
#include "base/conf.h"
#include "web/page.h"

enum { LEFT = 520, RIGHT = 6400, TOP = 140, FLOOR = 2140, STEPS = 4,
    LABELS_MAX = 14 };

static void
put_tenths(struct req *req, json_t *o, const char *key, int64_t tenths)
{
    put_str(o, key,
        talloc_asprintf(req->ctx, "%d.%d", (int)(tenths / 10),
            (int)(tenths % 10)));
}

/* The round number that the highest rule stands for: STEPS of 1, 2 or 5. */
static int64_t
ceiling(const struct report_time *t)
{
    int64_t most = 1, step = 1;

    for (size_t i = 0; i < 2 * t->n; i++)
        if (t->slots[i].taken > most)
            most = t->slots[i].taken;
    for (int i = 0; step * STEPS < most; i++)
        step = i % 3 == 1 ? step / 2 * 5 : step * 2;
    return step * STEPS;
}

static int64_t
height(int64_t value, int64_t top)
{
    return (FLOOR - TOP) * (value / STEPS) / (top / STEPS);
}

static struct money
amount(struct req *req, int64_t minor)
{
    return money_of(minor, req->ctx->conf->shop.currency);
}

static void
put_rules(struct req *req, json_t *chart, int64_t top)
{
    json_t *rules = put_array(chart, "rules");

    for (int i = 0; i <= STEPS; i++) {
        int64_t y = FLOOR - (FLOOR - TOP) * i / STEPS;
        json_t *o = add_object(rules);

        put_tenths(req, o, "y", y);
        put_tenths(req, o, "text_y", y + 40);
        put_money(o, "value", amount(req, top / STEPS * i));
    }
}

static size_t
best(const struct report_time *t)
{
    size_t at = 0;

    for (size_t i = 1; i < t->n; i++)
        if (t->slots[t->n + i].taken > t->slots[t->n + at].taken)
            at = i;
    return at;
}

static void
put_bar(struct req *req, json_t *o, const struct report_time *t, size_t i,
    int64_t top)
{
    int64_t room = (RIGHT - LEFT) / (int64_t)t->n, width = room * 6 / 10;
    int64_t high = height(t->slots[t->n + i].taken, top);
    int64_t x = LEFT + (int64_t)i * (RIGHT - LEFT) / (int64_t)t->n;
    size_t every = (t->n + LABELS_MAX - 1) / LABELS_MAX;

    put_tenths(req, o, "x", x + (room - width) / 2);
    put_tenths(req, o, "y", FLOOR - high);
    put_tenths(req, o, "width", width);
    put_tenths(req, o, "height", high);
    put_tenths(req, o, "middle", x + room / 2);
    put_tenths(req, o, "above", FLOOR - high - 60);
    put_bool(o, "peak", i == best(t) && t->slots[t->n + i].taken > 0);
    put_money(o, "value", amount(req, t->slots[t->n + i].taken));
    put_str(o, "name", t->labels[i]);
    put_str(o, "label", i % every == 0 ? t->ticks[i] : NULL);
}

/* "M72.0 138.0L113.4 132.0": what there was before, from bar to bar. */
static const char *
line_before(struct req *req, const struct report_time *t, int64_t top)
{
    char *path = talloc_strdup(req->ctx, "");

    for (size_t i = 0; i < t->n; i++) {
        int64_t room = (RIGHT - LEFT) / (int64_t)t->n;
        int64_t x = LEFT + (int64_t)i * (RIGHT - LEFT) / (int64_t)t->n +
            room / 2;
        int64_t y = FLOOR - height(t->slots[i].taken, top);

        path = talloc_asprintf_append_buffer(path, "%c%d.%d %d.%d",
            i == 0 ? 'M' : 'L', (int)(x / 10), (int)(x % 10), (int)(y / 10),
            (int)(y % 10));
    }
    return path;
}

void
report_put_chart(struct req *req, const struct report_time *t)
{
    json_t *chart = put_object(page_view(req), "chart"), *bars;
    int64_t top = ceiling(t);

    put_rules(req, chart, top);
    bars = put_array(chart, "bars");
    for (size_t i = 0; i < t->n; i++)
        put_bar(req, add_object(bars), t, i, top);
    put_str(chart, "before", t->n > 1 ? line_before(req, t, top) : NULL);
    put_money(chart, "most", amount(req, t->slots[t->n + best(t)].taken));
    put_str(chart, "when", t->labels[best(t)]);
}
