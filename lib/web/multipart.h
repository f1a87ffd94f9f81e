/*
 * multipart/form-data (RFC 7578), parsed as it comes: a part's content is
 * passed on in pieces and never held whole. Only what browsers send is taken:
 * nothing before the first boundary, nothing but a line break after the last.
 */
#ifndef WEB_MULTIPART_H
#define WEB_MULTIPART_H

#include <stdbool.h>
#include <stddef.h>
#include <talloc.h>

enum { PARTS_MAX = 64, PART_HEADER_MAX = 4096, BOUNDARY_MAX = 70 };

/* Who gets the parts; each answers 0, or the status to end with. */
struct multipart_to {
    /* file is NULL for a field, else what the browser calls the file. */
    int (*begin)(void *arg, const char *name, const char *file);
    int (*data)(void *arg, const char *data, size_t n);
    int (*end)(void *arg);
    void *arg;
};

struct multipart;

/* True if that is the type, whatever its boundary. */
bool multipart_is(const char *content_type);

/* NULL if the type carries no boundary that can be used. */
struct multipart *multipart_new(TALLOC_CTX *mem, const char *content_type,
    const struct multipart_to *to);

/* 0, or the status to answer: 400, 413, or what the receiver said. */
int multipart_feed(struct multipart *m, const char *data, size_t n);

/* 0, or 400 if the last boundary has not come. */
int multipart_end(const struct multipart *m);

#endif
