/* Webhooks that wait to be sent, for the daemon that sends them. */
#ifndef SHOP_MOCK_DELIVERY_H
#define SHOP_MOCK_DELIVERY_H

#include "base/ctx.h"
#include "base/rc.h"

struct mock_delivery {
    int64_t seq, tries;
    const char *event, *body;
};

/*
 * Takes up to limit that are due, for a minute: other daemons do not see
 * them meanwhile. Its own transaction.
 */
enum rc mock_delivery_claim(struct ctx *ctx, int64_t limit,
    struct mock_delivery **out, size_t *n) MUST_CHECK;

/*
 * Records an answer (0: there was none). Without 2xx it is due again after
 * a pause that grows from 1 s to 10 min, for three days. Its own
 * transaction.
 */
enum rc mock_delivery_done(
    struct ctx *ctx, const struct mock_delivery *d, int64_t status) MUST_CHECK;

#endif
