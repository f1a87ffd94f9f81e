#include "admin/pictures.h"

#include <stdlib.h>
#include <string.h>

#include "admin/pages.h"
#include "base/db.h"
#include "base/str.h"
#include "shop/product_save.h"
#include "web/page.h"

const struct field pictures_fields[PICTURES_FIELDS] = {
    [PIC_VERSION] = { "version", F_INT, 1, UINT32_MAX, F_REQUIRED },
    [PIC_ID] = { "picture", F_INT, 1, UINT32_MAX, F_MANY },
    [PIC_ALT] = { "alt", F_TEXT, 0, 300, F_MANY },
    [PIC_SKU] = { "sku", F_TEXT, 0, 64, F_MANY },
    [PIC_PLACE] = { "place", F_INT, 1, 999, F_MANY },
    [PIC_REMOVE] = { "remove", F_INT, 1, UINT32_MAX, F_MANY },
};

/* A picture's line as it was typed. */
struct line {
    const struct picture *is;
    const char *alt, *sku;
    int64_t place;
    size_t at; /* where it stood: equal places stay in this order */
    bool remove;
};

struct saving {
    struct req *req;
    struct pictures is;
    struct line *lines;
    size_t n;
};

enum rc
pictures_page(struct req *req)
{
    struct pictures all;

    TRY(pictures_of(req, &all));
    return pictures_put(req, &all);
}

static bool
is_ticked(const struct req *req, int64_t id)
{
    const struct values *ticks = &req->form.values[PIC_REMOVE];

    for (size_t i = 0; i < ticks->n; i++)
        if (ticks->at[i].num == id)
            return true;
    return false;
}

static const struct picture *
find(const struct pictures *all, int64_t id)
{
    for (size_t i = 0; i < all->n; i++)
        if (all->at[i].id == id)
            return &all->at[i];
    return NULL;
}

/* Values that stand side by side, one of each a picture. */
static bool
are_rows(const struct req *req)
{
    static const size_t lists[] = { PIC_ALT, PIC_SKU, PIC_PLACE };

    for (size_t i = 0; i < COUNT(lists); i++)
        if (req->form.values[lists[i]].n != req->form.values[PIC_ID].n)
            return false;
    return !req->form.wrong;
}

static enum rc
check_variant(struct ctx *ctx, struct saving *s, size_t i)
{
    struct value *v = &s->req->form.values[PIC_SKU].at[i];
    bool fits = true;

    if (s->lines[i].sku != NULL)
        TRY(picture_fits(ctx, s->is.product, s->lines[i].sku, &fits));
    if (fits)
        return OK;
    v->state = WRONG;
    v->error = "unknown";
    s->req->form.wrong = true;
    return INVALID;
}

static enum rc
read_lines(struct ctx *ctx, struct saving *s)
{
    const struct values *ids = &s->req->form.values[PIC_ID];

    s->n = ids->n;
    s->lines = talloc_zero_array(ctx, struct line, (unsigned)s->n + 1);
    for (size_t i = 0; i < s->n; i++) {
        struct line *l = &s->lines[i];
        const char *sku = form_nth(&s->req->form, PIC_SKU, i);

        l->is = find(&s->is, ids->at[i].num);
        if (l->is == NULL)
            return CONFLICT;
        l->alt = form_nth(&s->req->form, PIC_ALT, i);
        l->sku = sku[0] != '\0' ? sku : NULL;
        l->place = s->req->form.values[PIC_PLACE].at[i].num;
        l->at = i;
        l->remove = is_ticked(s->req, l->is->id);
        TRY(check_variant(ctx, s, i));
    }
    return s->n == s->is.n ? OK : CONFLICT;
}

static int
by_place(const void *a, const void *b)
{
    const struct line *x = a, *y = b;

    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

static bool
is_same(const struct picture *a, const struct picture *b)
{
    return a->id == b->id && strcmp(a->alt, b->alt) == 0 &&
        strcmp(a->sku != NULL ? a->sku : "", b->sku != NULL ? b->sku : "") ==
        0;
}

/* The pictures as they shall be; those that go are removed. */
static enum rc
arrange(struct ctx *ctx, struct saving *s, struct pictures *out)
{
    *out = s->is;
    out->at = talloc_array(ctx, struct picture, (unsigned)s->n + 1);
    out->n = 0;
    qsort(s->lines, s->n, sizeof(s->lines[0]), by_place);
    for (size_t i = 0; i < s->n; i++) {
        const struct line *l = &s->lines[i];

        if (l->remove) {
            TRY(picture_remove(ctx, l->is->id));
            continue;
        }
        out->at[out->n] = *l->is;
        out->at[out->n].alt = l->alt;
        out->at[out->n++].sku = l->sku;
    }
    return OK;
}

static enum rc
save(struct ctx *ctx, void *arg)
{
    struct saving *s = arg;
    struct pictures now;
    bool same;

    TRY(pictures_lock(ctx, s->is.product, &s->is));
    if (s->is.version != form_int(&s->req->form, PIC_VERSION, 0))
        return CONFLICT;
    TRY(read_lines(ctx, s));
    TRY(arrange(ctx, s, &now));
    same = now.n == s->is.n;
    for (size_t i = 0; same && i < now.n; i++)
        same = is_same(&now.at[i], &s->is.at[i]);
    if (same)
        return OK;
    TRY(pictures_write(ctx, &now));
    TRY(product_touch(ctx, s->is.product));
    return pictures_audit(ctx, &s->is, &now);
}

enum rc
pictures_save_page(struct req *req)
{
    struct saving s = { .req = req };
    enum rc rc = INVALID;

    TRY(pictures_of(req, &s.is));
    if (are_rows(req))
        rc = db_transaction(req->ctx, save, &s);
    if (rc == OK) {
        page_redirect(req, talloc_asprintf(req->ctx, "%s?saved=1",
                               pictures_url(req, s.is.product)));
        return OK;
    }
    if (rc == CONFLICT)
        page_own_error(req, 409, "stale_pictures");
    else if (rc == INVALID)
        page_own_error(req, 422, "invalid");
    else
        return rc;
    TRY(pictures_of(req, &s.is));
    if (rc == INVALID)
        put_str(page_view(req), "version",
            form_value(&req->form, PIC_VERSION)->raw);
    return pictures_put(req, &s.is);
}
