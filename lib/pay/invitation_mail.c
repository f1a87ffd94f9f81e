#include "pay/order_mail_tree.h"
#include "shop/invitation.h"
#include "web/page.h"

enum rc
invitation_mail_tree(
    struct ctx *ctx, const struct outbox_mail *row, json_t **out)
{
    struct invitation it;
    enum rc rc = invitation_get(ctx, row->part, &it);

    *out = json_object();
    order_mail_shop(ctx, *out);
    if (rc == NOTFOUND) {
        put_bool(*out, "gone", true);
        return OK;
    }
    TRY(rc);
    put_str(*out, "link", invitation_link(ctx, &it));
    put_str(*out, "by", it.made_by);
    put_time(*out, "until", it.expires_at);
    return OK;
}
