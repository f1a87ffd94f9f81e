/*
 * The mock processor's checkout sessions: what is owed, for what, and where
 * the browser goes afterwards. Each has one payment intent.
 */
#ifndef SHOP_MOCK_SESSION_H
#define SHOP_MOCK_SESSION_H

#include <stdbool.h>

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"
#include "shop/mock_list.h"

struct mock_line {
    const char *name;
    int64_t quantity;
    struct money unit, amount;
};

struct mock_session {
    int64_t seq;
    const char *id, *intent, *status, *payment_status;
    struct money subtotal, shipping, total;
    const char *shipping_name, *reference, *email; /* NULL if not given */
    const char *success_url, *cancel_url;
    const char *metadata;        /* a JSON object */
    int64_t expires_at, created; /* seconds */
};

/* Stores an open session, made now. Inside a transaction. */
enum rc mock_session_add(struct ctx *ctx, const struct mock_session *session,
    const struct mock_line *lines, size_t n) MUST_CHECK;

enum rc mock_session_get(
    struct ctx *ctx, const char *id, struct mock_session *out) MUST_CHECK;

enum rc mock_session_of_intent(
    struct ctx *ctx, const char *intent, struct mock_session *out) MUST_CHECK;

enum rc mock_session_list(struct ctx *ctx, const struct mock_list *list,
    struct mock_session **out, size_t *n) MUST_CHECK;

enum rc mock_session_lines(struct ctx *ctx, const char *id,
    struct mock_line **out, size_t *n) MUST_CHECK;

/* CONFLICT: it is not open, or its time is over. Inside a transaction. */
enum rc mock_session_complete(
    struct ctx *ctx, const char *id, bool paid) MUST_CHECK;

/* The money that was held for a complete one has been taken. */
enum rc mock_session_paid(struct ctx *ctx, const char *intent) MUST_CHECK;

/* CONFLICT: it is not open. Inside a transaction. */
enum rc mock_session_expire(struct ctx *ctx, const char *id) MUST_CHECK;

/* One that is open past its time, or NULL. */
enum rc mock_session_overdue(struct ctx *ctx, const char **out) MUST_CHECK;

#endif
