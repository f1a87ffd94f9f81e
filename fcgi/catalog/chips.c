#include "catalog/chips.h"

#include <string.h>

#include "base/str.h"
#include "frame/goods.h"
#include "web/page.h"

const struct product_variant *
variant_chosen(const struct product *p, const char *sku)
{
    for (size_t i = 0; sku != NULL && i < p->nvariants; i++)
        if (strcmp(p->variants[i].sku, sku) == 0)
            return &p->variants[i];
    for (size_t i = 0; i < p->nvariants; i++)
        if (p->variants[i].here > 0)
            return &p->variants[i];
    return p->nvariants > 0 ? &p->variants[0] : NULL;
}

static bool
has(const struct product_variant *v, size_t axis, const char *value)
{
    return axis < v->noptions && strcmp(v->options[axis].value, value) == 0;
}

/* How many options two variants share, leaving one axis out. */
static size_t
shared(const struct product_variant *a, const struct product_variant *b,
    size_t but)
{
    size_t n = 0;

    for (size_t i = 0; i < a->noptions; i++)
        n += i != but && has(b, i, a->options[i].value);
    return n;
}

/* With another value on one axis the most alike; what is here goes first. */
static const struct product_variant *
most_alike(const struct product *p, const struct product_variant *now,
    size_t axis, const char *value)
{
    const struct product_variant *best = NULL;
    size_t best_score = 0;

    for (size_t i = 0; i < p->nvariants; i++) {
        const struct product_variant *v = &p->variants[i];
        size_t score = 2 * shared(now, v, axis) + (v->here > 0);

        if (has(v, axis, value) && (best == NULL || score > best_score)) {
            best = v;
            best_score = score;
        }
    }
    return best;
}

static const char *
picture_of(const struct product *p, size_t axis,
    const struct product_variant *of)
{
    for (size_t i = 0; i < p->npictures; i++) {
        const struct product_picture *g = &p->pictures[i];

        for (size_t j = 0; g->sku != NULL && j < p->nvariants; j++)
            if (strcmp(p->variants[j].sku, g->sku) == 0 &&
                has(&p->variants[j], axis, of->options[axis].value))
                return g->file;
    }
    return NULL;
}

static bool
is_first_with(const struct product *p, size_t i, size_t axis)
{
    for (size_t j = 0; j < i; j++)
        if (has(&p->variants[j], axis, p->variants[i].options[axis].value))
            return false;
    return true;
}

static void
put_axis(struct req *req, const struct product *p,
    const struct product_variant *now, size_t axis)
{
    json_t *o = add_object(json_object_get(page_view(req), "axes"));
    json_t *chips = put_array(o, "chips");

    put_int(o, "n", (int64_t)axis);
    put_str(o, "name", now->options[axis].name);
    put_str(o, "value", now->options[axis].value);
    for (size_t i = 0; i < p->nvariants; i++) {
        const char *value, *file;
        const struct product_variant *to;

        if (axis >= p->variants[i].noptions || !is_first_with(p, i, axis))
            continue;
        value = p->variants[i].options[axis].value;
        to = most_alike(p, now, axis, value);
        file = picture_of(p, axis, to);
        o = add_object(chips);
        put_str(o, "text", value);
        put_bool(o, "current", has(now, axis, value));
        put_str(o, "url", talloc_asprintf(req->ctx, "/p/%s?v=%s", p->slug,
                              str_url(req->ctx, to->sku)));
        if (file != NULL)
            put_str(o, "picture", picture_path(req, file, "160.webp"));
    }
}

static void
put_radio(struct req *req, json_t *radios, const struct product_variant *v,
    const struct product_variant *now)
{
    json_t *o = add_object(radios);

    put_str(o, "sku", v->sku);
    put_str(o, "text", v->options[v->noptions - 1].value);
    put_bool(o, "checked", v == now && v->here > 0);
    put_bool(o, "gone", v->here <= 0);
    if (v->price.minor != now->price.minor)
        put_str(o, "price", money_text(req->ctx, v->price));
}

void
put_chips(struct req *req, const struct product *p,
    const struct product_variant *now)
{
    size_t last = now->noptions - 1;
    json_t *o, *radios;

    put_array(page_view(req), "axes");
    if (now->noptions == 0)
        return;
    for (size_t axis = 0; axis < last; axis++)
        put_axis(req, p, now, axis);
    o = put_object(page_view(req), "last");
    put_str(o, "name", now->options[last].name);
    radios = put_array(o, "radios");
    for (size_t i = 0; i < p->nvariants; i++)
        if (p->variants[i].noptions == now->noptions &&
            shared(now, &p->variants[i], last) == last)
            put_radio(req, radios, &p->variants[i], now);
}

/* Whether a picture of the product is one that belongs to some variant. */
static bool
shows_variant(const struct product *p, const char *file)
{
    for (size_t i = 0; i < p->npictures; i++)
        if (p->pictures[i].sku != NULL &&
            strcmp(p->pictures[i].file, file) == 0)
            return true;
    return false;
}

static void
put_picture(struct req *req, const struct product_picture *g)
{
    json_t *pictures = json_object_get(page_view(req), "pictures"), *o;
    const char *url = picture_path(req, g->file, "800.webp");

    for (size_t i = 0; i < json_array_size(pictures); i++) {
        o = json_object_get(json_array_get(pictures, i), "url");
        if (strcmp(json_string_value(o), url) == 0)
            return;
    }
    o = add_object(pictures);
    put_str(o, "alt", g->alt);
    put_str(o, "url", url);
    put_str(o, "large", picture_path(req, g->file, "1200.jpg"));
}

static bool
is_own(const struct product_picture *g, const struct product_variant *now)
{
    return now != NULL && g->sku != NULL && strcmp(g->sku, now->sku) == 0;
}

/*
 * First those of the variant, then the product's own that show no other
 * variant. Radios lead to no page of their own, so where they are the only
 * choice all variants are shown.
 */
void
put_pictures(struct req *req, const struct product *p,
    const struct product_variant *now)
{
    bool all = now == NULL || now->noptions < 2, own = false;
    const struct product_picture *g = p->pictures;

    put_array(page_view(req), "pictures");
    for (size_t i = 0; i < p->npictures; i++)
        if (is_own(&g[i], now)) {
            put_picture(req, &g[i]);
            own = true;
        }
    for (size_t i = 0; i < p->npictures; i++)
        if (g[i].sku == NULL && !(own && shows_variant(p, g[i].file)))
            put_picture(req, &g[i]);
    for (size_t i = 0; all && i < p->npictures; i++)
        put_picture(req, &g[i]);
}
