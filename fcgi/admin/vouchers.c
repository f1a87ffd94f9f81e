#include <string.h>

#include "admin/voucher.h"
#include "base/str.h"
#include "web/page.h"

const struct field vouchers_fields[VOUCHERS_FIELDS] = {
    [VS_STATE] = { "state", F_CODE, 1, 20, 0 },
    [VS_CODE] = { "q", F_TEXT, 0, 40, 0 },
    [VS_CAMPAIGN] = { "campaign", F_CODE, 1, 40, 0 },
    [VS_BEFORE] = { "before", F_TEXT, 1, 80, 0 },
};

static const char *const states[] = { "running", "to_come", "ended",
    "used_up" };

static const char *
chosen_state(const struct req *req)
{
    const char *state = form_str(&req->form, VS_STATE);

    for (size_t i = 0; state != NULL && i < COUNT(states); i++)
        if (strcmp(state, states[i]) == 0)
            return states[i];
    return NULL;
}

/* "2026-11-22 14:08:00.123 CODE" */
static void
read_before(struct req *req, struct voucher_filter *f)
{
    const char *s = form_str(&req->form, VS_BEFORE);

    if (s == NULL || strlen(s) < 25 || s[23] != ' ' ||
        strspn(s, "0123456789-:. ") < 23)
        return;
    f->before_time = talloc_strndup(req->ctx, s, 23);
    f->before = s + 24;
}

static const char *
url_of(struct req *req, const char *state, const char *before)
{
    const char *campaign = form_str(&req->form, VS_CAMPAIGN);
    char *url = talloc_strdup(req->ctx, "/vouchers");
    char join = '?';

    if (state != NULL) {
        url = talloc_asprintf_append(url, "%cstate=%s", join, state);
        join = '&';
    }
    if (campaign != NULL) {
        url = talloc_asprintf_append(
            url, "%ccampaign=%s", join, str_url(req->ctx, campaign));
        join = '&';
    }
    if (before != NULL)
        url = talloc_asprintf_append(
            url, "%cbefore=%s", join, str_url(req->ctx, before));
    return url;
}

static void
put_views(struct req *req)
{
    json_t *views = put_array(page_view(req), "views"), *o;
    const char *chosen = chosen_state(req);

    for (size_t i = 0; i <= COUNT(states); i++) {
        const char *state = i > 0 ? states[i - 1] : NULL;

        o = add_object(views);
        put_str(o, "name",
            page_words(req,
                talloc_asprintf(req->ctx, "voucher.%s",
                    state != NULL ? state : "all")));
        put_str(o, "url", url_of(req, state, NULL));
        put_bool(o, "current", chosen == state);
    }
}

enum rc
vouchers_page(struct req *req)
{
    const char *code = form_str(&req->form, VS_CODE);
    struct voucher_filter f = { .state = chosen_state(req),
        .code = code,
        .campaign = form_str(&req->form, VS_CAMPAIGN),
        .limit = VOUCHER_LIST_PAGE + 1 };
    json_t *list = put_array(page_data(req), "vouchers");
    struct voucher_row *all;
    size_t n;

    page_template(req, "admin/vouchers");
    page_form(req);
    read_before(req, &f);
    TRY(voucher_list(req->ctx, &f, &all, &n));
    for (size_t i = 0; i < n && i < VOUCHER_LIST_PAGE; i++)
        voucher_put(req, add_object(list), &all[i]);
    put_null(page_data(req), "next");
    if (n > VOUCHER_LIST_PAGE) {
        const struct voucher_row *last = &all[VOUCHER_LIST_PAGE - 1];

        put_str(page_data(req), "next",
            url_of(req, f.state,
                talloc_asprintf(
                    req->ctx, "%.23s %s", last->made_at, last->code)));
    }
    put_str(page_view(req), "campaign", f.campaign);
    put_views(req);
    return OK;
}

/* A campaign's codes as a file, one a line. */
enum rc
vouchers_codes_page(struct req *req)
{
    struct voucher_filter f = {
        .campaign = form_str(&req->form, VS_CAMPAIGN),
        .limit = VOUCHER_CODES_MAX
    };
    char *text = talloc_strdup(req->ctx, "code\r\n");
    struct voucher_row *all;
    size_t n;

    if (f.campaign == NULL)
        return NOTFOUND;
    TRY(voucher_list(req->ctx, &f, &all, &n));
    if (n == 0)
        return NOTFOUND;
    for (size_t i = 0; i < n; i++)
        text = talloc_asprintf_append_buffer(text, "%s\r\n", all[i].code);
    page_header(req, "Content-Disposition",
        "attachment; filename=\"vouchers.csv\"");
    page_raw(req, "text/csv; charset=utf-8", text, strlen(text));
    return OK;
}
