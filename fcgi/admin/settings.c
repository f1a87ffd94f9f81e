#include "admin/settings.h"

#include <string.h>

#include "admin/labels.h"
#include "admin/pages.h"
#include "admin/stale.h"
#include "base/conf.h"
#include "base/db.h"
#include "base/rand.h"
#include "shop/audit.h"
#include "shop/setting_edit.h"
#include "shop/theme.h"
#include "shop/setting_version.h"
#include "web/page.h"

#define COLOUR(name) { "theme_" name, F_CODE, 7, 7, 0 }

const struct field settings_fields[SETTINGS_FIELDS] = {
    [SET_VERSION] = { "version", F_INT, 1, UINT32_MAX, F_REQUIRED },
    [SET_NAME] = { "shop_name", F_TEXT, 1, 60, F_REQUIRED | F_NAME },
    [SET_TAGLINE] = { "shop_tagline", F_TEXT, 0, 120, 0 },
    [SET_ADDRESS] = { "shop_address", F_TEXT, 0, 200, 0 },
    [SET_VAT_ID] = { "shop_vat_id", F_TEXT, 0, 20, 0 },
    [SET_SEARCH_HINT] = { "shop_search_hint", F_TEXT, 0, 60, 0 },
    [SET_SHELF] = { "shop_shelf", F_TEXT, 0, 60, 0 },
    [SET_CURRENCY] = { "shop_currency", F_CODE, 3, 3, 0 },
    [SET_PRICES] = { "tax_prices", F_CODE, 1, 10, 0 },
    [SET_LOW] = { "stock_low", F_INT, 0, 1000000, 0 },
    [SET_FROM] = { "mail_from", F_EMAIL, 3, 254, F_REQUIRED },
    [SET_REPLY_TO] = { "mail_reply_to", F_EMAIL, 3, 254, 0 },
    [SET_OWNER] = { "mail_owner", F_EMAIL, 3, 254, F_REQUIRED },
    [SET_MAINTENANCE] = { "maintenance_on", F_CHECK, 0, 10, 0 },
    [SET_SENTENCE] = { "maintenance_text", F_TEXT, 0, 300, 0 },
    [SET_BG] = COLOUR("bg"),
    [SET_CARD] = COLOUR("card"),
    [SET_INK] = COLOUR("ink"),
    [SET_SOFT] = COLOUR("soft"),
    [SET_LINK] = COLOUR("link"),
    [SET_GO] = COLOUR("go"),
    [SET_ON_GO] = COLOUR("on_go"),
    [SET_DARK_BG] = COLOUR("dark_bg"),
    [SET_DARK_CARD] = COLOUR("dark_card"),
    [SET_DARK_INK] = COLOUR("dark_ink"),
    [SET_DARK_SOFT] = COLOUR("dark_soft"),
    [SET_DARK_LINK] = COLOUR("dark_link"),
};

const char *
setting_of(struct req *req, size_t field)
{
    char *name = talloc_strdup(req->ctx, settings_fields[field].name);

    *strchr(name, '_') = '.';
    return name;
}

const char *
setting_now(struct req *req, size_t field)
{
    const char *now =
        conf_get(req->ctx, req->ctx->conf, setting_of(req, field));

    if (field == SET_MAINTENANCE)
        return strcmp(now, "yes") == 0 ? "1" : "";
    if (field >= SET_BG && now[0] == '\0')
        return theme_tokens[field - SET_BG].is;
    return now;
}

/* What is asked for, as clearcart.conf would have it. */
static const char *
asked(struct req *req, size_t field)
{
    const char *s = form_str(&req->form, field);

    if (field == SET_MAINTENANCE)
        return form_value(&req->form, field)->state == VALID ? "yes" : "no";
    if (form_value(&req->form, field)->raw == NULL ||
        (field == SET_LOW && s == NULL))
        return conf_get(req->ctx, req->ctx->conf, setting_of(req, field));
    if (s == NULL || (field >= SET_BG &&
                         strcasecmp(s, theme_tokens[field - SET_BG].is) == 0))
        return "";
    return s;
}

