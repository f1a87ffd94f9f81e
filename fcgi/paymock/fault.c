/* Faults on demand; this page is there in demos and tests only. */
#include "shop/mock_fault.h"

#include <string.h>

#include "base/conf.h"
#include "base/str.h"
#include "paymock/pages.h"
#include "web/page.h"

static enum rc
answer(struct req *req, int status, const char *key, const char *value)
{
    json_t *o = json_object();

    put_str(o, key, value);
    page_json(req, status, o);
    return OK;
}

enum rc
fault_set_page(struct req *req)
{
    const char *kind = params_get(&req->in.form, "kind");
    const char *count = params_get(&req->in.form, "count");
    const char *path = params_get(&req->in.form, "path");
    int64_t times = 1;

    if (!req->ctx->conf->paymock.faults)
        return NOTFOUND;
    if (kind == NULL || !mock_fault_known(kind))
        return answer(req, 422, "error", "kind");
    if (count != NULL && !str_int(count, 1, 100000, &times))
        return answer(req, 422, "error", "count");
    if (path == NULL || path[0] == '\0')
        path = "/v1/checkout/sessions";
    if (!str_is_own_path(path) || strlen(path) > 200)
        return answer(req, 422, "error", "path");
    TRY(mock_fault_add(req->ctx, kind, path, times));
    return answer(req, 200, "kind", kind);
}

enum rc
fault_clear_page(struct req *req)
{
    if (!req->ctx->conf->paymock.faults)
        return NOTFOUND;
    TRY(mock_fault_clear(req->ctx));
    return answer(req, 200, "kind", NULL);
}
