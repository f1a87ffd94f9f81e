#include "web/upload.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/str.h"
#include "web/multipart.h"
#include "web/private.h"

enum { PIECE = 16 * 1024 };

/* The part that is coming: a field's text or a file. */
struct reading {
    struct req *req;
    size_t texts; /* bytes of all fields */
    struct param *param;
    size_t room, n;
    struct upload *upload;
    bool none; /* a file input that nothing was chosen for */
    const char *code;
};

static int
close_upload(struct upload *u)
{
    return u->fd >= 0 ? close(u->fd) : 0;
}

/* A file without a name, in $TMPDIR or /tmp. */
static int
open_nameless(TALLOC_CTX *mem)
{
    const char *dir = getenv("TMPDIR");
    char *path;
    int fd;

    if (dir == NULL || dir[0] != '/')
        dir = "/tmp";
    fd = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, 0600);
    if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR))
        return fd;
    path = talloc_asprintf(mem, "%s/clearcart-XXXXXX", dir);
    fd = mkostemp(path, O_CLOEXEC);
    if (fd >= 0)
        unlink(path);
    return fd;
}

/* Folders in a name come from no browser of today. */
static int
begin_file(struct reading *r, const char *name, const char *file)
{
    struct uploads *all = &r->req->uploads;
    struct upload *u;

    if (strpbrk(file, "/\\") != NULL) {
        r->code = "file_name";
        return 422;
    }
    if (all->n == UPLOADS_MAX) {
        r->code = "too_many_files";
        return 413;
    }
    u = talloc_zero(r->req->ctx, struct upload);
    u->field = talloc_strdup(u, name);
    u->name = talloc_strdup(u, file);
    u->fd = open_nameless(u);
    talloc_set_destructor(u, close_upload);
    if (u->fd < 0) {
        log_fail("making a temporary file", "%s", strerror(errno));
        return 503;
    }
    all->at[all->n++] = r->upload = u;
    return 0;
}

static int
begin(void *arg, const char *name, const char *file)
{
    struct reading *r = arg;
    struct params *form = &r->req->in.form;

    r->upload = NULL;
    r->param = NULL;
    r->none = file != NULL && file[0] == '\0';
    if (r->none)
        return 0;
    if (file != NULL)
        return begin_file(r, name, file);
    r->param = &form->at[form->n++];
    r->param->name = talloc_strdup(form->at, name);
    r->param->value = talloc_zero_size(form->at, r->room = 256);
    r->n = 0;
    return 0;
}

static int
add_text(struct reading *r, const char *data, size_t n)
{
    char *value = (char *)(uintptr_t)r->param->value;

    r->texts += n;
    if (r->n + n > VALUE_MAX || r->texts > BODY_MAX)
        return 413;
    if (r->n + n >= r->room) {
        r->room = (r->n + n) * 2;
        value = talloc_realloc_size(r->req->in.form.at, value, r->room);
    }
    memcpy(value + r->n, data, n);
    r->n += n;
    value[r->n] = '\0';
    r->param->value = value;
    return 0;
}

static int
add_bytes(struct reading *r, const char *data, size_t n)
{
    struct upload *u = r->upload;

    if (u->size + (int64_t)n > UPLOAD_MAX) {
        r->code = "file_too_large";
        return 413;
    }
    u->size += (int64_t)n;
    while (n > 0) {
        ssize_t done = write(u->fd, data, n);

        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0) {
            log_fail("writing a temporary file", "%s", strerror(errno));
            return 503;
        }
        data += done;
        n -= (size_t)done;
    }
    return 0;
}

static int
data(void *arg, const char *data, size_t n)
{
    struct reading *r = arg;

    if (r->none)
        return 400;
    return r->upload != NULL ? add_bytes(r, data, n) : add_text(r, data, n);
}

static int
end(void *arg)
{
    struct reading *r = arg;

    if (r->upload != NULL)
        return lseek(r->upload->fd, 0, SEEK_SET) == 0 ? 0 : 503;
    return r->none || str_is_text(r->param->value, r->n) ? 0 : 400;
}

static int
feed(struct req *req, struct multipart *m)
{
    size_t left = req->upload_length;
    char piece[PIECE];
    int status = 0;

    while (status == 0 && left > 0) {
        int want = left < PIECE ? (int)left : PIECE;

        if (body_take(req->app->fcgi->in, piece, want) != want)
            status = 400;
        else
            status = multipart_feed(m, piece, (size_t)want);
        left -= (size_t)want;
    }
    explicit_bzero(piece, sizeof(piece));
    return status != 0 ? status : multipart_end(m);
}

enum rc
upload_read(struct req *req)
{
    struct reading r = { .req = req };
    const struct multipart_to to = { begin, data, end, &r };
    struct multipart *m =
        multipart_new(req->ctx, req_env(req, "CONTENT_TYPE"), &to);
    int status;

    if (m == NULL)
        return page_refuse(req, 400, "bad_request");
    if (req->upload_length > UPLOAD_BODY_MAX)
        return page_refuse(req, 413, "files_too_large");
    req->uploads.at =
        talloc_zero_array(req->ctx, struct upload *, UPLOADS_MAX);
    req->in.form.at = talloc_zero_array(req->ctx, struct param, PARTS_MAX);
    status = feed(req, m);
    talloc_free(m);
    if (status == 0)
        return OK;
    return page_refuse(req, status, r.code);
}

const struct upload *
upload_get(const struct req *req, const char *field, size_t i)
{
    for (size_t k = 0; k < req->uploads.n; k++)
        if (strcmp(req->uploads.at[k]->field, field) == 0 && i-- == 0)
            return req->uploads.at[k];
    return NULL;
}
