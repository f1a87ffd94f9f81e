/* Cells of CSV, as the import reads them back, byte for byte. */
#ifndef BASE_CSV_CELL_H
#define BASE_CSV_CELL_H

#include <stdio.h>
#include <stdint.h>
#include <talloc.h>

/*
 * Writes a cell, after a comma unless it is the row's first; RFC 4180, and a
 * ' before what a spreadsheet would run as a formula.
 */
void cell_write(FILE *to, const char *text, int first);

/* A file in memory: written to, then closed and its text taken over. */
struct csv {
    FILE *to;
    char *text;
    size_t size;
};
void csv_open(struct csv *csv);
char *csv_close(TALLOC_CTX *mem, struct csv *csv, size_t *size);

/* Adds a part to a list; what separates or escapes gets a \ before it. */
char *cell_join(
    char *list, const char *part, char separator, const char *between);

/* Grams as kilograms: "0.14"; "" for 0. */
char *cell_kilograms(TALLOC_CTX *mem, int64_t grams);

#endif
