#include "admin/voucher.h"

#include <string.h>

#include "admin/labels.h"
#include "admin/stale.h"
#include "base/db.h"
#include "base/str.h"
#include "web/page.h"

static enum rc
show(struct req *req, const struct voucher_row *v)
{
    json_t *view = page_view(req);

    page_template(req, "admin/voucher");
    page_form(req);
    put_labels(req);
    for (size_t f = V_KIND; v != NULL && req->form.n == 0 && f < VOUCHER_FIELDS;
         f++)
        page_form_value(
            req, voucher_fields[f].name, voucher_now(req, v, f));
    voucher_put_choices(req);
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    put_bool(view, "saved", params_get(&req->in.query, "saved") != NULL);
    put_str(view, "title",
        v != NULL ? v->code : page_words(req, "admin.new_voucher"));
    put_str(view, "here", "/vouchers/new");
    if (v == NULL)
        return OK;
    voucher_put(req, put_object(page_data(req), "voucher"), v);
    put_int(page_data(req), "version", v->version);
    put_str(view, "here", talloc_asprintf(req->ctx, "/vouchers/%s",
                              str_url(req->ctx, v->code)));
    return OK;
}

enum rc
voucher_new_page(struct req *req)
{
    return show(req, NULL);
}

struct making {
    struct req *req;
    struct voucher_row voucher;
    int64_t count;
};

/* One that was typed, or as many as a campaign wants. */
static enum rc
make(struct ctx *ctx, void *arg)
{
    struct making *m = arg;
    struct voucher_row v = m->voucher;
    enum rc rc;

    if (m->count == 1) {
        TRY(voucher_add(ctx, &v));
        return voucher_audit(m->req, "voucher.make", NULL, &v);
    }
    for (int64_t i = 0; i < m->count; i++) {
        v.code = voucher_code(ctx, m->voucher.code);
        rc = voucher_add(ctx, &v);
        TRY(rc == CONFLICT ? AGAIN : rc);
    }
    v.code = m->voucher.code;
    return voucher_audit(m->req, "voucher.campaign", NULL, &v);
}

static void
check_new(struct req *req, struct making *m)
{
    const struct value *code = form_value(&req->form, V_CODE);

    m->count = form_int(&req->form, V_COUNT, 1);
    voucher_form(req, &m->voucher);
    if (code->state == ABSENT)
        form_refuse(&req->form, V_CODE, "required");
    else if (code->state == VALID &&
        (!voucher_code_reads(code->str) ||
            (m->count > 1 && strlen(code->str) > 20)))
        form_refuse(&req->form, V_CODE, "not_readable");
    if (m->count > 1)
        m->voucher.campaign = m->voucher.code;
}

enum rc
voucher_make_page(struct req *req)
{
    struct making m = { .req = req };
    enum rc rc = INVALID;

    check_new(req, &m);
    if (!req->form.wrong)
        rc = db_transaction(req->ctx, make, &m);
    if (rc == CONFLICT) {
        form_refuse(&req->form, V_CODE, "taken");
        rc = INVALID;
    }
    if (rc == INVALID) {
        page_own_error(req, 422, "invalid");
        return show(req, NULL);
    }
    TRY(rc);
    page_redirect(req, m.count == 1
            ? talloc_asprintf(req->ctx, "/vouchers/%s?saved=1", m.voucher.code)
            : talloc_asprintf(
                  req->ctx, "/vouchers?campaign=%s", m.voucher.code));
    return OK;
}

enum rc
voucher_page(struct req *req)
{
    struct voucher_row v;

    TRY(voucher_read(req->ctx, req->arg[0], &v));
    return show(req, &v);
}

struct saving {
    struct req *req;
    struct voucher_row before, asked, after;
};

static enum rc
save(struct ctx *ctx, void *arg)
{
    struct saving *s = arg;

    TRY(voucher_read(ctx, s->asked.code, &s->before));
    TRY(voucher_change(ctx, &s->asked, &s->after));
    return voucher_audit(s->req, "voucher.save", &s->before, &s->after);
}

static void
put_limits(struct saving *s)
{
    const struct voucher_row *v = &s->asked, *is = &s->after;

    if (v->uses_max > 0 && v->uses_max < is->highest)
        form_refuse(&s->req->form, V_USES_MAX, "below_used");
    if (v->uses_each > 0 && v->uses_each < is->highest_each)
        form_refuse(&s->req->form, V_USES_EACH, "below_used");
    put_int(page_view(s->req), "highest", is->highest);
}

static enum rc
stale(struct req *req, const struct voucher_row *v)
{
    struct stale_row rows[VOUCHER_FIELDS];
    struct stale s = { .here = talloc_asprintf(req->ctx, "/vouchers/%s",
                           str_url(req->ctx, v->code)),
        .name = v->code,
        .version_field = V_VERSION,
        .version = v->version,
        .rows = rows };

    for (size_t f = V_KIND; f < VOUCHER_FIELDS; f++)
        rows[s.n++] = (struct stale_row){ f, voucher_now(req, v, f), NULL };
    stale_put(req, &s);
    return OK;
}

enum rc
voucher_save_page(struct req *req)
{
    struct saving s = { .req = req };
    struct voucher_row now;
    enum rc rc = INVALID;

    TRY(voucher_read(req->ctx, req->arg[0], &now));
    voucher_form(req, &s.asked);
    s.asked.code = now.code;
    if (form_value(&req->form, V_VERSION)->state == ABSENT)
        form_refuse(&req->form, V_VERSION, "required");
    if (!req->form.wrong) {
        rc = db_transaction(req->ctx, save, &s);
        if (rc == INVALID)
            put_limits(&s);
    }
    if (rc == CONFLICT) {
        TRY(voucher_read(req->ctx, req->arg[0], &now));
        return stale(req, &now);
    }
    if (rc == INVALID) {
        page_own_error(req, 422, "invalid");
        return show(req, &now);
    }
    TRY(rc);
    page_redirect(req, talloc_asprintf(req->ctx, "/vouchers/%s?saved=1",
                           str_url(req->ctx, now.code)));
    return OK;
}

static enum rc
end(struct ctx *ctx, void *arg)
{
    struct req *req = arg;
    struct voucher_row before, after;
    enum rc rc;

    TRY(voucher_read(ctx, req->arg[0], &before));
    rc = voucher_end(ctx, before.code);
    if (rc == NOTFOUND)
        return OK; /* it had ended */
    TRY(rc);
    TRY(voucher_read(ctx, before.code, &after));
    return voucher_audit(req, "voucher.end", &before, &after);
}

enum rc
voucher_end_page(struct req *req)
{
    TRY(db_transaction(req->ctx, end, req));
    page_redirect(req, talloc_asprintf(req->ctx, "/vouchers/%s?saved=1",
                           str_url(req->ctx, req->arg[0])));
    return OK;
}