static void
put_choices(struct req *req)
{
    static const char *const all[] = { "include", "exclude" };
    json_t *list = put_array(page_view(req), "prices");

    for (size_t i = 0; i < COUNT(all); i++) {
        json_t *o = add_object(list);

        put_str(o, "value", all[i]);
        put_str(o, "name", page_words(req, talloc_asprintf(req->ctx,
                               "admin.prices.%s", all[i])));
    }
}

/* Fields of the form that no value was typed into; a tick is never typed. */
static void
put_values(struct req *req)
{
    json_t *o = put_object(page_data(req), "settings");
    bool typed = req->form.n > 0;

    for (size_t f = SET_NAME; f < SETTINGS_FIELDS; f++) {
        const char *now = setting_now(req, f);

        put_str(o, settings_fields[f].name, now);
        if (!typed)
            page_form_value(req, settings_fields[f].name, now);
    }
}

static enum rc
show(struct req *req)
{
    const struct conf *conf = req->ctx->conf;
    json_t *view = page_view(req);
    int64_t version;
    bool used;

    page_template(req, "admin/settings");
    page_form(req);
    put_labels(req);
    put_values(req);
    put_choices(req);
    TRY(setting_version(req->ctx, SETTINGS, &version));
    TRY(setting_currency_is_used(req->ctx, &used));
    put_bool(view, "currency_is_used", used);
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    put_int(page_data(req), "version", version);
    put_str(page_data(req), "logo", conf->shop.logo);
    put_bool(view, "saved", params_get(&req->in.query, "saved") != NULL);
    if (conf->maintenance.on && conf->maintenance.key[0] != '\0' &&
        strcmp(req->session.role, "owner") == 0)
        put_str(view, "look", talloc_asprintf(req->ctx, "%s/look?key=%s",
                                  conf->shop.url, conf->maintenance.key));
    return OK;
}

enum rc
settings_page(struct req *req)
{
    return show(req);
}

/*
 * What differs from now; what the file says needs no row. Each time it
 * closes, the shop has a new key.
 */
static size_t
changes(struct req *req, struct setting *out)
{
    const struct conf *now = req->ctx->conf;
    size_t n = 0;

    for (size_t f = SET_NAME; f < SETTINGS_FIELDS; f++) {
        const char *name = setting_of(req, f), *want = asked(req, f);

        if (strcmp(conf_get(req->ctx, now, name), want) == 0)
            continue;
        if (strcmp(conf_get(req->ctx, now->file, name), want) == 0)
            want = NULL;
        out[n++] = (struct setting){ name, want };
    }
    if (!now->maintenance.on && strcmp(asked(req, SET_MAINTENANCE), "yes") == 0)
        out[n++] =
            (struct setting){ "maintenance.key", rand_token(req->ctx) };
    return n;
}

static enum rc
save(struct ctx *ctx, void *arg)
{
    struct req *req = arg;
    struct setting all[SETTINGS_FIELDS + 1];
    size_t n = changes(req, all);
    struct audit a = { .act = "settings.save",
        .kind = "settings",
        .ref = "shop" };

    TRY(setting_save(ctx, form_int(&req->form, SET_VERSION, 0), all, n));
    for (size_t f = SET_NAME; f < SETTINGS_FIELDS; f++)
        audit_change(ctx, &a, settings_fields[f].name,
            conf_get(ctx, ctx->conf, setting_of(req, f)), asked(req, f));
    return audit_write(ctx, &a);
}

static enum rc
stale(struct req *req)
{
    struct stale_row rows[SETTINGS_FIELDS];
    struct stale s = { .here = "/settings",
        .name = page_words(req, "admin.settings"),
        .version_field = SET_VERSION,
        .rows = rows };

    TRY(setting_version(req->ctx, SETTINGS, &s.version));
    for (size_t f = SET_NAME; f < SETTINGS_FIELDS; f++)
        rows[s.n++] = (struct stale_row){ f, setting_now(req, f), NULL };
    stale_put(req, &s);
    return OK;
}

enum rc
settings_save_page(struct req *req)
{
    enum rc rc;

    TRY(settings_check(req));
    if (req->form.wrong) {
        page_own_error(req, 422, "invalid");
        return show(req);
    }
    rc = db_transaction(req->ctx, save, req);
    if (rc == CONFLICT)
        return stale(req);
    TRY(rc);
    page_redirect(req, "/settings?saved=1");
    return OK;
}
