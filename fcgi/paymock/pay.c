/*
 * The hosted page: what is owed, and a card for it. What is typed is never
 * kept or logged but for brand and last four digits. Who pays twice, in two
 * tabs or by a double click, is charged once: the intent's UPDATE decides.
 */
#include <string.h>

#include "base/conf.h"
#include "base/db.h"
#include "paymock/api_private.h"
#include "paymock/hosted.h"
#include "paymock/pages.h"
#include "shop/mock_pay.h"
#include "web/page.h"

const struct field card_fields[CARD_FIELDS] = {
    [CARD_NUMBER] = { "number", F_RAW, 1, 40, F_REQUIRED },
    [CARD_EXPIRY] = { "expiry", F_TEXT, 1, 10, F_REQUIRED },
    [CARD_CVC] = { "cvc", F_RAW, 1, 10, F_REQUIRED },
    [CARD_NAME] = { "name", F_TEXT, 1, 120, F_REQUIRED },
};

enum rc
pay_page(struct req *req)
{
    struct mock_session s = { 0 };

    TRY(mock_session_get(req->ctx, req->arg[0], &s));
    return hosted_show(req, &s);
}

static void
check(struct form *form, size_t field, const char *error)
{
    if (error != NULL && form_str(form, field) != NULL)
        form_refuse(form, field, error);
}

/* The form knows which field is wrong. */
static enum rc
read_card(struct req *req, struct mock_card *card)
{
    struct form *f = &req->form;
    const char *number = form_str(f, CARD_NUMBER);
    const char *expiry = form_str(f, CARD_EXPIRY);
    const char *cvc = form_str(f, CARD_CVC);
    int64_t month;

    TRY(mock_card_month(req->ctx, &month));
    if (number != NULL)
        check(f, CARD_NUMBER, mock_card_number(number, card));
    if (expiry != NULL)
        check(f, CARD_EXPIRY, mock_card_expiry(expiry, month, card));
    if (cvc != NULL)
        check(f, CARD_CVC, mock_card_cvc(cvc));
    return OK;
}

struct paying {
    const char *intent;
    struct mock_card card;
    struct mock_batch batch;
    struct mock_intent after;
};

static enum rc
pay(struct ctx *ctx, void *arg)
{
    struct paying *p = arg;

    memset(&p->batch, 0, sizeof(p->batch));
    return mock_pay_card(ctx, &p->batch, p->intent, &p->card, &p->after);
}

static enum rc
show_form(
    struct req *req, const struct mock_session *s, int status, const char *code)
{
    page_form(req);
    page_own_error(req, status, code);
    return hosted_show(req, s);
}

enum rc
pay_card_page(struct req *req)
{
    struct mock_session s = { 0 };
    struct paying p = { 0 };
    enum rc rc;

    TRY(mock_session_get(req->ctx, req->arg[0], &s));
    if (strcmp(s.status, "open") != 0)
        return hosted_again(req, s.id);
    TRY(read_card(req, &p.card));
    if (req->form.wrong)
        return show_form(req, &s, 422, "pay_form");
    p.intent = s.intent;
    rc = db_transaction(req->ctx, pay, &p);
    if (rc == CONFLICT)
        return hosted_again(req, s.id);
    TRY(rc);
    fault_early(req->ctx, &p.batch);
    if (p.after.error != NULL)
        return show_form(req, &s, 402, p.after.error);
    return hosted_onward(req, &s, &p.after);
}
