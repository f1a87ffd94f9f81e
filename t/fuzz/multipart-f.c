/*
 * libFuzzer target of the upload parser: the first byte says in which pieces
 * the rest comes. Whatever they are, the parts must be the same, and none
 * may have its boundary in it.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "web/multipart.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct seen {
    char *all;
    bool open;
    int parts;
};

static void
must(bool holds)
{
    if (!holds)
        abort();
}

static int
begin(void *arg, const char *name, const char *file)
{
    struct seen *s = arg;

    must(!s->open && str_is_text(name, strlen(name)));
    must(file == NULL || str_is_text(file, strlen(file)));
    s->open = true;
    s->parts++;
    s->all = talloc_asprintf_append_buffer(
        s->all, "[%s|%s]", name, file != NULL ? file : "-");
    return 0;
}

static int
add(void *arg, const char *bytes, size_t n)
{
    struct seen *s = arg;
    char *hex = str_hex(s->all, bytes, n);

    must(s->open && n > 0);
    must(memmem(bytes, n, "\r\n--b", 5) == NULL);
    s->all = talloc_strdup_append_buffer(s->all, hex);
    return 0;
}

static int
end(void *arg)
{
    struct seen *s = arg;

    must(s->open);
    s->open = false;
    return 0;
}

static int
parse(TALLOC_CTX *mem, const char *data, size_t n, size_t piece,
    struct seen *seen)
{
    const struct multipart_to to = { begin, add, end, seen };
    struct multipart *m =
        multipart_new(mem, "multipart/form-data; boundary=b", &to);
    int status = 0;

    *seen = (struct seen){ .all = talloc_strdup(mem, "") };
    while (status == 0 && n > 0) {
        size_t now = n < piece ? n : piece;
        char *exact = talloc_memdup(mem, data, now);

        status = multipart_feed(m, exact, now);
        talloc_free(exact);
        data += now;
        n -= now;
    }
    return status != 0 ? status : multipart_end(m);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    TALLOC_CTX *mem = talloc_new(NULL);
    struct seen whole, pieces;
    int status;

    if (size > 1) {
        const char *body = (const char *)data + 1;

        status = parse(mem, body, size - 1, size, &whole);
        must(whole.parts <= PARTS_MAX);
        must((parse(mem, body, size - 1, data[0] % 40 + 1, &pieces) == 0) ==
            (status == 0));
        if (status == 0)
            must(strcmp(whole.all, pieces.all) == 0 && !whole.open);
    }
    talloc_free(mem);
    return 0;
}
