#include "admin/stale.h"

#include <string.h>

#include "web/page.h"

static void
put_rows(struct req *req, const struct stale *s)
{
    json_t *rows = put_array(page_view(req), "rows");

    for (size_t i = 0; i < s->n; i++) {
        const char *name = req->form.fields[s->rows[i].field].name;
        const char *asked = form_value(&req->form, s->rows[i].field)->raw;
        const char *now = s->rows[i].now != NULL ? s->rows[i].now : "";
        json_t *o = add_object(rows);

        if (asked == NULL)
            asked = "";
        put_str(o, "what", page_words(req, talloc_asprintf(req->ctx,
                               "admin.label.%s", name)));
        put_str(o, "now", now);
        put_str(o, "asked", asked);
        put_bool(o, "differs", strcmp(now, asked) != 0);
    }
}

static void
add_again(json_t *again, const char *name, const char *value)
{
    json_t *o = add_object(again);

    put_str(o, "name", name);
    put_str(o, "value", value);
}

static void
put_again(struct req *req, const struct stale *s)
{
    json_t *again = put_array(page_view(req), "again");

    add_again(again, req->form.fields[s->version_field].name,
        talloc_asprintf(req->ctx, "%lld", (long long)s->version));
    for (size_t f = 0; f < req->form.n; f++) {
        const struct values *all = &req->form.values[f];

        for (size_t i = 0; f != s->version_field && i < all->n; i++)
            if (all->at[i].raw != NULL)
                add_again(again, req->form.fields[f].name, all->at[i].raw);
    }
}

void
stale_put(struct req *req, const struct stale *s)
{
    json_t *view = page_view(req);

    page_template(req, "admin/stale");
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    put_rows(req, s);
    put_again(req, s);
    put_str(view, "here", s->here);
    put_str(view, "name", s->name);
    put_str(view, "title", s->name);
    page_own_error(req, 409, "stale_form");
}
