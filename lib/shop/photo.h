/*
 * Pictures from outside, made into the files that pages show. The bytes are
 * looked at by the program photo alone, a process without rights.
 */
#ifndef SHOP_PHOTO_H
#define SHOP_PHOTO_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <talloc.h>

#include "shop/photo_answer.h"

struct photo {
    int input;             /* the picture; closed by photo_begin */
    char *file;            /* the hash of it; what its files are named */
    int64_t width, height; /* after photo_finish */
    pid_t pid;
    int answer;
    int64_t wait_ms; /* how long photo_finish waits; 20 s unless changed */
};

/*
 * Takes the picture in a file, which is closed in any case by photo_begin or
 * a status that is not PHOTO_DONE.
 */
enum photo_status photo_take(TALLOC_CTX *mem, int fd, struct photo *out);

/* True if all its files are there. */
bool photo_is_made(const char *media, const struct photo *photo);

/* Begins to decode and scale it. */
enum photo_status photo_begin(struct photo *photo);

/*
 * Waits for that, and writes FILE-160.webp, FILE-400.webp, FILE-800.webp and
 * FILE-1200.jpg (the longer side, never enlarged) into the media folder,
 * safe from a crash. Without a folder nothing is written.
 */
enum photo_status photo_finish(const char *media, struct photo *photo);

/*
 * Keeps the sweep of files that no row names away until it is closed: from
 * before a file is made until its row is committed. -1 if that cannot be
 * had. The sweep itself wants it alone, and does not wait.
 */
int photo_lock(const char *media, bool alone);

/* Whether a file's name is one of those above; then the length of FILE. */
size_t photo_name_length(const char *name);

#endif
