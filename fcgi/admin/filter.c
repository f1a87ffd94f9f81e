#include "admin/filter.h"

#include <string.h>

#include "base/str.h"
#include "web/page.h"

const char *const filter_states[5] = { "published", "draft", "archived",
    "low", "offer" };
static const char *const stocks[] = { "out", "low" };
static const char *const missings[] = { "price", "picture" };

/* NULL too for what was left empty; *known is false for what there is not. */
static const char *
one_of(const struct req *req, enum filter_field field,
    const char *const *all, size_t n, bool *known)
{
    const char *s = form_str(&req->form, field);

    if (s == NULL || *s == '\0')
        return NULL;
    for (size_t i = 0; i < n; i++)
        if (strcmp(s, all[i]) == 0)
            return all[i];
    *known = false;
    return NULL;
}

const char *
filter_state(const struct req *req)
{
    bool known = true;

    return one_of(
        req, FILTER_STATE, filter_states, COUNT(filter_states), &known);
}

static const char *
typed(const struct req *req, enum filter_field field)
{
    const char *s = form_str(&req->form, field);

    return s != NULL && *s != '\0' ? s : NULL;
}

bool
filter_read(struct req *req, struct product_filter *f)
{
    bool known = true;
    const char *state = one_of(
        req, FILTER_STATE, filter_states, COUNT(filter_states), &known);

    *f = (struct product_filter){ .q = typed(req, FILTER_Q),
        .status = state,
        .stock = one_of(req, FILTER_STOCK, stocks, COUNT(stocks), &known),
        .missing = one_of(
            req, FILTER_MISSING, missings, COUNT(missings), &known),
        .brand = typed(req, FILTER_BRAND),
        .tax_class = typed(req, FILTER_TAX),
        .category = form_int(&req->form, FILTER_CATEGORY, 0) };
    if (state != NULL && strcmp(state, "low") == 0) {
        f->status = "published";
        f->stock = f->stock != NULL ? f->stock : "low";
    } else if (state != NULL && strcmp(state, "offer") == 0) {
        f->status = "published";
        f->offer = true;
    }
    return known;
}

static const char *
name_of(enum filter_field field)
{
    static const char *const names[] = { "q", "state", "category", "stock",
        "missing", "brand", "tax_class" };

    return names[field];
}

static const char *
value_of(struct req *req, enum filter_field field)
{
    int64_t category = form_int(&req->form, FILTER_CATEGORY, 0);

    if (field == FILTER_CATEGORY)
        return category != 0 ? talloc_asprintf(
            req->ctx, "%lld", (long long)category) : NULL;
    return field == FILTER_STATE ? filter_state(req) : typed(req, field);
}

char *
filter_query(struct req *req, const char *state)
{
    char *query = talloc_strdup(req->ctx, "");

    for (enum filter_field i = FILTER_Q; i < FILTER_FIELDS; i++) {
        const char *value = i == FILTER_STATE ? state : value_of(req, i);

        if (value != NULL)
            query = talloc_asprintf_append(query, "%s%s=%s",
                *query != '\0' ? "&" : "", name_of(i),
                str_url(req->ctx, value));
    }
    return query;
}

void
filter_put(struct req *req)
{
    json_t *list = put_array(page_view(req), "filter");

    for (enum filter_field i = FILTER_Q; i < FILTER_FIELDS; i++) {
        const char *value = value_of(req, i);
        json_t *o;

        if (value == NULL)
            continue;
        o = add_object(list);
        put_str(o, "name", name_of(i));
        put_str(o, "value", value);
    }
}
