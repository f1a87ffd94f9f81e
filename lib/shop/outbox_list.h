/* Mails and the processor's messages as staff looks through them. */
#ifndef SHOP_OUTBOX_LIST_H
#define SHOP_OUTBOX_LIST_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

enum { POST_PAGE = 50 };

enum post_state { POST_WAITING, POST_FAILED, POST_DONE };

struct post_mail {
    const char *id, *kind, *recipient, *order_id, *order, *error;
    const char *created_at, *next_at, *sent_at;
    int64_t tries;
};

/* Newest first, older than an id; one more than a page if there are more. */
enum rc post_mails(struct ctx *ctx, enum post_state state,
    const char *before, struct post_mail **out, size_t *n) MUST_CHECK;

struct post_event {
    const char *id, *type, *order_id, *order, *received_at, *handled_at;
    int64_t tries;
};

/*
 * Likewise, before that one (its time and id), or NULL. POST_FAILED: tried,
 * and not handled.
 */
enum rc post_events(struct ctx *ctx, enum post_state state,
    const struct post_event *before, struct post_event **out,
    size_t *n) MUST_CHECK;

/*
 * The worker looks at it again, as at a new one: what it does about a
 * payment it does once. NOTFOUND: there is none. Inside a transaction.
 */
enum rc post_event_again(struct ctx *ctx, const char *id) MUST_CHECK;

/* Somebody has looked at it. NOTFOUND: or did before. Likewise. */
enum rc alert_seen(
    struct ctx *ctx, const char *id, const char *by) MUST_CHECK;

#endif
