/* Rows and deeds of a bulk change in words. */
#include <string.h>

#include "admin/bulk.h"
#include "shop/category.h"
#include "web/page.h"

char *
bulk_url(struct req *req, const char *id)
{
    return talloc_asprintf(req->ctx, "/bulk/%s", id);
}

static const char *
word(struct req *req, const char *group, const char *code)
{
    return page_words(
        req, talloc_asprintf(req->ctx, "%s.%s", group, code));
}

/* "5" and "2.5": basis points as people say them. */
static const char *
percent_text(struct req *req, int64_t bp)
{
    char *text = money_plain(req->ctx, money_of(bp, "EUR"));

    for (size_t n = strlen(text); n > 0 && text[n - 1] == '0'; n--)
        text[n - 1] = '\0';
    if (text[strlen(text) - 1] == '.')
        text[strlen(text) - 1] = '\0';
    return text;
}

/* How much of it, if that is a number. */
static const char *
amount(struct req *req, const struct bulk_deed *d)
{
    bool percent = strncmp(d->how, "percent", 7) == 0;

    if (strcmp(d->how, "end") == 0)
        return "";
    if (percent)
        return talloc_asprintf(
            req->ctx, " %s %%", percent_text(req, d->n));
    if (strcmp(d->act, "price") == 0)
        return talloc_asprintf(req->ctx, " %s",
            money_text(req->ctx,
                money_of(d->n, req->ctx->conf->shop.currency)));
    if (strcmp(d->act, "stock") == 0)
        return talloc_asprintf(req->ctx, " %lld", (long long)d->n);
    if (strcmp(d->act, "attribute") == 0)
        return talloc_asprintf(req->ctx, " %s%s%s", d->name,
            d->value[0] != '\0' ? ": " : "", d->value);
    if (strcmp(d->act, "status") == 0)
        return talloc_asprintf(
            req->ctx, " %s", word(req, "product", d->value));
    return d->value[0] != '\0' ? talloc_asprintf(req->ctx, " %s", d->value)
                               : "";
}

const char *
bulk_title(struct req *req, const struct job *job)
{
    json_t *params = json_loads(job->params, 0, NULL);
    struct bulk_deed d;
    const char *title = "";

    if (bulk_deed_of(params, &d))
        title = talloc_asprintf(req->ctx, "%s%s",
            word(req, talloc_asprintf(req->ctx, "bulk.title.%s", d.act),
                d.how[0] != '\0' ? d.how : "set"),
            amount(req, &d));
    else
        title = word(req, "bulk.title", job->kind);
    json_decref(params);
    return title;
}

static const char *
category_names(struct req *req, const json_t *list)
{
    const struct categories *all;
    char *names = talloc_strdup(req->ctx, "");
    const json_t *id;
    size_t i;

    if (category_all(req->ctx, &all) != OK)
        return "";
    json_array_foreach (list, i, id) {
        const struct category *c =
            category_by_id(all, json_integer_value(id));

        names = talloc_asprintf_append_buffer(names, "%s%s",
            i > 0 ? ", " : "", c != NULL ? c->name : "?");
    }
    return names;
}

static const char *
value_names(struct req *req, const json_t *list)
{
    char *names = talloc_strdup(req->ctx, "");
    const json_t *v;
    size_t i;

    json_array_foreach (list, i, v)
        names = talloc_asprintf_append_buffer(names, "%s%s: %s",
            i > 0 ? ", " : "", json_string_value(json_array_get(v, 0)),
            json_string_value(json_array_get(v, 1)));
    return names;
}

/* A row outlives its product. */
static const char *
amount_text(struct req *req, const struct job_line *l, int64_t minor)
{
    const char *cur =
        l->currency != NULL ? l->currency : req->ctx->conf->shop.currency;

    return money_text(req->ctx, money_of(minor, cur));
}

static const char *
shown(struct req *req, const struct job_line *l, const char *key,
    const json_t *v)
{
    if (v == NULL || json_is_null(v))
        return "";
    if (strcmp(key, "price") == 0 || strcmp(key, "compare") == 0)
        return amount_text(req, l, json_integer_value(v));
    if (strcmp(key, "status") == 0)
        return word(req, "product", json_string_value(v));
    if (strcmp(key, "categories") == 0)
        return category_names(req, v);
    if (strcmp(key, "values") == 0)
        return value_names(req, v);
    if (json_is_integer(v))
        return talloc_asprintf(
            req->ctx, "%lld", (long long)json_integer_value(v));
    return json_string_value(v);
}

