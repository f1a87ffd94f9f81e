/* What hangs on a product in its form: attributes, related, categories. */
#include <string.h>

#include "admin/edit.h"
#include "base/str.h"
#include "base/when.h"
#include "shop/category.h"
#include "shop/catalog_changed.h"
#include "shop/product_parts.h"
#include "shop/product_save.h"
#include "web/page.h"

enum { VALUES_MAX = 100, RELATED_MAX = 20, NAME_MAX_CHARS = 64,
    VALUE_MAX_CHARS = 120 };

static enum rc
refuse(struct edit *e, enum edit_field field, const char *why)
{
    form_refuse(&e->req->form, field, why);
    return INVALID;
}

/* The next line of what was typed, trimmed; NULL at the end. */
static char *
next_line(TALLOC_CTX *mem, const char **text)
{
    while (**text != '\0') {
        size_t n = strcspn(*text, "\r\n");
        char *line = str_trim(mem, talloc_strndup(mem, *text, n));

        *text += n + ((*text)[n] != '\0');
        if (*line != '\0')
            return line;
    }
    return NULL;
}

static enum rc
read_value(struct edit *e, char *line, struct product_value *out)
{
    char *colon = strchr(line, ':');

    if (colon == NULL)
        return refuse(e, ATTRIBUTES, "no_colon");
    *colon = '\0';
    *out = (struct product_value){ str_trim(e->req->ctx, line),
        str_trim(e->req->ctx, colon + 1), true };
    if (out->name[0] == '\0' || out->value[0] == '\0')
        return refuse(e, ATTRIBUTES, "no_colon");
    if (str_chars(out->name) > NAME_MAX_CHARS ||
        str_chars(out->value) > VALUE_MAX_CHARS)
        return refuse(e, ATTRIBUTES, "too_long");
    return OK;
}

/* "Material: Wool". What variants differ by stays, though it is not shown. */
static enum rc
write_attributes(struct ctx *ctx, struct edit *e)
{
    const char *text = form_value(&e->req->form, ATTRIBUTES)->raw;
    struct product_parts parts = { .ctx = ctx, .product = e->is.id };
    struct product_value *all = talloc_array(ctx, struct product_value,
        (unsigned)e->is.nvalues + VALUES_MAX);
    size_t n = 0;
    char *line;

    if (text == NULL)
        return OK;
    while ((line = next_line(ctx, &text)) != NULL) {
        struct product_value v;

        TRY(read_value(e, line, &v));
        if (n == VALUES_MAX)
            return refuse(e, ATTRIBUTES, "too_many");
        product_value_add(all, &n, v);
    }
    for (size_t i = 0; i < e->is.nvalues; i++)
        if (!e->is.values[i].visible)
            product_value_add(all, &n, e->is.values[i]);
    TRY(product_put_values(&parts, all, n));
    e->parts_changed |= parts.changed;
    return parts.made ? catalog_changed(ctx) : OK;
}

static enum rc
write_related(struct ctx *ctx, struct edit *e)
{
    const char *text = form_value(&e->req->form, RELATED)->raw, *sku;
    struct product_parts parts = { .ctx = ctx, .product = e->is.id };
    int64_t ids[RELATED_MAX];
    size_t n = 0;

    if (text == NULL)
        return OK;
    while ((sku = next_line(ctx, &text)) != NULL) {
        bool known = false;
        int64_t id;

        TRY(product_of_sku(ctx, sku, &id));
        if (id == 0)
            return refuse(e, RELATED, "unknown");
        if (id == e->is.id)
            return refuse(e, RELATED, "itself");
        for (size_t i = 0; i < n; i++)
            known |= ids[i] == id;
        if (!known && n == RELATED_MAX)
            return refuse(e, RELATED, "too_many");
        if (!known)
            ids[n++] = id;
    }
    TRY(product_put_related(&parts, ids, n));
    e->parts_changed |= parts.changed;
    return OK;
}

/* The chosen one is first; with no others sent, those there stay. */
static enum rc
write_categories(struct ctx *ctx, struct edit *e)
{
    const struct values *also = &e->req->form.values[ALSO];
    struct product_parts parts = { .ctx = ctx, .product = e->is.id };
    int64_t chosen = form_int(&e->req->form, CATEGORY, 0);
    size_t max = e->is.ncategories + also->n + 1, n = 0;
    int64_t *ids = talloc_array(ctx, int64_t, (unsigned)max);

    if (chosen == 0 && also->n == 0)
        return OK;
    if (chosen != 0)
        ids[n++] = chosen;
    for (size_t i = also->n > 0 ? 0 : 1;
         i < (also->n > 0 ? also->n : e->is.ncategories); i++) {
        int64_t id = also->n > 0 ? also->at[i].num : e->is.categories[i];
        bool known = id == 0;

        for (size_t k = 0; k < n; k++)
            known |= ids[k] == id;
        if (!known)
            ids[n++] = id;
    }
    TRY(product_put_categories(&parts, ids, n));
    e->parts_changed |= parts.changed;
    return OK;
}

/* An empty time takes it back; that of a product on sale means nothing. */
static enum rc
write_publishing(struct ctx *ctx, struct edit *e)
{
    const struct value *v = form_value(&e->req->form, PUBLISH_AT);
    const char *state = form_str(&e->req->form, STATUS), *at = NULL;

    if (v->raw == NULL)
        return OK;
    if (v->state == VALID) {
        at = when_read(ctx, v->str);
        if (at == NULL)
            return refuse(e, PUBLISH_AT, "not_valid");
    }
    if (state == NULL)
        state = e->is.status;
    if (at != NULL && strcmp(state, "draft") != 0)
        return refuse(e, PUBLISH_AT, "no_draft");
    if (at == NULL && e->is.publish_at == NULL)
        return OK;
    if (at != NULL && e->is.publish_at != NULL &&
        strncmp(at, e->is.publish_at, strlen(at)) == 0)
        return OK;
    e->parts_changed = true;
    return product_publish_at(ctx, e->is.id, at);
}

enum rc
edit_write_parts(struct ctx *ctx, struct edit *e)
{
    e->parts_changed = false;
    TRY(write_categories(ctx, e));
    TRY(write_attributes(ctx, e));
    TRY(write_related(ctx, e));
    TRY(write_publishing(ctx, e));
    if (!e->parts_changed)
        return OK;
    e->changed = true;
    return product_touch(ctx, e->is.id);
}

enum rc
edit_check_parts(struct edit *e)
{
    const struct values *also = &e->req->form.values[ALSO];
    const struct categories *all;

    TRY(category_all(e->req->ctx, &all));
    for (size_t i = 0; i < also->n; i++)
        if (also->at[i].num != 0 &&
            category_by_id(all, also->at[i].num) == NULL)
            form_refuse(&e->req->form, ALSO, "not_valid");
    return OK;
}

const char *
edit_attributes(TALLOC_CTX *mem, const struct product_form *p)
{
    char *text = talloc_strdup(mem, "");

    for (size_t i = 0; i < p->nvalues; i++)
        if (p->values[i].visible)
            text = talloc_asprintf_append_buffer(text, "%s: %s\n",
                p->values[i].name, p->values[i].value);
    return text;
}

const char *
edit_related(TALLOC_CTX *mem, const struct product_form *p)
{
    char *text = talloc_strdup(mem, "");

    for (size_t i = 0; i < p->nrelated; i++)
        text = talloc_asprintf_append_buffer(text, "%s\n", p->related[i]);
    return text;
}
