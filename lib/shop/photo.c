#include "shop/photo.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"
#include "base/rand.h"
#include "base/rc.h"
#include "base/str.h"

enum { ANSWER_MAX = 30 << 20, WAIT_MS = 20000, NAME_LENGTH = HASH_SIZE };

static const char *const suffixes[PHOTO_SIZES] = { "160.webp", "400.webp",
    "800.webp", "1200.jpg" };

/* The bytes of fd up to max, from its beginning; NULL if there are more. */
static char *
read_all(TALLOC_CTX *mem, int fd, size_t max, size_t *n)
{
    size_t room = 1 << 16;
    char *data = talloc_size(mem, room);
    ssize_t got;

    *n = 0;
    while ((got = pread(fd, data + *n, room - *n, (off_t)*n)) > 0) {
        *n += (size_t)got;
        if (*n > max)
            break;
        if (*n == room)
            data = talloc_realloc_size(mem, data, room *= 2);
    }
    if (got == 0)
        return data;
    talloc_free(data);
    return NULL;
}

enum photo_status
photo_take(TALLOC_CTX *mem, int fd, struct photo *out)
{
    unsigned char hash[HASH_SIZE];
    struct stat st;
    char *data;
    size_t n;

    *out = (struct photo){ .input = fd, .wait_ms = WAIT_MS };
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        close(fd);
        return PHOTO_KIND;
    }
    data = read_all(mem, fd, PHOTO_BYTES_MAX, &n);
    if (data == NULL) {
        close(fd);
        return PHOTO_LARGE;
    }
    hash_bytes(data, n, hash);
    talloc_free(data);
    out->file = str_hex(mem, hash, NAME_LENGTH / 2);
    return PHOTO_DONE;
}

/* In the folder of this very program, else where it was installed. */
static void
run_photo(void)
{
    static const char name[] = "/photo";
    char *const nothing[] = { NULL };
    char path[4096], *const argv[] = { path, NULL };
    ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - sizeof(name));
    char *slash;

    path[n > 0 ? n : 0] = '\0';
    slash = strrchr(path, '/');
    if (slash != NULL) {
        memcpy(slash, name, sizeof(name));
        execve(path, argv, nothing);
    }
    memcpy(path, PKGLIBEXECDIR, sizeof(PKGLIBEXECDIR));
    memcpy(path + sizeof(PKGLIBEXECDIR) - 1, name, sizeof(name));
    execve(path, argv, nothing);
}

static void
child(const struct photo *photo)
{
    if (lseek(photo->input, 0, SEEK_SET) == 0 &&
        dup2(photo->input, STDIN_FILENO) == STDIN_FILENO &&
        dup2(photo->answer, STDOUT_FILENO) == STDOUT_FILENO &&
        close_range(STDERR_FILENO + 1, ~0U, 0) == 0)
        run_photo();
    _exit(PHOTO_UNSAFE);
}

enum photo_status
photo_begin(struct photo *photo)
{
    photo->pid = -1;
    photo->answer = memfd_create("photo", MFD_CLOEXEC);
    if (photo->answer >= 0)
        photo->pid = fork();
    if (photo->pid == 0)
        child(photo);
    if (photo->pid < 0)
        log_fail("starting photo", "%s", strerror(errno));
    close(photo->input);
    if (photo->pid < 0 && photo->answer >= 0)
        close(photo->answer);
    return photo->pid > 0 ? PHOTO_DONE : PHOTO_UNSAFE;
}

/* Ends it if it takes too long. */
static enum photo_status
wait_for(pid_t pid, int64_t ms)
{
    int status = 0, fd = pidfd_open(pid, 0);
    struct pollfd end = { fd, POLLIN, 0 };

    if (fd < 0 || poll(&end, 1, (int)ms) != 1)
        kill(pid, SIGKILL);
    if (fd >= 0)
        close(fd);
    if (waitpid(pid, &status, 0) != pid)
        return PHOTO_UNSAFE;
    if (WIFSIGNALED(status)) {
        log_begin("photo");
        log_int("signal", WTERMSIG(status));
        log_end();
        return WTERMSIG(status) == SIGSYS ? PHOTO_BROKEN : PHOTO_SLOW;
    }
    if (WEXITSTATUS(status) >= PHOTO_STATUSES)
        return PHOTO_BROKEN;
    if (WEXITSTATUS(status) == PHOTO_UNSAFE)
        log_fail("running photo", "it is not there or cannot be confined");
    return (enum photo_status)WEXITSTATUS(status);
}

