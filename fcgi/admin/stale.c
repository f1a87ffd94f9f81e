#include "admin/stale.h"

#include "admin/conflict.h"
#include "web/page.h"

static void
put_rows(struct req *req, const struct stale *s)
{
    for (size_t i = 0; i < s->n; i++) {
        const char *name = req->form.fields[s->rows[i].field].name;
        const char *asked = s->rows[i].asked;
        const char *now = s->rows[i].now;

        if (asked == NULL)
            asked = form_value(&req->form, s->rows[i].field)->raw;
        conflict_row(req,
            page_words(req, talloc_asprintf(req->ctx, "admin.label.%s", name)),
            now != NULL ? now : "", asked != NULL ? asked : "");
    }
}

static void
put_again(struct req *req, const struct stale *s)
{
    conflict_again(req, req->form.fields[s->version_field].name,
        talloc_asprintf(req->ctx, "%lld", (long long)s->version));
    for (size_t f = 0; f < req->form.n; f++) {
        const struct values *all = &req->form.values[f];

        for (size_t i = 0; f != s->version_field && i < all->n; i++)
            if (all->at[i].raw != NULL)
                conflict_again(
                    req, req->form.fields[f].name, all->at[i].raw);
    }
}

void
stale_put(struct req *req, const struct stale *s)
{
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    conflict_begin(req);
    put_rows(req, s);
    put_again(req, s);
    conflict_show(req, "stale_form", s->name, s->here);
}
