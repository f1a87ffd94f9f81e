/*
 * A process ends after some requests, and at least 60 s: retiring after N
 * requests alone made multiwatch give up under load and killed the socket.
 * When the binary, the configuration or a template has changed, one process
 * a second ends.
 */
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/conf.h"
#include "base/log.h"
#include "base/rand.h"
#include "web/private.h"

enum { MIN_SECONDS = 60, CHECK_SECONDS = 1 };

static int64_t newest; /* nftw has no argument for its caller */

static int64_t
seconds(clockid_t clock)
{
    struct timespec t;

    clock_gettime(clock, &t);
    return t.tv_sec;
}

static int64_t
changed_at(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0
        ? (int64_t)st.st_mtim.tv_sec * 1000 + st.st_mtim.tv_nsec / 1000000
        : 0;
}

static int
visit(const char *path, const struct stat *st, int type, struct FTW *at)
{
    int64_t time =
        (int64_t)st->st_mtim.tv_sec * 1000 + st->st_mtim.tv_nsec / 1000000;

    (void)path, (void)type, (void)at;
    if (time > newest)
        newest = time;
    return 0;
}

static int64_t
files_changed_at(const struct app *app)
{
    newest = changed_at(app->conf->path);
    nftw(app->conf->paths.templates, visit, 8, FTW_PHYS);
    return newest;
}

void
retire_init(struct app *app)
{
    char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);
    int64_t requests = app->conf->server.requests;

    path[n > 0 ? n : 0] = '\0';
    app->binary = talloc_strdup(app, path);
    app->started = seconds(CLOCK_MONOTONIC);
    app->binary_time = changed_at(path);
    app->files_time = files_changed_at(app);
    app->retire_after =
        requests + rand_below((uint32_t)(requests / 10 + 1));
}

/* Whether it is this process's turn: the lock file's age is the clock. */
static bool
is_our_turn(const struct app *app)
{
    char *path = talloc_asprintf(
        app, "%s/%s.retire", app->conf->paths.run, app->name);
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0660);
    struct stat st;
    bool turn = fd < 0;

    if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0 && fstat(fd, &st) == 0) {
        turn = st.st_size == 0 ||
            st.st_mtim.tv_sec < seconds(CLOCK_REALTIME) - 1;
        if (turn)
            turn = pwrite(fd, "x", 1, 0) == 1;
    }
    if (fd >= 0)
        close(fd);
    talloc_free(path);
    return turn;
}

bool
retire_due(struct app *app)
{
    int64_t now = seconds(CLOCK_MONOTONIC);

    if (++app->served > app->retire_after && now > app->started + MIN_SECONDS)
        return true;
    if (now < app->checked + CHECK_SECONDS)
        return false;
    app->checked = now;
    if (changed_at(app->binary) == app->binary_time &&
        files_changed_at(app) == app->files_time)
        return false;
    return is_our_turn(app);
}
