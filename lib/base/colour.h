/* Colours as a stylesheet writes them, and whether text on them is read. */
#ifndef BASE_COLOUR_H
#define BASE_COLOUR_H

#include <stdbool.h>
#include <stdint.h>

/* "#rrggbb" and nothing else. */
bool colour_is(const char *s);

/*
 * The contrast of two such colours as WCAG 2 has it, in hundredths: 100 for
 * equal ones, 2100 for black on white. Text wants COLOUR_READS.
 */
int64_t colour_contrast(const char *a, const char *b);

enum { COLOUR_READS = 450 };

#endif
