#include <string.h>

#include "admin/pages.h"
#include "admin/pictures.h"
#include "base/conf.h"
#include "base/str.h"
#include "shop/audit.h"
#include "web/page.h"

enum { ON_CARD = 6 };

char *
pictures_url(struct req *req, int64_t product)
{
    return talloc_asprintf(
        req->ctx, "/products/%lld/pictures", (long long)product);
}

enum rc
pictures_of(struct req *req, struct pictures *out)
{
    int64_t id;

    if (!str_int(req->arg[0], 1, UINT32_MAX, &id))
        return NOTFOUND;
    return pictures_read(req->ctx, id, out);
}

/* Where the picture's line stands in what was sent; SIZE_MAX: nowhere. */
static size_t
sent_at(const struct req *req, int64_t id)
{
    const struct values *ids;

    if (req->form.fields != pictures_fields)
        return SIZE_MAX;
    ids = &req->form.values[PIC_ID];
    for (size_t i = 0; i < ids->n; i++)
        if (ids->at[i].state == VALID && ids->at[i].num == id)
            return i;
    return SIZE_MAX;
}

static const struct value *
sent(const struct req *req, size_t field, size_t at)
{
    const struct values *v;

    if (at == SIZE_MAX)
        return NULL;
    v = &req->form.values[field];
    return at < v->n && v->at[at].raw != NULL ? &v->at[at] : NULL;
}

/* What was typed, what is there, and what is wrong with it. */
static void
put_cell(struct req *req, json_t *row, size_t field, size_t at,
    const char *is)
{
    const char *name = pictures_fields[field].name;
    const struct value *v = sent(req, field, at);
    json_t *o = put_object(row, name);

    put_str(o, "value", v != NULL ? v->raw : is);
    if (v != NULL && strcmp(v->raw, is) != 0)
        put_str(o, "now", is);
    if (v != NULL && v->error != NULL)
        put_str(o, "error",
            page_words(req,
                talloc_asprintf(req->ctx, "picture.%s.%s", name, v->error)));
}

static void
put_variants(json_t *row, const struct pictures *all, const char *chosen)
{
    json_t *list;

    if (all->nvariants > PICTURE_VARIANTS_MAX)
        return;
    list = put_array(row, "variants");
    for (size_t i = 0; i < all->nvariants; i++) {
        const struct picture_variant *v = &all->variants[i];
        json_t *o = add_object(list);

        put_str(o, "sku", v->sku);
        put_str(o, "name", v->options[0] != '\0' ? v->options : v->sku);
        put_bool(o, "chosen", strcmp(v->sku, chosen) == 0);
    }
}

static void
put_row(struct req *req, json_t *row, const struct pictures *all, size_t i)
{
    const struct picture *p = &all->at[i];
    const char *sku = p->sku != NULL ? p->sku : "";
    size_t at = sent_at(req, p->id);
    const struct value *v = sent(req, PIC_SKU, at);

    put_int(row, "id", p->id);
    put_int(row, "number", (int64_t)i + 1);
    put_str(row, "file", p->file);
    put_str(row, "source", p->source);
    put_cell(req, row, PIC_ALT, at, p->alt);
    put_cell(req, row, PIC_SKU, at, sku);
    put_cell(req, row, PIC_PLACE, at,
        talloc_asprintf(req->ctx, "%zu", i + 1));
    put_variants(row, all, v != NULL ? v->raw : sku);
    for (size_t k = 0; at != SIZE_MAX &&
         k < req->form.values[PIC_REMOVE].n; k++)
        if (req->form.values[PIC_REMOVE].at[k].num == p->id)
            put_bool(row, "remove", true);
}

static void
put_data(struct req *req, const struct pictures *all)
{
    json_t *o = put_object(page_data(req), "product"), *list;

    put_int(o, "id", all->product);
    put_str(o, "name", all->name);
    put_int(o, "version", all->version);
    list = put_array(page_data(req), "pictures");
    for (size_t i = 0; i < all->n; i++) {
        const struct picture *p = &all->at[i];

        o = add_object(list);
        put_int(o, "id", p->id);
        put_str(o, "file", p->file);
        put_str(o, "alt", p->alt);
        put_str(o, "sku", p->sku);
        put_int(o, "width", p->width);
        put_int(o, "height", p->height);
    }
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
}

enum rc
pictures_put(struct req *req, const struct pictures *all)
{
    json_t *view = page_view(req), *rows = put_array(view, "rows");

    put_data(req, all);
    for (size_t i = 0; i < all->n; i++)
        put_row(req, add_object(rows), all, i);
    put_bool(view, "many_variants", all->nvariants > PICTURE_VARIANTS_MAX);
    put_bool(view, "one_variant", all->nvariants <= 1);
    put_bool(view, "full", all->n >= PICTURES_MAX);
    put_str(view, "here", pictures_url(req, all->product));
    put_str(view, "upload",
        talloc_asprintf(
            req->ctx, "%s/upload", pictures_url(req, all->product)));
    put_str(view, "product",
        talloc_asprintf(
            req->ctx, "/products/%lld", (long long)all->product));
    if (strcmp(all->status, "published") == 0)
        put_str(view, "public",
            talloc_asprintf(req->ctx, "%s/p/%s", req->ctx->conf->shop.url,
                all->slug));
    put_bool(view, "saved", params_get(&req->in.query, "saved") != NULL);
    put_bool(view, "added", params_get(&req->in.query, "added") != NULL);
    page_template(req, "admin/pictures");
    return OK;
}

enum rc
pictures_put_card(struct req *req, int64_t product)
{
    json_t *view = page_view(req), *list = put_array(view, "pictures");
    struct pictures all;
    size_t shown = 0;

    TRY(pictures_read(req->ctx, product, &all));
    for (size_t i = 0; i < all.n && shown < ON_CARD; i++) {
        json_t *o;

        if (all.at[i].file == NULL)
            continue;
        o = add_object(list);
        put_str(o, "file", all.at[i].file);
        put_str(o, "alt", all.at[i].alt);
        shown++;
    }
    if (all.n > shown)
        put_int(view, "more_pictures", (int64_t)(all.n - shown));
    put_str(view, "pictures_url", pictures_url(req, product));
    return OK;
}

static char *
names(struct ctx *ctx, const struct pictures *all)
{
    char *text = talloc_strdup(ctx, "");

    for (size_t i = 0; i < all->n; i++)
        text = talloc_asprintf_append_buffer(
            text, "%s%s", i > 0 ? ", " : "", all->at[i].source);
    return text;
}

enum rc
pictures_audit(struct ctx *ctx, const struct pictures *was,
    const struct pictures *now)
{
    struct audit a = { .act = "product.pictures",
        .kind = "product",
        .ref = talloc_asprintf(ctx, "%lld", (long long)was->product),
        .name = was->name };

    audit_change(ctx, &a, "pictures", names(ctx, was), names(ctx, now));
    for (size_t i = 0; i < now->n; i++)
        for (size_t k = 0; k < was->n; k++) {
            if (was->at[k].id != now->at[i].id)
                continue;
            audit_change(ctx, &a, "alt", was->at[k].alt, now->at[i].alt);
            audit_change(ctx, &a, "picture_sku", was->at[k].sku,
                now->at[i].sku);
        }
    return audit_write(ctx, &a);
}
