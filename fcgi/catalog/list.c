#include "catalog/list.h"

#include <string.h>

#include "base/conf.h"
#include "base/str.h"
#include "frame/goods.h"
#include "web/page.h"

enum { COUNT_MAX = 1000, TEXT_MAX = 120 };

const struct field list_fields[LIST_FIELDS] = {
    [LIST_Q] = { "q", F_LINES, 0, 200, 0 },
    [LIST_SORT] = { "sort", F_CODE, 1, 16, 0 },
    [LIST_PRICE_MIN] = { "price_min", F_INT, 0, INT64_MAX, 0 },
    [LIST_PRICE_MAX] = { "price_max", F_INT, 0, INT64_MAX, 0 },
    [LIST_FROM] = { "from", F_TEXT, 1, 20, 0 },
    [LIST_TO] = { "to", F_TEXT, 1, 20, 0 },
    [LIST_IN_STOCK] = { "in_stock", F_CHECK, 0, 8, 0 },
    [LIST_AFTER] = { "after", F_RAW, 1, 200, 0 },
    [LIST_FILTERS] = { "filters", F_CODE, 1, 8, 0 },
};

static const char *const sorts[] = { [SORT_RELEVANCE] = "relevance",
    [SORT_NAME] = "name",
    [SORT_PRICE] = "price",
    [SORT_PRICE_DOWN] = "-price",
    [SORT_NEW] = "new" };

const char *
list_sort_name(enum list_sort sort)
{
    return sorts[sort];
}

static void
add_part(struct list *list, const char *name, const char *value,
    const char *tag)
{
    list->parts[list->nparts++] = (struct list_part){ name, value, tag };
}

static enum rc
read_sort(struct list *list)
{
    const char *name = form_str(&list->req->form, LIST_SORT);

    if (name == NULL)
        return OK;
    for (size_t i = 0; i < COUNT(sorts); i++)
        if (strcmp(sorts[i], name) == 0) {
            list->query.sort = (enum list_sort)i;
            add_part(list, "sort", sorts[i], NULL);
            return OK;
        }
    form_refuse(&list->req->form, LIST_SORT, "not_valid");
    return INVALID;
}

/* Choices of one facet stand together in the query. */
static void
add_choice(struct list *list, struct facet_choice choice)
{
    size_t n = list->query.nchoices++, at = 0;

    while (at < n && list->choices[at].facet <= choice.facet)
        at++;
    memmove(&list->choices[at + 1], &list->choices[at],
        (n - at) * sizeof(choice));
    list->choices[at] = choice;
}

static enum rc
read_choices(struct list *list)
{
    const struct params *all = &list->req->in.query;

    for (size_t i = 0; i < all->n; i++) {
        const char *name = all->at[i].name, *value = all->at[i].value;

        if (!str_starts(name, "f.") || value[0] == '\0')
            continue;
        if (list_find_part(list, name, value) < LIST_PARTS_MAX)
            continue;
        if (list->query.nchoices == FACET_CHOICES_MAX ||
            str_chars(name) > TEXT_MAX || str_chars(value) > TEXT_MAX)
            return page_refuse(list->req, 422, "too_many_filters");
        add_part(list, name, value, value);
        add_choice(list,
            facet_choose(list->req->ctx, list->facets, name + 2, value));
    }
    list->query.choices = list->choices;
    return OK;
}

static void
read_filters(struct list *list)
{
    const char *filters = form_str(&list->req->form, LIST_FILTERS);

    list->all_filters = filters != NULL && strcmp(filters, "all") == 0;
    if (list->all_filters)
        add_part(list, "filters", "all", NULL);
}

/* "40" or "39.90", as a person types it. */
static int64_t
read_typed(struct list *list, enum list_field field, int64_t fallback)
{
    struct req *req = list->req;
    const char *typed = form_str(&req->form, field);
    struct money m;

    if (typed == NULL)
        return fallback;
    if (money_parse(typed, req->ctx->conf->shop.currency, &m))
        return m.minor;
    form_refuse(&req->form, field, "not_a_number");
    return fallback;
}

