#include "base/db.h"
#include "pay/processor.h"
#include "pay/settle.h"
#include "shop/refund_send.h"

struct sending {
    const char *id;
    struct refund refund;
    enum said said;
    const char *refund_id, *why;
};

static enum rc
take(struct ctx *ctx, void *arg)
{
    struct sending *s = arg;

    return refund_take(ctx, s->id, &s->refund);
}

static enum rc
write_answer(struct ctx *ctx, void *arg)
{
    struct sending *s = arg;

    switch (s->said) {
    case SAID_YES:
        return refund_done(ctx, &s->refund, s->refund_id);
    case SAID_NO:
        return refund_refused(ctx, &s->refund, s->why);
    default:
        return refund_unknown(ctx, &s->refund);
    }
}

/* LISTED: at this try the list has had minutes to name what was made. */
enum { LISTED = 6 };

/*
 * The call broke off, or its key is forgotten: was it made all the same?
 * What is refused is free to be paid back again, so a list that lags must
 * not refuse it.
 */
static void
look_for_refund(struct ctx *ctx, struct sending *s)
{
    s->said = processor_find_refund(ctx, &s->refund, &s->refund_id);
    if (s->said == SAID_YES && s->refund_id == NULL)
        s->said = s->refund.tries < LISTED && !s->refund.forgotten
            ? SAID_NOTHING
            : SAID_NO;
    s->why = "it broke off, and has paid nothing back";
}

/* Once its key is forgotten, the call would be made anew. */
static void
ask(struct ctx *ctx, struct sending *s)
{
    if (s->refund.forgotten) {
        look_for_refund(ctx, s);
        if (s->said != SAID_NO)
            return;
    }
    s->said = processor_refund(ctx, &s->refund, &s->refund_id, &s->why);
    if (s->said == SAID_FAILED)
        look_for_refund(ctx, s);
}

enum rc
pay_refund(struct ctx *ctx, const char *refund_id)
{
    struct sending s = { .id = refund_id };
    enum rc rc = db_transaction(ctx, take, &s);

    if (rc == NOTFOUND)
        return OK;
    TRY(rc);
    ask(ctx, &s);
    TRY(db_transaction(ctx, write_answer, &s));
    return s.said == SAID_NOTHING ? BUSY : OK;
}
