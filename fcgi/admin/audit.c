/* What staff changed: of all things, searched, or of one. */
#include "admin/audit.h"

#include <inttypes.h>
#include <string.h>

#include "base/str.h"
#include "shop/audit_read.h"
#include "web/day.h"
#include "web/page.h"

const struct field audit_fields[AUDIT_FIELDS] = {
    [AUDIT_Q] = { "q", F_TEXT, 0, 100, 0 },
    [AUDIT_KIND] = { "kind", F_CODE, 0, 20, 0 },
    [AUDIT_REF] = { "ref", F_TEXT, 0, 64, 0 },
    [AUDIT_ACTOR] = { "actor", F_TEXT, 0, 255, 0 },
    [AUDIT_FROM] = { "from", F_CODE, 0, 10, 0 },
    [AUDIT_TO] = { "to", F_CODE, 0, 10, 0 },
    [AUDIT_BEFORE] = { "before", F_INT, 1, INT64_MAX, 0 },
};

enum { OF_ONE = 10 };

/* Where a thing is seen by who asks; NULL: nowhere by itself. */
static const char *
url_of(struct req *req, const struct audit_entry *e)
{
    static const struct {
        const char *kind, *part, *at;
    } places[] = { { "order", "/orders", "/" },
        { "product", "/products", "/" }, { "person", "/customers", "/" },
        { "voucher", "/vouchers", "/" }, { "bulk", "/bulk", "/" },
        { "page", "/pages", "/" }, { "staff", "/staff", "/person?who=" },
        { "category", "/categories", "/" }, { "item", "/stock", "/item?sku=" },
        { "shipping", "/rates", "/ways/" } };

    for (size_t i = 0; i < COUNT(places); i++)
        if (strcmp(places[i].kind, e->kind) == 0 &&
            role_may_open(req, places[i].part))
            return talloc_asprintf(req->ctx, "%s%s%s", places[i].part,
                places[i].at, str_url(req->ctx, e->ref));
    return NULL;
}

/* A name of the code, as people say it; else as it is. */
static const char *
words_of(struct req *req, const char *about, const char *name)
{
    const char *words = page_words(
        req, talloc_asprintf(req->ctx, "%s.%s", about, name));

    return words[0] != '\0' ? words : name;
}

static void
put_parts(struct req *req, json_t *entry, const char *changes)
{
    json_t *all = json_loads(changes, 0, NULL), *c,
           *list = put_array(entry, "changes");
    size_t i;

    json_array_foreach(all, i, c)
    {
        const char *what = json_string_value(json_object_get(c, "what"));
        json_t *o = add_object(list);

        put_str(o, "what", what);
        put_str(o, "_what", words_of(req, "admin.label", what));
        put_str(o, "from", json_string_value(json_object_get(c, "from")));
        put_str(o, "to", json_string_value(json_object_get(c, "to")));
    }
    json_decref(all);
}

static void
put_entry(struct req *req, json_t *o, const struct audit_entry *e)
{
    put_int(o, "id", e->id);
    put_time(o, "at", e->at);
    put_str(o, "actor", e->actor);
    put_str(o, "_by", e->actor_name[0] != '\0' ? e->actor_name : e->actor);
    put_bool(o, "_own", strcmp(req->session.sub, e->actor) == 0);
    put_str(o, "act", e->act);
    put_str(o, "_act", words_of(req, "audit", e->act));
    put_str(o, "kind", e->kind);
    put_str(o, "ref", e->ref);
    put_str(o, "name", e->name[0] != '\0' ? e->name : e->ref);
    put_str(o, "url", url_of(req, e));
    put_parts(req, o, e->changes);
}

static char *
own_url(struct req *req, const char *kind, const char *ref)
{
    return talloc_asprintf(
        req->ctx, "/audit?kind=%s&ref=%s", kind, str_url(req->ctx, ref));
}

enum rc
put_changes(struct req *req, const char *kind, const char *ref)
{
    struct audit_filter filter = { .kind = kind, .ref = ref };
    json_t *list = put_array(page_data(req), "changes");
    struct audit_entry *all;
    size_t n;

    TRY(audit_find(req->ctx, &filter, &all, &n));
    for (size_t i = 0; i < n && i < OF_ONE; i++)
        put_entry(req, add_object(list), &all[i]);
    put_str(page_view(req), "all_changes",
        n > OF_ONE && role_may_open(req, "/audit") ? own_url(req, kind, ref)
                                                   : NULL);
    return OK;
}

static const char *
asked(const struct req *req, size_t field)
{
    const char *s = form_str(&req->form, field);

    return s != NULL && s[0] != '\0' ? s : NULL;
}

static const char *
next_url(struct req *req, int64_t before)
{
    char *url = talloc_asprintf(req->ctx, "/audit?before=%" PRId64, before);

    for (size_t i = 0; i < AUDIT_BEFORE; i++)
        if (asked(req, i) != NULL)
            url = talloc_asprintf_append(url, "&%s=%s", audit_fields[i].name,
                str_url(req->ctx, asked(req, i)));
    return url;
}

enum rc
audit_page(struct req *req)
{
    struct audit_filter filter = { .kind = asked(req, AUDIT_KIND),
        .ref = asked(req, AUDIT_REF),
        .actor = asked(req, AUDIT_ACTOR),
        .name = asked(req, AUDIT_Q),
        .from = day_field(req->ctx, &req->form, AUDIT_FROM, 0),
        .to = day_field(req->ctx, &req->form, AUDIT_TO, 1),
        .before = form_int(&req->form, AUDIT_BEFORE, 0) };
    json_t *list = put_array(page_data(req), "changes");
    struct audit_entry *all;
    size_t n;

    page_template(req, "admin/audit");
    page_form(req);
    if (req->form.wrong) {
        page_own_error(req, 422, "invalid");
        return OK;
    }
    if (filter.kind == NULL)
        filter.ref = NULL;
    TRY(audit_find(req->ctx, &filter, &all, &n));
    for (size_t i = 0; i < n && i < AUDIT_PAGE; i++)
        put_entry(req, add_object(list), &all[i]);
    put_str(page_data(req), "next",
        n > AUDIT_PAGE ? next_url(req, all[AUDIT_PAGE - 1].id) : NULL);
    return OK;
}
