#include <string.h>

#include "admin/customer.h"
#include "base/str.h"
#include "web/page.h"

const struct field customers_fields[PEOPLE_FIELDS] = {
    [PEOPLE_Q] = { "q", F_TEXT, 0, 100, 0 },
    [PEOPLE_AFTER] = { "after", F_CODE, 26, 26, 0 },
    [PEOPLE_DONE] = { "done", F_CODE, 1, 20, 0 },
};

void
customer_put(struct req *req, json_t *o, const struct customer *c)
{
    put_str(o, "id", c->id);
    put_str(o, "email", c->email);
    put_str(o, "name", c->name);
    put_bool(o, "guest", c->sub == NULL);
    put_int(o, "orders", c->orders);
    put_money(o, "spent", c->spent);
    put_time(o, "last_at", c->last_at);
    put_str(o, "url", talloc_asprintf(req->ctx, "/customers/%s", c->id));
}

static const char *
next_url(struct req *req, const char *after)
{
    const char *words = form_str(&req->form, PEOPLE_Q);

    return words != NULL
        ? talloc_asprintf(req->ctx, "/customers?q=%s&after=%s",
              str_url(req->ctx, words), after)
        : talloc_asprintf(req->ctx, "/customers?after=%s", after);
}

enum rc
customers_page(struct req *req)
{
    json_t *list = put_array(page_data(req), "customers");
    const char *done = form_str(&req->form, PEOPLE_DONE);
    struct customer *all;
    size_t n;

    page_template(req, "admin/customers");
    page_form(req);
    put_bool(page_view(req), "erased",
        done != NULL && strcmp(done, "erased") == 0);
    TRY(customer_list(req->ctx, form_str(&req->form, PEOPLE_Q),
        form_str(&req->form, PEOPLE_AFTER), &all, &n));
    for (size_t i = 0; i < n && i < CUSTOMERS_PAGE; i++)
        customer_put(req, add_object(list), &all[i]);
    put_str(page_data(req), "next",
        n > CUSTOMERS_PAGE ? next_url(req, all[CUSTOMERS_PAGE - 1].id)
                           : NULL);
    return OK;
}
