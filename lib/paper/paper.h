/*
 * Papers of the shop as PDF: invoices, credit notes, packing slips. All text
 * is plain: nothing in it is markup. Lines within a text are parted by
 * newlines.
 */
#ifndef PAPER_PAPER_H
#define PAPER_PAPER_H

#include <stdbool.h>
#include <stddef.h>
#include <talloc.h>

#include "base/rc.h"

struct paper_fact {
    const char *name, *value;
    bool strong;
};

struct paper_column {
    const char *head;
    int share; /* of the width, in percent */
    bool right;
};

enum { PAPER_COLUMNS = 5 };

struct paper_row {
    const char *cells[PAPER_COLUMNS];
};

struct paper {
    const char *title;
    const char *from, *to; /* whose it is, and for whom */
    struct paper_fact *facts;
    struct paper_column columns[PAPER_COLUMNS];
    struct paper_row *rows;
    struct paper_fact *sums; /* may be none */
    size_t nfacts, ncolumns, nrows, nsums;
    const char *closing; /* "" if there is nothing to say */
    const char *page;    /* "Page" */
};

/* Each begins on a page of its own; A4. The bytes live on mem. */
enum rc paper_pdf(TALLOC_CTX *mem, const struct paper *all, size_t n,
    const unsigned char **pdf, size_t *size) MUST_CHECK;

#endif
