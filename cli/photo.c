#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/rand.h"
#include "base/rc.h"
#include "base/str.h"
#include "cli/photo.h"
#include "cli/photo_scale.h"

enum {
    BYTES_MAX = 30 << 20,
    ANSWER_MAX = 30 << 20,
    CPU_SECONDS = 20,
    MEMORY_MAX = 640 << 20,
    NOBODY = 65534
};

static const char *const suffixes[PHOTO_SIZES] = {
    "160.webp", "400.webp", "800.webp", "1200.jpg"};

/* All of fd up to max bytes, or NULL. */
static char *
read_all(TALLOC_CTX *mem, int fd, size_t max, size_t *n)
{
    size_t room = 1 << 16;
    char *data = talloc_size(mem, room);
    ssize_t got;

    *n = 0;
    while ((got = read(fd, data + *n, room - *n)) > 0) {
        *n += (size_t)got;
        if (*n > max)
            return NULL;
        if (*n == room)
            data = talloc_realloc_size(mem, data, room *= 2);
    }
    return got == 0 ? data : NULL;
}

const char *
photo_read(TALLOC_CTX *mem, const char *path, struct photo *out)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    unsigned char hash[HASH_SIZE];
    struct stat st;

    if (fd < 0)
        return errno == ENOENT ? "is not there" : strerror(errno);
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        close(fd);
        return "is not a file";
    }
    out->data = read_all(mem, fd, BYTES_MAX, &out->n);
    close(fd);
    if (out->data == NULL)
        return "is larger than 30 MiB";
    hash_bytes(out->data, out->n, hash);
    out->file = str_hex(mem, hash, HASH_SIZE / 2);
    return NULL;
}

static bool
limit(int what, rlim_t value)
{
    const struct rlimit to = {value, value};

    return setrlimit((__rlimit_resource_t)what, &to) == 0;
}

static bool
drop_rights(void)
{
    if (getuid() == 0 &&
        (setgroups(0, NULL) != 0 || setresgid(NOBODY, NOBODY, NOBODY) != 0 ||
            setresuid(NOBODY, NOBODY, NOBODY) != 0))
        return false;
#ifndef __SANITIZE_ADDRESS__
    if (!limit(RLIMIT_AS, MEMORY_MAX))
        return false;
#endif
    return limit(RLIMIT_CPU, CPU_SECONDS) && limit(RLIMIT_CORE, 0) &&
           limit(RLIMIT_FSIZE, ANSWER_MAX) && limit(RLIMIT_NPROC, 0) &&
           limit(RLIMIT_NOFILE, 0) &&
           prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}

/* What the child says, and only that, is open in it. */
static void
child(const struct photo *photo, int out)
{
    int fd = dup2(out, 0);

    if (fd != 0 || close_range(1, ~0U, 0) != 0 || !drop_rights())
        _exit(PHOTO_BROKEN);
    _exit(photo_scale(photo->data, photo->n, fd));
}

static const char *
reason(int status)
{
    if (WIFSIGNALED(status))
        return "takes too long or too much to decode";
    return WEXITSTATUS(status) == PHOTO_HUGE
               ? "has more than 40 megapixels"
               : "is not a PNG, JPEG, WebP or GIF that can be decoded";
}

static bool
write_file(const char *path, const void *data, size_t n)
{
    char *temporary = talloc_asprintf(NULL, "%s.%ld", path, (long)getpid());
    int fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    bool good = fd >= 0 && write(fd, data, n) == (ssize_t)n;

    if (fd >= 0)
        good = close(fd) == 0 && good;
    good = good && rename(temporary, path) == 0;
    if (!good)
        unlink(temporary);
    talloc_free(temporary);
    return good;
}

static char *
path_of(const char *media, const struct photo *photo, int i)
{
    return talloc_asprintf(
        photo->file, "%s/%s-%s", media, photo->file, suffixes[i]);
}

static const char *
keep(const char *media, struct photo *photo, const char *answer, size_t n)
{
    struct photo_head head;
    size_t at = sizeof(head);

    if (n < sizeof(head))
        return "cannot be decoded";
    memcpy(&head, answer, sizeof(head));
    photo->width = head.width;
    photo->height = head.height;
    for (int i = 0; i < PHOTO_SIZES; i++) {
        if (head.bytes[i] > n - at)
            return "cannot be decoded";
        if (media != NULL &&
            !write_file(path_of(media, photo, i), answer + at, head.bytes[i]))
            return "cannot be written into paths.media";
        at += head.bytes[i];
    }
    return NULL;
}

bool
photo_is_made(const char *media, const struct photo *photo)
{
    for (int i = 0; i < PHOTO_SIZES; i++)
        if (access(path_of(media, photo, i), R_OK) != 0)
            return false;
    return true;
}

const char *
photo_begin(struct photo *photo)
{
    photo->answer = memfd_create("photo", MFD_CLOEXEC);
    if (photo->answer < 0)
        return strerror(errno);
    photo->pid = fork();
    if (photo->pid == 0)
        child(photo, photo->answer);
    if (photo->pid > 0)
        return NULL;
    close(photo->answer);
    return strerror(errno);
}

const char *
photo_finish(const char *media, struct photo *photo)
{
    const char *why = NULL;
    char *answer;
    int status;
    size_t n;

    if (waitpid(photo->pid, &status, 0) != photo->pid) {
        why = "cannot be decoded";
    } else if (status != 0) {
        why = reason(status);
    } else {
        lseek(photo->answer, 0, SEEK_SET);
        answer = read_all(photo->file, photo->answer, ANSWER_MAX, &n);
        why = answer != NULL ? keep(media, photo, answer, n)
                             : "cannot be decoded";
        talloc_free(answer);
    }
    close(photo->answer);
    return why;
}
