#include <string.h>

#include "admin/settings.h"
#include "base/colour.h"
#include "base/conf.h"
#include "shop/setting_edit.h"
#include "shop/theme.h"

static void
check_colours(struct req *req)
{
    const char *values[THEME_TOKENS];
    bool wrong = false;

    for (size_t i = 0; i < THEME_TOKENS; i++) {
        const struct value *v = form_value(&req->form, SET_BG + i);

        values[i] = v->state == VALID ? v->str : theme_tokens[i].is;
        if (!colour_is(values[i])) {
            form_refuse(&req->form, SET_BG + i, "not_a_colour");
            wrong = true;
        }
    }
    for (size_t i = 0; !wrong && i < THEME_TOKENS; i++) {
        i = theme_unreadable(values, i);
        if (i < THEME_TOKENS)
            form_refuse(&req->form, SET_BG + i, "unreadable");
    }
}

static enum rc
check_currency(struct req *req)
{
    const char *asked = form_str(&req->form, SET_CURRENCY);
    bool used;

    if (asked == NULL || strcmp(asked, req->ctx->conf->shop.currency) == 0)
        return OK;
    if (money_digits(asked) < 0)
        form_refuse(&req->form, SET_CURRENCY, "not_a_currency");
    TRY(setting_currency_is_used(req->ctx, &used));
    if (used)
        form_refuse(&req->form, SET_CURRENCY, "is_used");
    return OK;
}

enum rc
settings_check(struct req *req)
{
    const char *prices = form_str(&req->form, SET_PRICES);

    if (prices != NULL && strcmp(prices, "include") != 0 &&
        strcmp(prices, "exclude") != 0)
        form_refuse(&req->form, SET_PRICES, "not_valid");
    check_colours(req);
    return check_currency(req);
}
