/*
 * A CSV file read row by row in constant memory: RFC 4180 with any line
 * ends and a BOM or not, columns by name in any order, text checked field by
 * field. A leading ' that guards a cell against spreadsheets is taken off.
 */
#ifndef BASE_TABLE_H
#define BASE_TABLE_H

#include <stdbool.h>
#include <stdint.h>
#include <talloc.h>

struct table;

/* Opens the file and reads its header; NULL and *why if that fails. */
struct table *table_open(TALLOC_CTX *mem, const char *path, const char **why);

/* As table_open, of a file that is open; fd stays its owner's. */
struct table *table_open_fd(TALLOC_CTX *mem, int fd, const char **why);

/* Back to the first row. */
void table_rewind(struct table *t);

/* The next row that is not empty; false at the end. */
bool table_next(struct table *t);

/*
 * What is wrong with the row as such: NULL, or a reason, with the name of
 * the column if it is one cell's.
 */
const char *table_problem(const struct table *t, const char **column);

/* The line of the file on which the row begins, from 1. */
int64_t table_line(const struct table *t);

/* How much has been read, from 0 to 1000. */
int table_progress(const struct table *t);

/* The index of a column, -1 if there is none; case does not matter. */
int table_column(struct table *t, const char *name);

/* The cell; "" if the row is short, NULL for column -1. Until table_next. */
const char *table_cell(const struct table *t, int column);

/* "Tags, Upsells": what table_column was never asked for; "" if none. */
char *table_unused(TALLOC_CTX *mem, const struct table *t);

#endif
