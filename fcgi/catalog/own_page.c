#include "shop/own_page.h"

#include "catalog/pages.h"
#include "frame/crumbs.h"
#include "web/html.h"
#include "web/page.h"

static enum rc
moved(struct req *req)
{
    const char *now;

    TRY(own_page_moved(req->ctx, req->arg[0], &now));
    page_redirect(req, talloc_asprintf(req->ctx, "/pages/%s", now));
    page_status(req, 301);
    return OK;
}

enum rc
own_page_page(struct req *req)
{
    struct own_page p;
    enum rc rc = own_page_public(req->ctx, req->arg[0], &p);

    if (rc == NOTFOUND)
        return moved(req);
    TRY(rc);
    page_template(req, "catalog/own_page");
    put_str(page_data(req), "title", p.title);
    put_str(page_data(req), "text", p.text);
    put_time(page_data(req), "changed", p.updated);
    put_str(page_view(req), "title", p.title);
    put_str(page_view(req), "text_html", html_clean(req->ctx, p.text));
    put_canonical(req, talloc_asprintf(req->ctx, "/pages/%s", p.slug));
    return OK;
}
