/* What must be so before the shop opens, as a list to tick off. */
#include "pay/doctor.h"

#include "admin/pages.h"
#include "web/page.h"

enum rc
doctor_page(struct req *req)
{
    json_t *list = put_array(page_data(req), "checks");
    struct check *all;
    int64_t counts[3] = { 0 };
    size_t n;

    page_template(req, "admin/doctor");
    doctor(req->ctx, &all, &n);
    for (size_t i = 0; i < n; i++) {
        json_t *o = add_object(list);

        counts[all[i].state]++;
        put_str(o, "name", all[i].name);
        put_str(o, "state", check_word(all[i].state));
        put_str(o, "says", all[i].says);
        put_str(o, "todo", all[i].todo);
        put_str(o, "page", all[i].page);
        put_str(o, "_title", page_words(req, talloc_asprintf(req->ctx,
                                 "doctor.%s", all[i].name)));
        put_str(o, "_state", page_words(req, talloc_asprintf(req->ctx,
                                 "doctor.state.%s",
                                 check_word(all[i].state))));
        put_bool(o, "_bad", all[i].state == CHECK_FAIL);
        put_bool(o, "_warn", all[i].state == CHECK_WARN);
    }
    put_int(page_data(req), "failed", counts[CHECK_FAIL]);
    put_int(page_data(req), "warned", counts[CHECK_WARN]);
    return OK;
}