/* What a row is about: the price that people see, unless an offer stays. */
static const char *
key_of(const json_t *before, const json_t *after)
{
    const char *key, *chosen = NULL;
    json_t *v;

    json_object_foreach ((json_t *)before, key, v) {
        bool differs = !json_equal(v, json_object_get(after, key));

        if (chosen == NULL || (after != NULL && differs))
            chosen = key;
        if (differs && after != NULL && strcmp(key, "price") == 0)
            return key;
    }
    if (after == NULL && chosen != NULL && strcmp(chosen, "compare") == 0)
        return "price";
    return chosen;
}

static void
put_difference(struct req *req, json_t *o, const json_t *before,
    const json_t *after, const struct job_line *l)
{
    int64_t change;

    if (!json_is_integer(before) || !json_is_integer(after))
        return;
    change = json_integer_value(after) - json_integer_value(before);
    if (l->row.before != NULL && strstr(l->row.before, "price") != NULL)
        put_str(o, "_difference", talloc_asprintf(req->ctx, "%s%s",
            change > 0 ? "+" : "",
            amount_text(req, l, change)));
    else
        put_str(o, "_difference", talloc_asprintf(req->ctx, "%s%lld",
            change > 0 ? "+" : "", (long long)change));
}

static void
put_fate(struct req *req, json_t *o, const struct job_row *r)
{
    const char *why = r->why;

    put_str(o, "fate", r->fate);
    put_str(o, "why", why);
    put_str(o, "detail", r->detail);
    put_str(o, "_fate", word(req, "fate", r->fate));
    put_str(o, "_why", why[0] != '\0' ? word(req, "bulk.why", why) : "");
    put_bool(o, "_on", strcmp(r->fate, "ready") == 0);
    put_bool(o, "_off", strcmp(r->fate, "off") == 0);
    put_bool(o, "_done", strcmp(r->fate, "done") == 0);
    put_bool(o, "_same", strcmp(r->fate, "same") == 0);
    put_bool(o, "_bad", strcmp(r->fate, "left_out") == 0 ||
            strcmp(r->fate, "changed") == 0 ||
            strcmp(r->fate, "failed") == 0);
}

/* All that a line of a file changes: "Price €14.50, Stock 3". */
static const char *
all_shown(struct req *req, const struct job_line *l, const json_t *of,
    const json_t *other)
{
    char *out = talloc_strdup(req->ctx, "");
    const char *key;
    json_t *v;

    json_object_foreach ((json_t *)of, key, v) {
        if (!json_equal(v, json_object_get(other, key)))
            out = talloc_asprintf_append_buffer(out, "%s%s %s",
                *out != '\0' ? ", " : "", word(req, "bulk.member", key),
                shown(req, l, key, v));
    }
    return out;
}

enum rc
bulk_put_line(struct req *req, json_t *o, const struct job *job,
    const struct job_line *l)
{
    json_t *before = l->row.before != NULL
        ? json_loads(l->row.before, 0, NULL) : NULL;
    json_t *after = l->row.after != NULL
        ? json_loads(l->row.after, 0, NULL) : NULL;
    const char *key = key_of(before, after);

    put_int(o, "n", l->row.n);
    put_int(o, "product", l->row.product);
    put_str(o, "sku", l->row.sku);
    put_str(o, "name", l->name[0] != '\0' ? l->name : l->row.sku);
    put_str(o, "_options", l->options);
    put_str(o, "_url", talloc_asprintf(req->ctx, "/products/%lld",
                           (long long)l->row.product));
    put_str(o, "_picture", l->picture != NULL
            ? talloc_asprintf(req->ctx, "/media/%s-160.webp", l->picture)
            : "/static/img/none.svg");
    if (strcmp(job->kind, "csv") == 0) {
        put_str(o, "before", all_shown(req, l, before, after));
        put_str(o, "after", all_shown(req, l, after, before));
    } else if (key != NULL) {
        const json_t *was = json_object_get(before, key);
        const json_t *will = json_object_get(after, key);

        put_str(o, "before", shown(req, l, key, was));
        put_str(o, "after", shown(req, l, key, will));
        put_difference(req, o, was, will, l);
    }
    put_fate(req, o, &l->row);
    json_decref(before);
    json_decref(after);
    return OK;
}
