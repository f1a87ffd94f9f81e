/* Staff looks at a shop that is closed, by a link of the admin. */
#include "base/rand.h"
#include "controller/pages.h"
#include "web/page.h"

const struct field look_fields[1] = { { "key", F_CODE, 1, 64, F_REQUIRED } };

enum rc
look_page(struct req *req)
{
    const char *key = req->ctx->conf->maintenance.key;

    if (key[0] == '\0' || !hash_equal(form_str(&req->form, 0), key))
        return NOTFOUND;
    page_cookie(req, req_look_name(req), key, -1);
    page_redirect(req, "/");
    return OK;
}
