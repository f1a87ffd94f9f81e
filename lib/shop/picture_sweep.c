#include "shop/picture_sweep.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/conf.h"
#include "base/db.h"
#include "base/log.h"
#include "shop/photo.h"

enum { OLD_SECONDS = 3600, AT_ONCE = 1000 };

DB_STMT(shown, "SELECT DISTINCT file FROM catalog.image WHERE file > ? "
               "ORDER BY file LIMIT 1000");
DB_STMT(is_shown, "SELECT 1 FROM catalog.image WHERE file = ? LIMIT 1");
DB_STMT(is_logo, "SELECT 1 FROM catalog.setting WHERE name = 'shop.logo' "
                 "AND value LIKE CONCAT(?, '-%') LIMIT 1");
DB_STMT(is_ordered, "SELECT 1 FROM orders.order_line WHERE image = ? LIMIT 1");

struct files {
    char **at; /* "HASH-160.webp", sorted */
    size_t n;
};

static int
by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool
is_old(DIR *dir, const char *name)
{
    struct timespec now;
    struct stat st;

    clock_gettime(CLOCK_REALTIME, &now);
    return fstatat(dirfd(dir), name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
        S_ISREG(st.st_mode) && st.st_mtime < now.tv_sec - OLD_SECONDS;
}

/* A picture's own name, or that of a file that was never finished. */
static bool
is_picture(struct ctx *ctx, const char *name)
{
    const char *point = strrchr(name, '.');
    char *whole;

    if (photo_name_length(name) > 0)
        return true;
    if (point == NULL || strspn(point + 1, "0123456789") != strlen(point + 1))
        return false;
    whole = talloc_strndup(ctx, name, (size_t)(point - name));
    return photo_name_length(whole) > 0;
}

static bool
list_files(struct ctx *ctx, struct files *out)
{
    DIR *dir = opendir(ctx->conf->paths.media);
    struct dirent *e;

    *out = (struct files){ NULL, 0 };
    if (dir == NULL)
        return false;
    while ((e = readdir(dir)) != NULL) {
        if (!is_picture(ctx, e->d_name) || !is_old(dir, e->d_name))
            continue;
        if (out->n % 1024 == 0)
            out->at = talloc_realloc(
                ctx, out->at, char *, (unsigned)out->n + 1024);
        out->at[out->n++] = talloc_strdup(ctx, e->d_name);
    }
    closedir(dir);
    if (out->n > 1)
        qsort(out->at, out->n, sizeof(out->at[0]), by_name);
    return true;
}

static int
compare(const char *name, const char *file)
{
    return strncmp(name, file, strcspn(name, "-"));
}

/* Leaves those that no product shows; both sides are sorted. */
static enum rc
drop_shown(struct ctx *ctx, struct files *files)
{
    const char *last = "";
    size_t i = 0, left = 0, rows;

    do {
        struct db_query *q = db_start(ctx, &shown);

        rows = 0;
        db_bind_str(q, last);
        while (db_next(q)) {
            last = db_str(q);
            rows++;
            while (i < files->n && compare(files->at[i], last) < 0)
                files->at[left++] = files->at[i++];
            while (i < files->n && compare(files->at[i], last) == 0)
                i++;
        }
        TRY(db_end(q));
    } while (rows > 0);
    while (i < files->n)
        files->at[left++] = files->at[i++];
    files->n = left;
    return OK;
}

static enum rc
is_named(struct ctx *ctx, const struct db_stmt *stmt, const char *file,
    bool *named)
{
    struct db_query *q = db_start(ctx, stmt);

    db_bind_str(q, file);
    *named = db_next(q) || *named;
    return db_end(q);
}

static enum rc
remove_unnamed(struct ctx *ctx, int folder, const struct files *files)
{
    const char *file = "";
    bool named = true;
    int64_t pictures = 0;

    for (size_t i = 0; i < files->n; i++) {
        const char *name = files->at[i];

        if (compare(name, file) != 0 || file[0] == '\0') {
            if (pictures == AT_ONCE)
                break;
            file = talloc_strndup(ctx, name, strcspn(name, "-"));
            named = false;
            TRY(is_named(ctx, &is_shown, file, &named));
            TRY(is_named(ctx, &is_ordered, file, &named));
            TRY(is_named(ctx, &is_logo, file, &named));
            pictures += !named;
        }
        if (!named)
            unlinkat(folder, name, 0);
    }
    if (pictures > 0) {
        log_begin("media");
        log_int("removed", pictures);
        log_end();
    }
    return OK;
}

enum rc
picture_sweep(struct ctx *ctx)
{
    struct files files;
    enum rc rc;
    int folder;

    if (!list_files(ctx, &files))
        return OK;
    TRY(drop_shown(ctx, &files));
    folder = files.n > 0 ? photo_lock(ctx->conf->paths.media, true) : -1;
    if (folder < 0)
        return OK;
    rc = remove_unnamed(ctx, folder, &files);
    close(folder);
    return rc;
}
