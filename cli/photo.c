/*
 * photo: a picture from standard input, the sizes that pages show on
 * standard output, as shop/photo_answer.h says. It has no configuration and
 * no account, and gives up all rights before it reads the first byte.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/version.h"
#include "cli/photo_scale.h"
#include "cli/sandbox.h"

enum { MEGABYTE = 1 << 20, CPU_SECONDS = 15 };

static const struct sandbox limits = { .memory = 640ULL * MEGABYTE,
    .seconds = CPU_SECONDS,
    .output = 30ULL * MEGABYTE };

/* All of standard input; PHOTO_LARGE if that is too much. */
static enum photo_status
read_all(char *data, size_t *n)
{
    ssize_t got;

    for (*n = 0; *n <= PHOTO_BYTES_MAX; *n += (size_t)got) {
        got = read(STDIN_FILENO, data + *n, PHOTO_BYTES_MAX + 1 - *n);
        if (got <= 0)
            return got == 0 ? PHOTO_DONE : PHOTO_BROKEN;
    }
    return PHOTO_LARGE;
}

static bool
put(const void *data, size_t n)
{
    const char *p = data;

    while (n > 0) {
        ssize_t done = write(STDOUT_FILENO, p, n);

        if (done <= 0)
            return false;
        p += done;
        n -= (size_t)done;
    }
    return true;
}

static enum photo_status
answer(const struct photo_made *made)
{
    if (!put(&made->head, sizeof(made->head)))
        return PHOTO_BROKEN;
    for (int i = 0; i < PHOTO_SIZES; i++)
        if (!put(made->files[i], made->head.bytes[i]))
            return PHOTO_BROKEN;
    return PHOTO_DONE;
}

static enum photo_status
work(void)
{
    struct photo_made made = { 0 };
    enum photo_status status;
    char *data;
    size_t n;

    if (!sandbox_enter(&limits))
        return PHOTO_UNSAFE;
    data = malloc(PHOTO_BYTES_MAX + 1);
    if (data == NULL)
        return PHOTO_BROKEN;
    status = read_all(data, &n);
    if (status == PHOTO_DONE)
        status = photo_scale(data, n, &made);
    return status == PHOTO_DONE ? answer(&made) : status;
}

static int
usage(FILE *to)
{
    fputs("usage: photo [--version | --help] <PICTURE >ANSWER\n"
          "Makes the sizes of a picture that pages show; the admin and the "
          "import run it.\n",
        to);
    return to == stdout ? EX_OK : EX_USAGE;
}

int
main(int argc, char **argv)
{
    if (argc == 1)
        _exit((int)work());
    if (argc == 2 && strcmp(argv[1], "--help") == 0)
        return usage(stdout);
    if (argc != 2 || strcmp(argv[1], "--version") != 0)
        return usage(stderr);
    return printf("photo %s\n", version_text) > 0 ? EX_OK : EX_IOERR;
}
