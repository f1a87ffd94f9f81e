#include <string.h>
#include <time.h>
#include <unistd.h>

#include "admin/pages.h"
#include "admin/pictures.h"
#include "base/conf.h"
#include "base/db.h"
#include "shop/photo.h"
#include "shop/product_save.h"
#include "web/page.h"
#include "web/upload.h"

/* The web server waits 30 s for an answer. */
enum { AT_ONCE = 2, ALL_MS = 24000 };

const struct field pictures_upload_fields[1] = {
    { "alt", F_TEXT, 0, 300, 0 },
};

struct chosen {
    const struct upload *upload;
    struct photo photo;
    enum photo_status status;
    bool begun;
};

struct adding {
    struct req *req;
    struct chosen all[UPLOADS_MAX];
    size_t n;
    struct pictures to;
};

static int64_t
now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* A duplicate for photo: the upload's own goes with the request. */
static void
begin(struct req *req, struct chosen *c)
{
    int fd = dup(c->upload->fd);

    c->status = fd >= 0 ? photo_take(req->ctx, fd, &c->photo) : PHOTO_UNSAFE;
    if (c->status == PHOTO_DONE)
        c->status = photo_begin(&c->photo);
    c->begun = c->status == PHOTO_DONE;
}

/* Two at a time, made anew even if they are there: it is the same bytes. */
static bool
make_all(struct adding *a)
{
    const char *media = a->req->ctx->conf->paths.media;
    int64_t end = now_ms() + ALL_MS;
    struct chosen *c;
    bool good = true;

    for (size_t i = 0; i < a->n + AT_ONCE; i++) {
        if (i < a->n && now_ms() < end)
            begin(a->req, &a->all[i]);
        else if (i < a->n)
            a->all[i].status = PHOTO_SLOW;
        if (i < AT_ONCE || i - AT_ONCE >= a->n)
            continue;
        c = &a->all[i - AT_ONCE];
        c->photo.wait_ms = now_ms() < end ? end - now_ms() : 0;
        if (c->begun)
            c->status = photo_finish(media, &c->photo);
    }
    for (size_t i = 0; i < a->n; i++)
        good = good && a->all[i].status == PHOTO_DONE;
    return good;
}

static enum rc
add(struct ctx *ctx, void *arg)
{
    struct adding *a = arg;
    const char *alt = form_str(&a->req->form, 0);
    struct pictures was, now;

    TRY(pictures_lock(ctx, a->to.product, &was));
    now = was;
    for (size_t i = 0; i < a->n; i++) {
        const struct chosen *c = &a->all[i];
        struct picture p = { .file = c->photo.file,
            .source = c->upload->name,
            .alt = alt != NULL ? alt : "",
            .width = c->photo.width,
            .height = c->photo.height };

        TRY(picture_add(ctx, &now, &p));
    }
    TRY(product_touch(ctx, was.product));
    TRY(pictures_read(ctx, was.product, &now));
    return pictures_audit(ctx, &was, &now);
}

/* What is wrong with which file, in words. */
static int
put_reasons(struct adding *a)
{
    static const char *const reasons[PHOTO_STATUSES] = {
        [PHOTO_BROKEN] = "broken",
        [PHOTO_HUGE] = "huge",
        [PHOTO_KIND] = "kind",
        [PHOTO_CUT] = "cut",
        [PHOTO_MORE] = "more",
        [PHOTO_LARGE] = "large",
        [PHOTO_SLOW] = "slow",
        [PHOTO_UNSAFE] = "unsafe",
    };
    json_t *list = put_array(page_data(a->req), "files");
    int status = 422;

    for (size_t i = 0; i < a->n; i++) {
        const struct chosen *c = &a->all[i];
        json_t *o;

        if (c->status == PHOTO_DONE)
            continue;
        o = add_object(list);
        put_str(o, "name", c->upload->name);
        put_str(o, "error", reasons[c->status]);
        put_str(o, "_text",
            page_words(a->req, talloc_asprintf(a->req->ctx, "photo.%s",
                                   reasons[c->status])));
        if (c->status == PHOTO_UNSAFE)
            status = 503;
    }
    return status;
}

/* The page once more, with the reasons and nothing stored. */
static enum rc
refuse(struct adding *a, int status, const char *code)
{
    page_own_error(a->req, status, code);
    TRY(pictures_of(a->req, &a->to));
    return pictures_put(a->req, &a->to);
}

static enum rc
store(struct adding *a)
{
    int lock = photo_lock(a->req->ctx->conf->paths.media, false);
    enum rc rc = BUSY;
    bool good = false;

    if (lock < 0)
        return BUSY;
    good = make_all(a);
    if (good)
        rc = db_transaction(a->req->ctx, add, a);
    close(lock);
    if (!good)
        return refuse(a, put_reasons(a), "pictures_refused");
    if (rc == INVALID)
        return refuse(a, 422, "too_many_pictures");
    TRY(rc);
    page_redirect(a->req, talloc_asprintf(a->req->ctx, "%s?added=1",
                              pictures_url(a->req, a->to.product)));
    return OK;
}

enum rc
pictures_upload_page(struct req *req)
{
    struct adding *a = talloc_zero(req->ctx, struct adding);
    const struct upload *u;

    a->req = req;
    TRY(pictures_of(req, &a->to));
    while ((u = upload_get(req, "file", a->n)) != NULL)
        a->all[a->n++].upload = u;
    if (req->form.wrong)
        return refuse(a, 422, "invalid");
    if (a->n == 0)
        return refuse(a, 422, "no_picture");
    if (a->to.n + a->n > PICTURES_MAX)
        return refuse(a, 422, "too_many_pictures");
    return store(a);
}
