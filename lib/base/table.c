#include "base/table.h"

#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "base/str.h"

enum { ROW_MAX = 1 << 20, COLUMNS_MAX = 1000 };

struct cells {
    char **at;
    size_t n;
    int bad; /* the first that is no text, or -1 */
};

struct table {
    FILE *file;
    int64_t size;
    struct csv_parser csv;
    struct cells names, row;
    bool *used;
    TALLOC_CTX *memory; /* of the row */
    char *chunk;
    size_t room;
    int64_t lines, line;
    bool got, ended;
    const char *problem;
};

static int
table_free(struct table *t)
{
    csv_free(&t->csv);
    fclose(t->file);
    return 0;
}

/* cell is guarded if it is a formula behind one or more '. */
static const char *
unguarded(const char *cell)
{
    size_t quotes = strspn(cell, "'");
    char c = cell[quotes];

    return quotes > 0 && c != '\0' && strchr("=+-@\t\r", c) != NULL ? cell + 1
                                                                    : cell;
}

static void
on_field(void *data, size_t n, void *arg)
{
    struct table *t = arg;
    struct cells *row = &t->row;

    if (row->n == COLUMNS_MAX)
        return;
    if (row->bad < 0 && !str_is_text(data, n))
        row->bad = (int)row->n;
    row->at = talloc_realloc(
        t->memory, row->at, char *, (unsigned)row->n + 1);
    row->at[row->n++] = talloc_strdup(t->memory, unguarded(data));
}

static void
on_row(int end, void *arg)
{
    struct table *t = arg;

    (void)end;
    t->got = true;
}

/* Up to and with the next line end, of any kind. */
static size_t
read_line(struct table *t)
{
    size_t n = 0;
    int c;

    while (n < ROW_MAX && (c = getc(t->file)) != EOF) {
        if (n + 2 > t->room) {
            t->room = t->room * 2 + 256;
            t->chunk = talloc_realloc_size(t, t->chunk, t->room);
        }
        t->chunk[n++] = (char)c;
        if (c == '\n')
            break;
        if (c == '\r') {
            c = getc(t->file);
            if (c == '\n')
                t->chunk[n++] = '\n';
            else
                ungetc(c, t->file);
            break;
        }
    }
    t->lines++;
    return n;
}

static bool
is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static void
begin_row(struct table *t)
{
    talloc_free(t->memory);
    t->memory = talloc_new(t);
    t->row.at = NULL;
    t->row.n = 0;
    t->row.bad = -1;
    t->problem = NULL;
    t->got = false;
    t->line = t->lines + 1;
}

static void
end_file(struct table *t, const char *problem)
{
    t->ended = true;
    t->problem = problem;
}

/* Only in its strict mode does libcsv mind that the end is quoted. */
static void
end_rows(struct table *t)
{
    bool open;

    csv_set_opts(&t->csv, CSV_APPEND_NULL | CSV_STRICT | CSV_STRICT_FINI);
    open = csv_fini(&t->csv, on_field, on_row, t) != 0;
    end_file(t, open ? "a quote is not closed" : NULL);
}

static void
read_row(struct table *t)
{
    size_t n, all = 0;

    begin_row(t);
    while (!t->got && !t->ended) {
        n = read_line(t);
        all += n;
        if (n == 0) {
            end_rows(t);
        } else if (all > ROW_MAX ||
                   csv_parse(&t->csv, t->chunk, n, on_field, on_row, t) != n) {
            end_file(t, "is longer than 1 MiB; nothing after it is read");
        }
        if (n == all && n > 0 && is_line_end(t->chunk[0])) {
            t->line = t->lines + 1;
            all = 0;
        }
    }
}

static bool
is_empty(const struct cells *row)
{
    for (size_t i = 0; i < row->n; i++)
        if (row->at[i][0] != '\0')
            return false;
    return true;
}

bool
table_next(struct table *t)
{
    while (!t->ended) {
        read_row(t);
        if (t->problem != NULL || !is_empty(&t->row))
            return true;
    }
    return false;
}

const char *
table_problem(const struct table *t, const char **column)
{
    *column = NULL;
    if (t->problem != NULL)
        return t->problem;
    if (t->row.n > t->names.n)
        return "has more cells than the header";
    if (t->row.bad < 0)
        return NULL;
    *column = t->names.at[t->row.bad];
    return "is not UTF-8 text";
}

static void
skip_bom(FILE *file)
{
    char bom[3];

    if (fread(bom, 1, 3, file) != 3 || memcmp(bom, "\xef\xbb\xbf", 3) != 0)
        rewind(file);
}

void
table_rewind(struct table *t)
{
    rewind(t->file);
    skip_bom(t->file);
    csv_free(&t->csv);
    if (csv_init(&t->csv, CSV_APPEND_NULL) != 0)
        bug("csv_init");
    t->lines = 0;
    t->ended = false;
    read_row(t);
}

static const char *
read_header(struct table *t)
{
    table_rewind(t);
    if (t->row.n == 0 || t->problem != NULL)
        return "has no header";
    if (t->row.bad >= 0)
        return "is not UTF-8 text";
    t->names = t->row;
    t->memory = NULL; /* the names stay */
    for (size_t i = 0; i < t->names.n; i++)
        t->names.at[i] = str_trim(t, t->names.at[i]);
    t->used = talloc_zero_array(t, bool, (unsigned)t->names.n);
    return NULL;
}

static struct table *
begin(TALLOC_CTX *mem, FILE *file, const char **why)
{
    struct table *t = talloc_zero(mem, struct table);
    struct stat st;

    t->file = file;
    if (t->file == NULL || fstat(fileno(t->file), &st) != 0 ||
        !S_ISREG(st.st_mode)) {
        *why = t->file == NULL ? strerror(errno) : "is not a file";
        if (t->file != NULL)
            fclose(t->file);
        return NULL;
    }
    t->size = st.st_size;
    if (csv_init(&t->csv, 0) != 0)
        bug("csv_init");
    talloc_set_destructor(t, table_free);
    *why = read_header(t);
    return *why == NULL ? t : NULL;
}

struct table *
table_open(TALLOC_CTX *mem, const char *path, const char **why)
{
    return begin(mem, fopen(path, "re"), why);
}

struct table *
table_open_fd(TALLOC_CTX *mem, int fd, const char **why)
{
    int own = fcntl(fd, F_DUPFD_CLOEXEC, 0);

    return begin(mem, own >= 0 ? fdopen(own, "r") : NULL, why);
}

int64_t
table_line(const struct table *t)
{
    return t->line;
}

int
table_progress(const struct table *t)
{
    return t->size > 0 ? (int)(ftell(t->file) * 1000 / t->size) : 1000;
}

int
table_column(struct table *t, const char *name)
{
    for (size_t i = 0; i < t->names.n; i++)
        if (strcasecmp(t->names.at[i], name) == 0) {
            t->used[i] = true;
            return (int)i;
        }
    return -1;
}

const char *
table_cell(const struct table *t, int column)
{
    if (column < 0)
        return NULL;
    return (size_t)column < t->row.n ? t->row.at[column] : "";
}

char *
table_unused(TALLOC_CTX *mem, const struct table *t)
{
    char *out = talloc_strdup(mem, "");

    for (size_t i = 0; i < t->names.n; i++)
        if (!t->used[i] && t->names.at[i][0] != '\0')
            out = talloc_asprintf_append(
                out, "%s%s", *out != '\0' ? ", " : "", t->names.at[i]);
    return out;
}
