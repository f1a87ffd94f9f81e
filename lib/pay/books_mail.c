#include "base/conf.h"
#include "pay/order_mail_tree.h"
#include "shop/books_run.h"
#include "web/page.h"

enum { TOLD = 50 };

enum rc
books_mail_tree(struct ctx *ctx, const struct outbox_mail *row, json_t **out)
{
    struct finding *all;
    json_t *list;
    size_t n;

    *out = json_object();
    TRY(books_findings(ctx, row->part, &all, &n));
    order_mail_shop(ctx, *out);
    put_str(*out, "admin_link",
        talloc_asprintf(ctx, "%s/books", ctx->conf->admin.url));
    list = put_array(*out, "findings");
    for (size_t i = 0; i < n && i < TOLD; i++) {
        json_t *o = add_object(list);

        put_str(o, "rule", all[i].rule);
        put_str(o, "text", all[i].text);
    }
    put_bool(*out, "more", n > TOLD);
    return OK;
}
