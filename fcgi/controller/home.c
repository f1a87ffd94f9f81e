#include "controller/pages.h"
#include "web/page.h"

enum rc
home_page(struct req *req)
{
    json_t *data = page_data(req);

    page_template(req, "controller/home");
    put_array(data, "items");
    put_array(data, "carts");
    put_bool(data, "signed_in", req->session.sub != NULL);
    return OK;
}
