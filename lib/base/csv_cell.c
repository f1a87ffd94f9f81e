#include "base/csv_cell.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"

static bool
is_formula(const char *text)
{
    char c = text[strspn(text, "'")];

    return c != '\0' && strchr("=+-@\t\r", c) != NULL;
}

void
cell_write(FILE *to, const char *text, int first)
{
    size_t n = strlen(text);
    bool quoted = strpbrk(text, ",\"\r\n") != NULL || text[0] == ' ' ||
                  (n > 0 && text[n - 1] == ' ');

    if (!first)
        putc(',', to);
    if (quoted)
        putc('"', to);
    if (is_formula(text))
        putc('\'', to);
    for (; *text != '\0'; text++) {
        if (*text == '"')
            putc('"', to);
        putc(*text, to);
    }
    if (quoted)
        putc('"', to);
}

void
csv_open(struct csv *csv)
{
    csv->to = open_memstream(&csv->text, &csv->size);
    if (csv->to == NULL)
        bug("no memory for a file");
}

char *
csv_close(TALLOC_CTX *mem, struct csv *csv, size_t *size)
{
    char *out;

    if (fclose(csv->to) != 0)
        bug("no memory for a file");
    out = talloc_memdup(mem, csv->text, csv->size + 1);
    *size = csv->size;
    free(csv->text);
    return out;
}

char *
cell_join(char *list, const char *part, char separator, const char *between)
{
    if (*list != '\0')
        list = talloc_strdup_append_buffer(list, between);
    for (; *part != '\0'; part++)
        list = talloc_asprintf_append_buffer(list, "%s%c",
            *part == separator || *part == '\\' ? "\\" : "", *part);
    return list;
}

char *
cell_kilograms(TALLOC_CTX *mem, int64_t grams)
{
    char *text;
    size_t n;

    if (grams == 0)
        return talloc_strdup(mem, "");
    text = talloc_asprintf(
        mem, "%lld.%03d", (long long)(grams / 1000), (int)(grams % 1000));
    n = strlen(text);
    while (text[n - 1] == '0')
        n--;
    if (text[n - 1] == '.')
        n--;
    text[n] = '\0';
    return text;
}
