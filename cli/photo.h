/* Pictures from outside, made into the files that pages show. */
#ifndef CLI_PHOTO_H
#define CLI_PHOTO_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <talloc.h>

struct photo {
    void *data; /* as it came; may be freed once it is begun */
    size_t n;
    char *file;            /* the hash of the data; what its files are named */
    int64_t width, height; /* as it came; after photo_finish */
    pid_t pid;
    int answer;
};

/* Reads the picture at a path; NULL, or the reason why not. */
const char *photo_read(TALLOC_CTX *mem, const char *path, struct photo *out);

/* True if all its files are there. */
bool photo_is_made(const char *media, const struct photo *photo);

/* Begins to decode and scale it in a process without rights. */
const char *photo_begin(struct photo *photo);

/*
 * Waits for that, and writes FILE-160.webp, FILE-400.webp, FILE-800.webp and
 * FILE-1200.jpg (the longer side, never enlarged) into the media folder.
 * NULL, or the reason why not. Without a folder nothing is written.
 */
const char *photo_finish(const char *media, struct photo *photo);

#endif
