/* What the pages that a payer sees have in common. */
#ifndef PAYMOCK_HOSTED_H
#define PAYMOCK_HOSTED_H

#include "shop/mock_intent.h"
#include "shop/mock_session.h"
#include "web/app.h"

/* The page of a session: the card form, or what became of it. */
enum rc hosted_show(
    struct req *req, const struct mock_session *session) MUST_CHECK;

/* As hosted_show, of the session as it is by now; a paid one leads back. */
enum rc hosted_again(struct req *req, const char *session_id) MUST_CHECK;

/* After a payment: back to the shop, or to the authentication step. */
enum rc hosted_onward(struct req *req, const struct mock_session *session,
    const struct mock_intent *intent) MUST_CHECK;

/* Puts what the page says of a session: shop, amount, ways back. */
void hosted_put(struct req *req, const struct mock_session *session);

#endif
