/* Reading cells. Each refuses the record, naming the column, or answers. */
#ifndef CLI_IMPORT_CELL_H
#define CLI_IMPORT_CELL_H

#include "cli/import.h"

/* Trimmed and at most max characters; NULL stays NULL. */
const char *cell_text(
    struct record *r, const char *column, const char *cell, size_t max);

/* A price in minor units; `fallback` if the cell is empty or not there. */
int64_t cell_price(struct import *im, struct record *r, const char *column,
    const char *cell, int64_t fallback);

/* A whole number; PRODUCT_KEEP if empty. */
int64_t cell_number(struct record *r, const char *column, const char *cell,
    int64_t min, int64_t max);

/* Kilograms with a decimal point, as grams; PRODUCT_KEEP if empty. */
int64_t cell_weight(struct record *r, const char *column, const char *cell);

/* The parts between separators, trimmed; \ before one takes it as it is. */
struct names cell_split(TALLOC_CTX *mem, const char *cell, char separator);

/* Paths "A > B, C > D". */
void cell_categories(struct record *r, const char *column, const char *cell);

/* Names of pictures, and what they show ("a | b"), which may be NULL. */
void cell_images(
    struct record *r, const char *column, const char *cell, const char *alts);

/* Adds a value, trimmed, unless it is empty or there already. */
void cell_value(
    struct record *r, const char *column, const struct product_value *value);

/* Adds the values "a, b" of one attribute; those of `list`. */
void cell_values(
    struct record *r, const char *column, const struct product_value *list);

#endif
