#include "shop/theme.h"

#include <string.h>

#include "catalog/pages.h"
#include "web/page.h"

enum { YEAR = 31536000 };

/* The link carries the version: what it names never changes. */
enum rc
theme_page(struct req *req)
{
    const char *css = theme_css(req->ctx, req->ctx->conf);

    page_raw(req, "text/css; charset=utf-8", css, strlen(css));
    if (form_int(&req->form, 0, 0) == req->ctx->version)
        page_keep(req, YEAR);
    return OK;
}
