/* The papers of an order: what stands on them, as page or as PDF. */
#ifndef FRAME_PAPER_DATA_H
#define FRAME_PAPER_DATA_H

#include "paper/paper.h"
#include "shop/order.h"
#include "shop/order_refunds.h"
#include "web/app.h"

/* NOTFOUND: it is not paid. */
enum rc paper_invoice(struct req *req, const struct order *order,
    struct paper *out) MUST_CHECK;

/* For one of its refunds. NOTFOUND: that has no number. */
enum rc paper_credit(struct req *req, const struct order *order,
    const char *refund, struct paper *out) MUST_CHECK;

/* What of it is to be packed. */
enum rc paper_slip(struct req *req, const struct order *order,
    struct paper *out) MUST_CHECK;

/* Answers with the PDF, called name.pdf. */
enum rc paper_answer(struct req *req, const struct paper *all, size_t n,
    const char *name) MUST_CHECK;

/* paper_parts.c: what they are made of. */
void paper_begin(
    struct req *req, struct paper *p, const char *kind, const char *number);
void paper_columns(struct req *req, struct paper *p,
    const struct paper_column *columns, size_t n);
struct paper_row *paper_row(struct req *req, struct paper *p);
void paper_fact(struct req *req, struct paper *p, const char *code,
    const char *value);
struct paper_fact *paper_sum(struct req *req, struct paper *p,
    const char *name, struct money value);
enum rc paper_to(struct req *req, struct paper *p, const struct order *order,
    const struct invoice_to *other) MUST_CHECK;
const char *paper_day(struct req *req, const char *datetime);
const char *paper_words(struct req *req, const char *code);
const char *paper_thing(
    struct req *req, const char *name, const char *options);

#endif
