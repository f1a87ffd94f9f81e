#include <string.h>

#include "admin/voucher.h"
#include "base/conf.h"
#include "base/str.h"
#include "base/when.h"
#include "shop/audit.h"
#include "shop/tax_sum.h"
#include "web/page.h"

enum { ALL_BP = 10000, USES = 1000000 };

const struct field voucher_fields[VOUCHER_FIELDS] = {
    [V_VERSION] = { "version", F_INT, 1, UINT32_MAX, 0 },
    [V_CODE] = { "code", F_CODE, 3, 40, 0 },
    [V_COUNT] = { "count", F_INT, 1, VOUCHER_CODES_MAX, 0 },
    [V_KIND] = { "kind", F_CODE, 1, 20, F_REQUIRED },
    [V_PERCENT] = { "percent", F_TEXT, 1, 10, 0 },
    [V_AMOUNT] = { "amount", F_TEXT, 1, 20, 0 },
    [V_MINIMUM] = { "minimum", F_TEXT, 1, 20, 0 },
    [V_STARTS] = { "starts", F_TEXT, 1, 30, 0 },
    [V_ENDS] = { "ends", F_TEXT, 1, 30, 0 },
    [V_USES_MAX] = { "uses_max", F_INT, 1, USES, 0 },
    [V_USES_EACH] = { "uses_each", F_INT, 1, USES, 0 },
};

/* An amount of the shop's currency in minor units; 0 if there is none. */
static int64_t
amount(struct req *req, size_t field, const char *currency)
{
    const char *s = form_str(&req->form, field);
    struct money m;

    if (s == NULL)
        return 0;
    if (money_parse(s, currency, &m))
        return m.minor;
    form_refuse(&req->form, field, "not_an_amount");
    return 0;
}

static const char *
moment(struct req *req, size_t field)
{
    const char *s = form_str(&req->form, field), *at;

    if (s == NULL)
        return NULL;
    at = when_read(req->ctx, s);
    if (at == NULL)
        form_refuse(&req->form, field, "not_a_time");
    return at;
}

static void
require(struct req *req, size_t field)
{
    if (form_value(&req->form, field)->state == ABSENT)
        form_refuse(&req->form, field, "required");
}

/* A percentage has two digits after its point, as euros do. */
static void
read_worth(struct req *req, struct voucher_row *v)
{
    if (v->kind == NULL)
        return;
    if (strcmp(v->kind, "percent") == 0) {
        require(req, V_PERCENT);
        v->percent_bp = amount(req, V_PERCENT, "EUR");
        if (form_value(&req->form, V_PERCENT)->state == VALID &&
            (v->percent_bp < 1 || v->percent_bp > ALL_BP))
            form_refuse(&req->form, V_PERCENT, "no_percentage");
    } else if (strcmp(v->kind, "amount") == 0) {
        require(req, V_AMOUNT);
        v->amount = amount(req, V_AMOUNT, req->ctx->conf->shop.currency);
        if (form_value(&req->form, V_AMOUNT)->state == VALID && v->amount < 1)
            form_refuse(&req->form, V_AMOUNT, "worthless");
    } else if (strcmp(v->kind, "shipping") != 0) {
        form_refuse(&req->form, V_KIND, "not_valid");
    }
}

void
voucher_form(struct req *req, struct voucher_row *out)
{
    const struct form *form = &req->form;

    *out = (struct voucher_row){ .code = form_str(form, V_CODE),
        .campaign = "",
        .kind = form_str(form, V_KIND),
        .starts_at = moment(req, V_STARTS),
        .ends_at = moment(req, V_ENDS),
        .uses_max = form_int(form, V_USES_MAX, 0),
        .uses_each = form_int(form, V_USES_EACH, 0),
        .version = form_int(form, V_VERSION, 0) };
    out->minimum = amount(req, V_MINIMUM, req->ctx->conf->shop.currency);
    read_worth(req, out);
    if (out->starts_at != NULL && out->ends_at != NULL &&
        strcmp(out->starts_at, out->ends_at) >= 0)
        form_refuse(&req->form, V_ENDS, "before_start");
    if (out->uses_max > 0 && out->uses_each > out->uses_max)
        form_refuse(&req->form, V_USES_EACH, "over_all");
}

static const char *
plain(struct req *req, int64_t minor, const char *currency)
{
    return minor == 0 ? "" : money_plain(req->ctx, money_of(minor, currency));
}

static const char *
number(struct req *req, int64_t n)
{
    return n == 0 ? "" : talloc_asprintf(req->ctx, "%lld", (long long)n);
}

const char *
voucher_now(struct req *req, const struct voucher_row *v, size_t field)
{
    const char *currency = req->ctx->conf->shop.currency;

    switch (field) {
    case V_KIND:
        return v->kind;
    case V_PERCENT:
        return plain(req, v->percent_bp, "EUR");
    case V_AMOUNT:
        return plain(req, v->amount, currency);
    case V_MINIMUM:
        return plain(req, v->minimum, currency);
    case V_STARTS:
        return when_written(req->ctx, v->starts_at);
    case V_ENDS:
        return when_written(req->ctx, v->ends_at);
    case V_USES_MAX:
        return number(req, v->uses_max);
    case V_USES_EACH:
        return number(req, v->uses_each);
    default:
        return "";
    }
}

void
voucher_put_choices(struct req *req)
{
    static const char *const kinds[] = { "percent", "amount", "shipping" };
    json_t *list = put_array(page_view(req), "kinds");

    for (size_t i = 0; i < COUNT(kinds); i++) {
        json_t *o = add_object(list);

        put_str(o, "value", kinds[i]);
        put_str(o, "name", page_words(req, talloc_asprintf(req->ctx,
                               "voucher.kind.%s", kinds[i])));
    }
    put_str(page_view(req), "currency", req->ctx->conf->shop.currency);
}

void
voucher_put(struct req *req, json_t *o, const struct voucher_row *v)
{
    const char *currency = req->ctx->conf->shop.currency;

    put_str(o, "code", v->code);
    put_str(o, "kind", v->kind);
    put_str(o, "state", v->state);
    put_str(o, "campaign", v->campaign);
    put_int(o, "uses", v->uses);
    put_int(o, "uses_max", v->uses_max);
    put_int(o, "uses_each", v->uses_each);
    put_int(o, "percent_bp", v->percent_bp);
    if (v->amount > 0)
        put_money(o, "amount", money_of(v->amount, currency));
    if (v->minimum > 0)
        put_money(o, "minimum", money_of(v->minimum, currency));
    put_time(o, "starts_at", v->starts_at);
    put_time(o, "ends_at", v->ends_at);
    put_str(o, "_percent", tax_rate_text(req->ctx, v->percent_bp));
    put_str(o, "_state", page_words(req, talloc_asprintf(req->ctx,
                             "voucher.%s", v->state)));
    put_bool(o, "_running", strcmp(v->state, "running") == 0);
    put_bool(o, "_over", strcmp(v->state, "ended") == 0);
    put_str(o, "url", talloc_asprintf(req->ctx, "/vouchers/%s",
                          str_url(req->ctx, v->code)));
}

enum rc
voucher_audit(struct req *req, const char *act,
    const struct voucher_row *before, const struct voucher_row *after)
{
    struct audit a = { .act = act,
        .kind = "voucher",
        .ref = after->code,
        .name = after->code };

    for (size_t f = V_KIND; f < VOUCHER_FIELDS; f++)
        audit_change(req->ctx, &a, voucher_fields[f].name,
            before != NULL ? voucher_now(req, before, f) : "",
            voucher_now(req, after, f));
    return audit_write(req->ctx, &a);
}
