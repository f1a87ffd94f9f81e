/* What the pages of one order share. */
#ifndef ADMIN_ORDER_H
#define ADMIN_ORDER_H

#include "admin/pages.h"
#include "shop/audit.h"
#include "shop/refund_plan.h"

/* order, what happened, what may be done; the template is the caller's. */
enum rc order_show(struct req *req, const struct order *order) MUST_CHECK;

/* 409: its page as it is now, with the code's words; nothing was done. */
enum rc order_as_it_is(struct req *req, const char *code) MUST_CHECK;

/* 422: its page with what was typed, and what is wrong with that. */
enum rc order_typed_wrong(struct req *req) MUST_CHECK;

/* What came of a deed, which order_answer tells on the order's page. */
struct deed {
    struct req *req;
    const char *wrong; /* the code of why it was not done, where known */
};
enum deed_done { DONE_SHIPPED, DONE_DELIVERED, DONE_CANCELLED, DONE_RECEIVED,
    DONE_PAID_BACK, DONE_REFUND, DONE_NOTE, DONE_MAIL, DONE_ADDRESS,
    DONE_REFUND_BY_HAND, DONE_CANCELLED_BY_HAND, DONE_CAME_BACK };

/* Back to the order's page; or, if rc is CONFLICT, the order as it is. */
enum rc order_answer(
    const struct deed *deed, enum rc rc, enum deed_done done) MUST_CHECK;

/* Payments tried, moves of stock, mails and notes. */
enum rc order_put_trace(
    struct req *req, const struct order *order) MUST_CHECK;

/* What is written down of a deed. */
struct audit order_audit(const struct order *order, const char *act);

/* plan: rest, amount, after, lines. */
void order_put_plan(struct req *req, const struct refund_plan *plan);

#endif
