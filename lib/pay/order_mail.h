/*
 * The mails about an order, by templates/mail/KIND.txt.cs and .html.cs. The
 * first line of the plain text is the subject.
 */
#ifndef PAY_ORDER_MAIL_H
#define PAY_ORDER_MAIL_H

#include "shop/outbox_send.h"
#include "web/mail.h"

/* Writes the mail of a row of the outbox. NOTFOUND: its order is gone. */
enum rc order_mail_write(struct ctx *ctx, const struct outbox_mail *row,
    struct mail *out) MUST_CHECK;

/*
 * Sends one that is due; OK if it was not. BUSY: the mail server does not
 * take it now; it is due again later.
 */
enum rc order_mail_send(struct ctx *ctx, const char *outbox_id) MUST_CHECK;

#endif