static bool
write_all(int fd, const char *data, size_t n)
{
    while (n > 0) {
        ssize_t done = write(fd, data, n);

        if (done <= 0 && errno != EINTR)
            return false;
        if (done > 0) {
            data += done;
            n -= (size_t)done;
        }
    }
    return true;
}

static bool
write_file(const char *path, const char *data, size_t n)
{
    char *temporary = talloc_asprintf(NULL, "%s.%ld", path, (long)getpid());
    int fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    bool good =
        fd >= 0 && write_all(fd, data, n) && fdatasync(fd) == 0;

    if (fd >= 0)
        good = close(fd) == 0 && good;
    good = good && rename(temporary, path) == 0;
    if (!good) {
        log_fail("writing a picture", "%s: %s", path, strerror(errno));
        unlink(temporary);
    }
    talloc_free(temporary);
    return good;
}

static char *
path_of(const char *media, const struct photo *photo, int i)
{
    return talloc_asprintf(
        photo->file, "%s/%s-%s", media, photo->file, suffixes[i]);
}

/* What came out of hostile bytes is served to people: it must look right. */
static bool
is_as_said(int i, const char *data, size_t n)
{
    if (i == PHOTO_SIZES - 1)
        return n > 3 && memcmp(data, "\xff\xd8\xff", 3) == 0;
    return n > 12 && memcmp(data, "RIFF", 4) == 0 &&
        memcmp(data + 8, "WEBP", 4) == 0;
}

static bool
sync_folder(const char *media)
{
    int fd = open(media, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool good = fd >= 0 && fsync(fd) == 0;

    if (fd >= 0)
        close(fd);
    return good;
}

static enum photo_status
keep(const char *media, struct photo *photo, const char *answer, size_t n)
{
    struct photo_head head;
    size_t at = sizeof(head);

    if (n < sizeof(head))
        return PHOTO_BROKEN;
    memcpy(&head, answer, sizeof(head));
    photo->width = head.width;
    photo->height = head.height;
    for (int i = 0; i < PHOTO_SIZES; i++) {
        if (head.bytes[i] > n - at ||
            !is_as_said(i, answer + at, head.bytes[i]))
            return PHOTO_BROKEN;
        if (media != NULL &&
            !write_file(path_of(media, photo, i), answer + at, head.bytes[i]))
            return PHOTO_UNSAFE;
        at += head.bytes[i];
    }
    return media == NULL || sync_folder(media) ? PHOTO_DONE : PHOTO_UNSAFE;
}

bool
photo_is_made(const char *media, const struct photo *photo)
{
    for (int i = 0; i < PHOTO_SIZES; i++)
        if (access(path_of(media, photo, i), R_OK) != 0)
            return false;
    return true;
}

enum photo_status
photo_finish(const char *media, struct photo *photo)
{
    enum photo_status status = wait_for(photo->pid, photo->wait_ms);
    char *answer;
    size_t n;

    if (status == PHOTO_DONE) {
        answer = read_all(photo->file, photo->answer, ANSWER_MAX, &n);
        status =
            answer != NULL ? keep(media, photo, answer, n) : PHOTO_BROKEN;
        talloc_free(answer);
    }
    close(photo->answer);
    return status;
}

int
photo_lock(const char *media, bool alone)
{
    int fd = open(media, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd >= 0 && flock(fd, alone ? LOCK_EX | LOCK_NB : LOCK_SH) != 0) {
        close(fd);
        fd = -1;
    }
    return fd;
}

size_t
photo_name_length(const char *name)
{
    size_t n = strspn(name, "0123456789abcdef");

    if (n != NAME_LENGTH || name[n] != '-')
        return 0;
    for (int i = 0; i < PHOTO_SIZES; i++)
        if (strcmp(name + n + 1, suffixes[i]) == 0)
            return n;
    return 0;
}
