#include "cli/secret_file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"

char *
secret_file_read(TALLOC_CTX *mem, const char *path)
{
    char line[1024];
    FILE *f = fopen(path, "re");
    char *got;

    if (f == NULL) {
        fprintf(stderr, "clearcart: %s: %s\n", path, strerror(errno));
        return NULL;
    }
    got = fgets(line, sizeof(line), f);
    fclose(f);
    if (got != NULL)
        line[strcspn(line, "\r\n")] = '\0';
    if (got == NULL || line[0] == '\0' || !str_is_text(line, strlen(line))) {
        fprintf(stderr, "clearcart: %s: its first line is no secret\n", path);
        return NULL;
    }
    return talloc_strdup(mem, line);
}
