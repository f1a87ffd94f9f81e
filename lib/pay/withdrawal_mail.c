#include "base/conf.h"
#include "pay/order_mail_tree.h"
#include "shop/withdrawal.h"
#include "web/page.h"

enum rc
withdrawal_mail_tree(
    struct ctx *ctx, const struct outbox_mail *row, json_t **out)
{
    struct withdrawal w;
    json_t *o;

    *out = json_object();
    TRY(withdrawal_read(ctx, row->part, &w));
    order_mail_shop(ctx, *out);
    o = put_object(*out, "withdrawal");
    put_str(o, "number", w.number);
    put_str(o, "name", w.name);
    put_str(o, "email", w.email);
    put_str(o, "text", w.text);
    put_time(o, "at", w.at);
    put_bool(o, "same_email", w.same_email);
    if (w.order_id != NULL)
        put_str(*out, "admin_link",
            talloc_asprintf(
                ctx, "%s/orders/%s", ctx->conf->admin.url, w.order_id));
    return OK;
}
