/*
 * Files that came with a form (multipart/form-data, rows with R_UPLOAD).
 * Each lies in an unlinked temporary file that goes with the request. What
 * the browser calls it is for people to read, never a path.
 */
#ifndef WEB_UPLOAD_H
#define WEB_UPLOAD_H

#include <stddef.h>
#include <stdint.h>

enum {
    UPLOAD_MAX = 8 * 1024 * 1024,   /* bytes of one file */
    UPLOADS_MAX = 10,               /* files of one form */
    /* of one form; conf/nginx/admin.conf lets as much through */
    UPLOAD_BODY_MAX = 40 * 1024 * 1024
};

struct upload {
    const char *field;
    const char *name; /* as the browser calls it, without folders */
    int fd;
    int64_t size;
};

struct req;

/*
 * The i-th file of a form's field, at its first byte; NULL if so many were
 * not chosen.
 */
const struct upload *upload_get(
    const struct req *req, const char *field, size_t i);

#endif
