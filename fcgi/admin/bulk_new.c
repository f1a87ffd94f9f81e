/* From the list to a draft: which products, and what is to be done. */
#include <stdlib.h>
#include <string.h>

#include "admin/bulk.h"
#include "admin/choices.h"
#include "admin/pages.h"
#include "base/json.h"
#include "shop/audit.h"
#include "web/page.h"

static int
by_number(const void *a, const void *b)
{
    json_int_t x = json_integer_value(*(json_t *const *)a);
    json_int_t y = json_integer_value(*(json_t *const *)b);

    return (x > y) - (x < y);
}

/* The ticked products, each once, ascending. */
static json_t *
ticked(struct req *req)
{
    const struct values *ids = &req->form.values[BULK_ID];
    json_t **at = talloc_array(req->ctx, json_t *, (unsigned)ids->n + 1);
    json_t *list = json_array();
    size_t n = 0;

    for (size_t i = 0; i < ids->n; i++)
        if (ids->at[i].state == VALID)
            at[n++] = json_integer(ids->at[i].num);
    qsort(at, n, sizeof(at[0]), by_number);
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || !json_equal(at[i], at[i - 1]))
            json_array_append(list, at[i]);
    }
    for (size_t i = 0; i < n; i++)
        json_decref(at[i]);
    return list;
}

/* As another draft has them, all that the filter finds, or those ticked. */
static enum rc
put_chosen(struct req *req, json_t *params)
{
    const char *from = form_str(&req->form, BULK_FROM);
    struct product_filter filter;
    struct job job;
    json_t *was;

    if (from != NULL) {
        TRY(job_get(req->ctx, from, &job));
        was = json_loads(job.params, 0, NULL);
        json_object_del(was, "deed");
        json_object_update(params, was);
        json_decref(was);
        return OK;
    }
    if (form_value(&req->form, BULK_ALL)->raw == NULL) {
        json_object_set_new(params, "ids", ticked(req));
        return OK;
    }
    if (!filter_read(req, &filter)) {
        form_refuse(&req->form, FILTER_STATE, "not_valid");
        return OK;
    }
    json_object_set_new(params, "filter", product_filter_put(&filter));
    return OK;
}

static bool
is_empty(const json_t *params)
{
    const json_t *ids = json_object_get(params, "ids");

    return ids != NULL ? json_array_size(ids) == 0
                       : json_object_get(params, "filter") == NULL;
}

static void
put_ways(struct req *req, const char *act)
{
    json_t *list = put_array(page_view(req), "ways");
    static const struct {
        const char *act, *ways[6];
    } all[] = { { "price", { "percent_up", "percent_down", "amount_up",
                               "amount_down", "set" } },
        { "offer", { "percent", "end" } }, { "stock", { "set", "add" } },
        { "category", { "move", "add", "remove" } },
        { "attribute", { "set", "remove" } } };

    for (size_t i = 0; i < COUNT(all); i++)
        for (size_t k = 0; strcmp(all[i].act, act) == 0 &&
             all[i].ways[k] != NULL; k++) {
            const char *how = form_str(&req->form, BULK_HOW);
            json_t *o = add_object(list);

            put_str(o, "value", all[i].ways[k]);
            put_str(o, "name", page_words(req, talloc_asprintf(req->ctx,
                                   "bulk.%s.%s", act, all[i].ways[k])));
            put_bool(o, "chosen",
                how != NULL && strcmp(how, all[i].ways[k]) == 0);
        }
}

/* The form, with what was chosen in the list as hidden fields. */
static enum rc
show(struct req *req)
{
    const char *act = form_str(&req->form, BULK_ACT);
    json_t *params = json_object(), *ids = put_array(page_view(req), "ids");
    const json_t *id;
    enum rc rc = put_chosen(req, params);
    size_t i;

    json_array_foreach (json_object_get(params, "ids"), i, id)
        json_array_append(ids, (json_t *)id);
    put_bool(page_view(req), "nothing", rc == OK && is_empty(params));
    json_decref(params);
    TRY(rc);
    page_template(req, "admin/bulk_new");
    page_form(req);
    filter_put(req);
    act = act != NULL ? act : "";
    put_str(page_view(req), "act", act);
    put_str(page_view(req), "heading", page_words(req,
                         talloc_asprintf(req->ctx, "bulk.act.%s", act)));
    put_bool(page_view(req), "all",
        form_value(&req->form, BULK_ALL)->raw != NULL);
    put_str(page_view(req), "from", form_str(&req->form, BULK_FROM));
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    put_ways(req, act);
    TRY(put_product_choices(req, form_str(&req->form, BULK_TO),
        form_str(&req->form, BULK_TO)));
    return put_category_choices(req, form_int(&req->form, BULK_PLACE, 0));
}

enum rc
bulk_new_page(struct req *req)
{
    return show(req);
}

static enum rc
note(struct req *req, const struct job *job)
{
    struct audit a = { .act = "bulk.preview", .kind = "bulk",
        .ref = job->id, .name = bulk_title(req, job) };

    return audit_write(req->ctx, &a);
}

enum rc
bulk_make_page(struct req *req)
{
    json_t *params = json_object();
    struct bulk_deed deed;
    struct job job;
    enum rc rc = bulk_form_read(req, &deed);
    char *text;

    if (rc == OK)
        rc = put_chosen(req, params);
    if (rc == OK && is_empty(params))
        form_refuse(&req->form, BULK_ID, "nothing_chosen");
    if (rc == OK)
        bulk_deed_put(params, &deed);
    text = json_text(req->ctx, params, JSON_COMPACT);
    TRY(rc);
    if (req->form.wrong) {
        page_own_error(req, 422, "invalid");
        return show(req);
    }
    TRY(job_make(req->ctx, &bulk_kind, text, &job));
    page_redirect(req, bulk_url(req, job.id));
    return note(req, &job);
}
