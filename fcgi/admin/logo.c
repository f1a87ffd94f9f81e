/* The shop's logo, made by the same process as pictures of goods. */
#include <string.h>
#include <unistd.h>

#include "admin/settings.h"
#include "base/conf.h"
#include "base/db.h"
#include "shop/audit.h"
#include "shop/photo.h"
#include "shop/setting_edit.h"
#include "shop/setting_version.h"
#include "web/page.h"
#include "web/upload.h"

const struct field logo_fields[1] = { { "remove", F_CHECK, 0, 10, 0 } };

static enum rc
save(struct ctx *ctx, void *arg)
{
    const char *file = arg;
    struct setting s = { "shop.logo", file };
    struct audit a = { .act = "settings.save",
        .kind = "settings",
        .ref = "shop" };
    int64_t version;

    TRY(setting_version(ctx, SETTINGS, &version));
    TRY(setting_save(ctx, version, &s, 1));
    audit_change(ctx, &a, "shop_logo", ctx->conf->shop.logo, file);
    return audit_write(ctx, &a);
}

/* Its 160 pixels are more than the header shows. */
static enum photo_status
make(struct req *req, const struct upload *u, char **file)
{
    int fd = dup(u->fd);
    struct photo photo;
    enum photo_status status =
        fd >= 0 ? photo_take(req->ctx, fd, &photo) : PHOTO_UNSAFE;

    if (status == PHOTO_DONE)
        status = photo_begin(&photo);
    if (status == PHOTO_DONE)
        status = photo_finish(req->ctx->conf->paths.media, &photo);
    if (status == PHOTO_DONE)
        *file = talloc_asprintf(req->ctx, "%s-160.webp", photo.file);
    return status;
}

static enum rc
refuse(struct req *req, enum photo_status status)
{
    if (status == PHOTO_UNSAFE)
        return BUSY;
    return page_refuse(req, 422, "pictures_refused");
}

enum rc
logo_upload_page(struct req *req)
{
    const struct upload *u = upload_get(req, "file", 0);
    bool remove = form_value(&req->form, 0)->state == VALID;
    char *file = talloc_strdup(req->ctx, "");
    enum photo_status status = PHOTO_DONE;
    enum rc rc;
    int lock;

    if (u == NULL && !remove)
        return page_refuse(req, 422, "no_picture");
    lock = photo_lock(req->ctx->conf->paths.media, false);
    if (lock < 0)
        return BUSY;
    if (!remove)
        status = make(req, u, &file);
    rc = status == PHOTO_DONE ? db_transaction(req->ctx, save, file) : INVALID;
    close(lock);
    if (status != PHOTO_DONE)
        return refuse(req, status);
    TRY(rc);
    page_redirect(req, "/settings?saved=1");
    return OK;
}