static void
add_price(struct list *list, enum list_field exact, enum list_field typed,
    const char *word, int64_t *out)
{
    struct req *req = list->req;
    const char *currency = req->ctx->conf->shop.currency;
    int64_t asked = form_int(&req->form, exact, -1);
    struct money m;

    if (asked < 0)
        asked = read_typed(list, typed, -1);
    if (asked < 0)
        return;
    *out = asked;
    m = money_of(asked, currency);
    add_part(list, list_fields[exact].name,
        talloc_asprintf(req->ctx, "%lld", (long long)asked),
        talloc_asprintf(req->ctx, "%s\u00a0%s",
            page_words(req, word), money_text(req->ctx, m)));
}

static enum rc
read_after(struct list *list)
{
    const char *text = form_str(&list->req->form, LIST_AFTER);

    if (text == NULL)
        return OK;
    if (!list_key_read(text, &list->after)) {
        form_refuse(&list->req->form, LIST_AFTER, "not_valid");
        return INVALID;
    }
    list->query.after = &list->after;
    return OK;
}

enum rc
list_read(struct req *req, const char *path, struct list *out)
{
    *out = (struct list){ .req = req, .path = path };
    out->query.price_max = INT64_MAX;
    TRY(facet_all(req->ctx, &out->facets));
    if (form_str(&req->form, LIST_Q) != NULL)
        add_part(out, "q", form_str(&req->form, LIST_Q), NULL);
    read_filters(out);
    TRY(read_sort(out));
    TRY(read_choices(out));
    add_price(out, LIST_PRICE_MIN, LIST_FROM, "filter.from",
        &out->query.price_min);
    add_price(out, LIST_PRICE_MAX, LIST_TO, "filter.to",
        &out->query.price_max);
    if (form_str(&req->form, LIST_IN_STOCK) != NULL) {
        out->query.in_stock = true;
        add_part(out, "in_stock", "1", page_words(req, "filter.in_stock"));
    }
    return read_after(out);
}

/* "25 to 48 of 130", and the way on. */
static void
put_place(const struct list *list)
{
    const struct list_result *r = &list->result;
    json_t *data = page_data(list->req), *view = page_view(list->req);

    put_int(data, "count", r->total > COUNT_MAX ? COUNT_MAX
                                                : (int64_t)r->total);
    put_bool(data, "more", r->total > COUNT_MAX);
    put_null(data, "next");
    put_int(view, "first", (int64_t)(r->before + 1));
    put_int(view, "last", (int64_t)(r->before + r->n));
    put_bool(view, "one", r->total == 1);
    if (r->before > 0)
        put_str(view, "start", list_url(list, LIST_PARTS_MAX, NULL, NULL));
    if (r->before + r->n < r->total && r->n > 0)
        put_str(data, "next", list_url(list, LIST_PARTS_MAX, "after",
                                  list_key_text(list->req->ctx, &r->last)));
}

static void
put_bound(struct req *req, const char *name, int64_t minor)
{
    struct money m = money_of(minor, req->ctx->conf->shop.currency);

    page_form_value(req, name, money_plain(req->ctx, m));
}

/* What the filter's form carries along, and the sign before a price. */
static void
put_form(const struct list *list)
{
    struct req *req = list->req;
    json_t *view = page_view(req);
    const char *zero = money_text(
        req->ctx, money_of(0, req->ctx->conf->shop.currency));

    put_str(view, "path", list->path);
    put_str(view, "q", form_str(&req->form, LIST_Q));
    put_str(view, "sort", form_str(&req->form, LIST_SORT));
    put_bool(view, "in_stock", list->query.in_stock);
    put_bool(view, "all_filters", list->all_filters);
    put_str(view, "sign",
        talloc_strndup(req->ctx, zero, strcspn(zero, "0123456789")));
    page_form(req);
    if (list->query.price_min > 0)
        put_bound(req, "from", list->query.price_min);
    if (list->query.price_max < INT64_MAX)
        put_bound(req, "to", list->query.price_max);
    if (req->form.wrong)
        page_own_error(req, 422, "invalid");
}

enum rc
list_put(struct list *list)
{
    struct req *req = list->req;
    struct goods_list goods;

    TRY(listing_find(req->ctx, &list->query, &list->facets, &list->result));
    TRY(goods_read(
        req->ctx, list->result.products, list->result.n, &goods));
    put_goods(req, put_array(page_data(req), "items"), &goods);
    list_put_facets(list);
    list_put_tags(list);
    list_put_sorts(list);
    put_place(list);
    put_form(list);
    return OK;
}
