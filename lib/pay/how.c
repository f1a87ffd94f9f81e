#include "pay/how.h"

#include <string.h>

#include "base/str.h"
#include "shop/pay_method.h"
#include "web/page.h"

/* The account's lines, between which the setting has a '|'. */
static void
put_account(json_t *lines, const char *text)
{
    TALLOC_CTX *mem = talloc_new(NULL);

    for (const char *at = text; *at != '\0';) {
        size_t n = strcspn(at, "|");

        add_str(lines, str_trim(mem, talloc_strndup(mem, at, n)));
        at += n + (at[n] == '|');
    }
    talloc_free(mem);
}

void
pay_put_how(
    const struct conf *conf, json_t *object, const struct order *order)
{
    json_t *to;

    if (!pay_method_is_offline(order->method))
        return;
    put_str(object, "_how", order->method);
    if (strcmp(order->method, "transfer") != 0)
        return;
    to = put_object(object, "pay_to");
    put_account(put_array(to, "account"), conf->payment.transfer_text);
    put_str(to, "reference", order->number);
    put_money(to, "amount", order->total);
    put_time(to, "until", order->expires_at);
}
