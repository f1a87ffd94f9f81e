/* What a mail's template sees of the shop and the order. */
#ifndef PAY_ORDER_MAIL_TREE_H
#define PAY_ORDER_MAIL_TREE_H

#include <jansson.h>

#include "shop/outbox_send.h"

/* *out is a new reference, whatever the result. */
enum rc order_mail_tree(
    struct ctx *ctx, const struct outbox_mail *row, json_t **out) MUST_CHECK;

/* The same of a mail about the books, which is of no order. */
enum rc books_mail_tree(
    struct ctx *ctx, const struct outbox_mail *row, json_t **out) MUST_CHECK;

/* The same of an invitation to work here. */
enum rc invitation_mail_tree(
    struct ctx *ctx, const struct outbox_mail *row, json_t **out) MUST_CHECK;

/* The same of a mail about a withdrawal. */
enum rc withdrawal_mail_tree(
    struct ctx *ctx, const struct outbox_mail *row, json_t **out) MUST_CHECK;

/* What every mail sees of the shop. */
void order_mail_shop(struct ctx *ctx, json_t *tree);

#endif
