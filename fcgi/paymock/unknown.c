/* Addresses that the API does not have. */
#include "paymock/pages.h"
#include "paymock/param.h"

static enum rc
refuse(struct api *api)
{
    struct api_error e = { "invalid_request_error", NULL, NULL };

    return api_refuse(api, 404, &e, "Unrecognized request URL (%s: %s).",
        api->req->in.method, api->req->in.path);
}

enum rc
unknown_get_page(struct req *req)
{
    return api_read(req, refuse);
}

enum rc
unknown_post_page(struct req *req)
{
    return api_write(req, refuse);
}
