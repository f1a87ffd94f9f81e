/* Where the pictures of a record come from, and what is said if they don't. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/conf.h"
#include "base/db.h"
#include "base/str.h"
#include "cli/import.h"
#include "shop/photo.h"

enum { AT_ONCE = 4 };

DB_STMT(known_size, "SELECT width, height FROM catalog.image "
                    "WHERE file = ? AND width IS NOT NULL LIMIT 1");

/* The size of a picture that some product shows already; 0 if none does. */
static enum rc
find_size(struct ctx *ctx, const char *file, struct product_image *image)
{
    struct db_query *q = db_start(ctx, &known_size);

    db_bind_str(q, file);
    if (db_next(q)) {
        image->width = db_int(q);
        image->height = db_int(q);
    }
    return db_end(q);
}

static bool
is_address(const char *source)
{
    return str_starts(source, "http://") || str_starts(source, "https://") ||
           strstr(source, "://") != NULL;
}

/* No way out of the folder. */
static bool
is_inside(const char *source)
{
    return source[0] != '/' && strncmp(source, "../", 3) != 0 &&
           strstr(source, "/../") == NULL;
}

static const char *const reasons[PHOTO_STATUSES] = {
    [PHOTO_BROKEN] = "cannot be decoded",
    [PHOTO_HUGE] = "has more than 50 megapixels, or a side over 12,000",
    [PHOTO_KIND] = "is not a PNG, JPEG, WebP or GIF",
    [PHOTO_CUT] = "ends too early",
    [PHOTO_MORE] = "holds something else than a picture, too",
    [PHOTO_LARGE] = "is larger than 30 MiB",
    [PHOTO_SLOW] = "takes too long or too much to decode",
    [PHOTO_UNSAFE] = "cannot be made or written just now",
};

static const char *
open_picture(TALLOC_CTX *mem, const char *path, struct photo *out)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    if (fd < 0)
        return errno == ENOENT ? "is not there" : strerror(errno);
    return reasons[photo_take(mem, fd, out)];
}

/* In the folder, or in one beside the file that is called as the file. */
static const char *
read_picture(
    struct import *im, struct ctx *ctx, const char *source, struct photo *p)
{
    const char *why =
        open_picture(ctx, talloc_asprintf(ctx, "%s/%s", im->images, source), p);

    if (why == NULL || im->beside == NULL)
        return why;
    return open_picture(ctx,
               talloc_asprintf(ctx, "%s/%s", im->beside, source), p) == NULL
               ? NULL
               : why;
}

/* One picture that is being made, for all of the batch that show it. */
struct job {
    struct photo photo;
    const char *why;
};

struct jobs {
    struct import *im;
    struct ctx *ctx;
    struct job **at;
    size_t n, finished;
};

static void
finish_one(struct jobs *jobs)
{
    struct job *job = jobs->at[jobs->finished++];
    const char *media = jobs->ctx->conf->paths.media;

    if (job->why == NULL)
        job->why = reasons[photo_finish(
            jobs->im->dry ? NULL : media, &job->photo)];
}

static struct job *
begin_job(struct jobs *jobs, const struct photo *photo)
{
    struct job *job;

    for (size_t i = 0; i < jobs->n; i++)
        if (strcmp(jobs->at[i]->photo.file, photo->file) == 0) {
            close(photo->input);
            return jobs->at[i];
        }
    if (jobs->n - jobs->finished >= AT_ONCE)
        finish_one(jobs);
    job = talloc_zero(jobs->ctx, struct job);
    job->photo = *photo;
    job->why = reasons[photo_begin(&job->photo)];
    jobs->at = talloc_realloc(
        jobs->ctx, jobs->at, struct job *, (unsigned)jobs->n + 1);
    jobs->at[jobs->n++] = job;
    return job;
}

/* Finds the picture; *job is set if it has to be made. */
static enum rc
take(struct jobs *jobs, struct product_image *image, const char **why,
    struct job **job)
{
    struct import *im = jobs->im;
    struct photo photo = {0};

    *why = is_address(image->source)   ? "is not fetched from the web"
           : !is_inside(image->source) ? "is outside the folder of images"
                                       : NULL;
    if (*why == NULL)
        *why = read_picture(im, jobs->ctx, image->source, &photo);
    if (*why != NULL)
        return OK;
    if (im->dry || photo_is_made(jobs->ctx->conf->paths.media, &photo))
        TRY(find_size(jobs->ctx, photo.file, image));
    if (image->width == 0)
        *job = begin_job(jobs, &photo);
    else
        close(photo.input);
    image->file = photo.file;
    return OK;
}

static enum rc
take_all(struct jobs *jobs, struct record *r)
{
    const char *why;

    r->jobs = talloc_zero_array(r, struct job *, (unsigned)r->nimages + 1);
    for (size_t i = 0; i < r->nimages; i++) {
        TRY(take(jobs, &r->images[i], &why, &r->jobs[i]));
        if (why != NULL)
            record_note(r, "Images: %s %s", r->images[i].source, why);
    }
    return OK;
}

static void
take_results(struct record *r)
{
    for (size_t i = 0; r->jobs != NULL && i < r->nimages; i++) {
        struct product_image *image = &r->images[i];

        if (r->jobs[i] == NULL)
            continue;
        image->width = r->jobs[i]->photo.width;
        image->height = r->jobs[i]->photo.height;
        if (r->jobs[i]->why == NULL)
            continue;
        image->file = NULL;
        record_note(r, "Images: %s %s", image->source, r->jobs[i]->why);
    }
}

enum rc
import_images(
    struct import *im, struct ctx *ctx, struct record **records, size_t n)
{
    struct jobs jobs = {im, ctx, NULL, 0, 0};
    enum rc rc = OK;

    for (size_t i = 0; rc == OK && i < n; i++)
        if (records[i]->wrong == NULL && !records[i]->again)
            rc = take_all(&jobs, records[i]);
    while (jobs.finished < jobs.n)
        finish_one(&jobs);
    for (size_t i = 0; i < n; i++)
        take_results(records[i]);
    return rc;
}

void
import_find_images(struct import *im)
{
    const char *slash = strrchr(im->path, '/');

    if (im->images == NULL)
        im->images = slash == NULL ? "."
                                   : talloc_strndup(im->ctx, im->path,
                                         (size_t)(slash - im->path));
    if (strlen(im->path) > 4)
        im->beside = talloc_strndup(im->ctx, im->path, strlen(im->path) - 4);
}
