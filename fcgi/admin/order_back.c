/* A parcel that came back unpaid, and whether its things can be sold again. */
#include "shop/order_back.h"

#include <string.h>

#include "admin/order.h"
#include "base/db.h"
#include "web/page.h"

enum { PIECES };

const struct field order_back_fields[1] = {
    [PIECES] = { "pieces", F_CODE, 4, 5, F_REQUIRED },
};

static enum rc
take_back(struct ctx *ctx, void *arg)
{
    struct deed *d = arg;
    const char *pieces = form_str(&d->req->form, PIECES);
    struct parcel_back back = { d->req->arg[0], d->req->session.name,
        strcmp(pieces, "whole") == 0 };

    return order_came_back(ctx, &back, &d->wrong);
}

enum rc
order_back_page(struct req *req)
{
    const char *pieces = form_str(&req->form, PIECES);
    struct deed d = { req, NULL };

    if (pieces != NULL && strcmp(pieces, "whole") != 0 &&
        strcmp(pieces, "gone") != 0)
        form_refuse(&req->form, PIECES, "not_valid");
    if (req->form.wrong)
        return order_typed_wrong(req);
    return order_answer(
        &d, db_transaction(req->ctx, take_back, &d), DONE_CAME_BACK);
}
