/* Secrets come from files, never from the command line. */
#ifndef CLI_SECRET_FILE_H
#define CLI_SECRET_FILE_H

#include <talloc.h>

/* The first line of the file; NULL, and said why, if there is none. */
char *secret_file_read(TALLOC_CTX *mem, const char *path);

#endif
