#include "web/multipart.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/str.h"

enum state { AFTER_BOUNDARY, HEADER, CONTENT, OVER };

/*
 * What has come and is not passed on yet is held; a part's content waits
 * only as long as it may be the beginning of a boundary.
 */
struct multipart {
    struct multipart_to to;
    char *mark; /* "\r\n--BOUNDARY" */
    size_t marked, parts;
    enum state state;
    char *held;
    size_t n, room;
};

bool
multipart_is(const char *content_type)
{
    static const char type[] = "multipart/form-data";
    size_t n = sizeof(type) - 1;

    return content_type != NULL && strncasecmp(content_type, type, n) == 0 &&
        (content_type[n] == '\0' || strchr("; \t", content_type[n]) != NULL);
}

/*
 * The value of a parameter (`; name="value"`), and how often it is there.
 * Within quotes browsers write %22 for a quote and no backslashes.
 */
static char *
parameter(TALLOC_CTX *mem, const char *s, const char *name, int *times)
{
    size_t length = strlen(name);
    char *found = NULL;

    *times = 0;
    for (s += strcspn(s, ";"); *s == ';'; s += strcspn(s, ";")) {
        const char *value;
        size_t n;

        s += 1 + strspn(s + 1, " \t");
        n = strcspn(s, "=;");
        value = s[n] == '=' ? s + n + 1 : NULL;
        if (value == NULL)
            continue;
        if (n == length && strncasecmp(s, name, n) == 0) {
            ++*times;
            found = *value == '"'
                ? talloc_strndup(mem, value + 1, strcspn(value + 1, "\""))
                : talloc_strndup(mem, value, strcspn(value, "; \t"));
        }
        s = value;
        if (*s == '"') {
            s += 1 + strcspn(s + 1, "\"");
            s += *s == '"';
        }
    }
    return found;
}

/* RFC 2046: 1 to 70 of these, the last of them no blank. */
static bool
is_boundary(const char *s)
{
    size_t n = strlen(s);

    for (size_t i = 0; i < n; i++)
        if (!isalnum((unsigned char)s[i]) &&
            strchr("'()+_,-./:=? ", s[i]) == NULL)
            return false;
    return n > 0 && n <= BOUNDARY_MAX && s[n - 1] != ' ';
}

struct multipart *
multipart_new(TALLOC_CTX *mem, const char *content_type,
    const struct multipart_to *to)
{
    struct multipart *m = talloc_zero(mem, struct multipart);
    int times;
    const char *boundary = parameter(m, content_type, "boundary", &times);

    if (times != 1 || !is_boundary(boundary)) {
        talloc_free(m);
        return NULL;
    }
    m->to = *to;
    m->mark = talloc_asprintf(m, "\r\n--%s", boundary);
    m->marked = strlen(m->mark);
    m->state = CONTENT;
    /* The first boundary begins no line of its own. */
    m->held = talloc_strdup(m, "\r\n");
    m->n = m->room = 2;
    return m;
}

static void
drop(struct multipart *m, size_t n)
{
    m->n -= n;
    memmove(m->held, m->held + n, m->n);
}

static void
hold(struct multipart *m, const char *data, size_t n)
{
    if (m->n + n > m->room) {
        m->room = m->n + n;
        m->held = talloc_realloc_size(m, m->held, m->room);
    }
    memcpy(m->held + m->n, data, n);
    m->n += n;
}

static int
begin_part(struct multipart *m, const char *disposition)
{
    int names, files, status = 400;
    char *name = parameter(m, disposition, "name", &names);
    char *file = parameter(m, disposition, "filename", &files);

    if (names == 1 && files <= 1 &&
        strncasecmp(disposition, "form-data;", 10) == 0)
        status = m->to.begin(m->to.arg, name, file);
    talloc_free(name);
    talloc_free(file);
    return status;
}

/* Of a part's header the one line that says what it is. */
static int
read_header(struct multipart *m, char *header)
{
    static const char key[] = "Content-Disposition:";
    const char *disposition = NULL;
    char *line;

    while ((line = header) != NULL && *line != '\0') {
        header = strstr(line, "\r\n");
        if (header != NULL) {
            *header = '\0';
            header += 2;
        }
        if (strncasecmp(line, key, sizeof(key) - 1) != 0)
            continue;
        if (disposition != NULL)
            return 400;
        disposition = line + sizeof(key) - 1;
        disposition += strspn(disposition, " \t");
    }
    return disposition != NULL ? begin_part(m, disposition) : 400;
}

/* These return true if they came further and there may be more to do. */

/* Behind a boundary comes "--" if it was the last, else a line break. */
static bool
step_boundary(struct multipart *m, int *status)
{
    if (m->n < 2)
        return false;
    if (memcmp(m->held, "--", 2) == 0)
        m->state = OVER;
    else if (memcmp(m->held, "\r\n", 2) != 0)
        *status = 400;
    else if (m->parts == PARTS_MAX)
        *status = 413;
    else
        m->state = HEADER;
    m->parts++;
    /* The line break stays: a header without a line ends at once. */
    if (m->state == OVER)
        drop(m, 2);
    return *status == 0;
}

static bool
step_header(struct multipart *m, int *status)
{
    char *end = memmem(m->held, m->n, "\r\n\r\n", 4);
    size_t n = end != NULL ? (size_t)(end - m->held) : m->n;
    char *header;

    if (n > PART_HEADER_MAX) {
        *status = 400;
        return false;
    }
    if (end == NULL)
        return false;
    header = talloc_strndup(m, m->held + 2, n > 2 ? n - 2 : 0);
    *status = n > 2 && str_is_text(m->held + 2, n - 2)
        ? read_header(m, header)
        : 400;
    talloc_free(header);
    drop(m, n + 4);
    m->state = CONTENT;
    return *status == 0;
}

static bool
step_content(struct multipart *m, int *status)
{
    const char *end = memmem(m->held, m->n, m->mark, m->marked);
    size_t sure = end != NULL ? (size_t)(end - m->held)
        : m->n >= m->marked   ? m->n - m->marked + 1
                              : 0;

    if (m->parts == 0 && sure > 0)
        *status = 400;
    else if (sure > 0)
        *status = m->to.data(m->to.arg, m->held, sure);
    if (*status == 0 && end != NULL && m->parts > 0)
        *status = m->to.end(m->to.arg);
    drop(m, sure + (end != NULL ? m->marked : 0));
    if (end != NULL)
        m->state = AFTER_BOUNDARY;
    return *status == 0 && end != NULL;
}

static bool
step(struct multipart *m, int *status)
{
    switch (m->state) {
    case AFTER_BOUNDARY:
        return step_boundary(m, status);
    case HEADER:
        return step_header(m, status);
    case CONTENT:
        return step_content(m, status);
    default:
        if (m->n > 2 || memcmp(m->held, "\r\n", m->n) != 0)
            *status = 400;
        return false;
    }
}

int
multipart_feed(struct multipart *m, const char *data, size_t n)
{
    int status = 0;

    hold(m, data, n);
    while (step(m, &status))
        continue;
    return status;
}

int
multipart_end(const struct multipart *m)
{
    return m->state == OVER ? 0 : 400;
}
