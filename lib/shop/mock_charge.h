/*
 * The mock processor's books: charges, refunds and the balance. What writes
 * runs inside a transaction; every movement of money has its row in the
 * ledger, paymock.balance_transaction.
 */
#ifndef SHOP_MOCK_CHARGE_H
#define SHOP_MOCK_CHARGE_H

#include "base/ctx.h"
#include "base/money.h"
#include "base/rc.h"
#include "shop/mock_list.h"

struct mock_charge {
    int64_t seq;
    const char *id, *intent, *status; /* "succeeded" or "failed" */
    struct money amount, captured, refunded;
    const char *brand, *last4;
    int64_t expiry;
    const char *error;   /* why it failed */
    const char *balance; /* its balance transaction, NULL if none */
    int64_t created;
};

struct mock_refund {
    int64_t seq;
    const char *id, *charge, *intent;
    struct money amount;
    const char *reason, *metadata, *balance;
    int64_t created;
};

/* One movement of the balance. */
struct mock_entry {
    int64_t seq;
    const char *id, *type, *source;
    struct money amount; /* negative for a refund */
    int64_t created;
};

/* CONFLICT: its intent has been charged before. */
enum rc mock_charge_add(
    struct ctx *ctx, const struct mock_charge *charge) MUST_CHECK;

enum rc mock_charge_get(
    struct ctx *ctx, const char *id, struct mock_charge *out) MUST_CHECK;

/* The successful one of an intent. */
enum rc mock_charge_of_intent(
    struct ctx *ctx, const char *intent, struct mock_charge *out) MUST_CHECK;

enum rc mock_charge_list(struct ctx *ctx, const struct mock_list *list,
    struct mock_charge **out, size_t *n) MUST_CHECK;

/* Takes what was only held. CONFLICT: it is not held, or not so much. */
enum rc mock_charge_capture(
    struct ctx *ctx, const char *id, struct money amount) MUST_CHECK;

/* CONFLICT: more than is left of the charge. */
enum rc mock_refund_add(
    struct ctx *ctx, const struct mock_refund *refund) MUST_CHECK;

enum rc mock_refund_get(
    struct ctx *ctx, const char *id, struct mock_refund *out) MUST_CHECK;

enum rc mock_refund_list(struct ctx *ctx, const struct mock_list *list,
    struct mock_refund **out, size_t *n) MUST_CHECK;

/* Writes a movement into the ledger. */
enum rc mock_entry_add(struct ctx *ctx, const char *type, const char *source,
    struct money amount) MUST_CHECK;

enum rc mock_entry_get(
    struct ctx *ctx, const char *id, struct mock_entry *out) MUST_CHECK;
enum rc mock_entry_list(struct ctx *ctx, const struct mock_list *list,
    struct mock_entry **out, size_t *n) MUST_CHECK;

/* The balance, one amount a currency. */
enum rc mock_balance(struct ctx *ctx, struct money **out, size_t *n) MUST_CHECK;

#endif
