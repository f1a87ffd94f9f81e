#include "admin/choices.h"

#include <stdlib.h>
#include <string.h>

#include "shop/category.h"
#include "shop/product_edit.h"
#include "web/page.h"

enum { DEPTH_MAX = 20 };

struct choice {
    int64_t id;
    const char *path;
};

static const char *
path_of(struct req *req, const struct categories *all,
    const struct category *c)
{
    const char *path = c->name;

    for (int depth = 0; c->parent != 0 && depth < DEPTH_MAX; depth++) {
        c = category_by_id(all, c->parent);
        if (c == NULL)
            break;
        path = talloc_asprintf(req->ctx, "%s › %s", c->name, path);
    }
    return path;
}

static int
by_path(const void *a, const void *b)
{
    const struct choice *x = a, *y = b;

    return strcmp(x->path, y->path);
}

enum rc
put_category_choices(struct req *req, int64_t chosen)
{
    json_t *list = put_array(page_view(req), "categories");
    const struct categories *all;
    struct choice *choices;

    TRY(category_all(req->ctx, &all));
    choices = talloc_array(req->ctx, struct choice, (unsigned)all->n + 1);
    for (size_t i = 0; i < all->n; i++)
        choices[i] = (struct choice){ all->at[i].id,
            path_of(req, all, &all->at[i]) };
    qsort(choices, all->n, sizeof(choices[0]), by_path);
    for (size_t i = 0; i < all->n; i++) {
        json_t *o = add_object(list);

        put_int(o, "id", choices[i].id);
        put_str(o, "name", choices[i].path);
        put_bool(o, "chosen", choices[i].id == chosen);
    }
    return OK;
}

static void
add_choice(json_t *list, const char *value, const char *name, bool chosen)
{
    json_t *o = add_object(list);

    put_str(o, "value", value);
    put_str(o, "name", name);
    put_bool(o, "chosen", chosen);
}

enum rc
put_product_choices(struct req *req, const char *status, const char *tax_class)
{
    static const char *const states[] = { "published", "draft", "archived" };
    json_t *list = put_array(page_view(req), "states");
    struct tax_class *classes;
    size_t n;

    for (size_t i = 0; i < COUNT(states); i++)
        add_choice(list, states[i],
            page_words(req,
                talloc_asprintf(req->ctx, "product.%s", states[i])),
            status != NULL && strcmp(status, states[i]) == 0);
    list = put_array(page_view(req), "tax_classes");
    TRY(tax_class_all(req->ctx, &classes, &n));
    for (size_t i = 0; i < n; i++)
        add_choice(list, classes[i].code, classes[i].name,
            tax_class != NULL && strcmp(tax_class, classes[i].code) == 0);
    return OK;
}
