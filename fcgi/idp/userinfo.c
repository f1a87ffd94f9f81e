#include <string.h>
#include <strings.h>

#include "idp/pages.h"
#include "web/page.h"

/* In the header, or in the body of a POST (RFC 6750), never in the query. */
static const char *
bearer(struct req *req)
{
    const char *header = req_header(req, "AUTHORIZATION");

    if (header == NULL)
        return params_get(&req->in.form, "access_token");
    return strncasecmp(header, "Bearer ", 7) == 0 ? header + 7 : NULL;
}

enum rc
userinfo_page(struct req *req)
{
    const char *token = bearer(req);
    struct identity_grant person;
    enum rc rc = NOTFOUND;
    json_t *claims;

    if (token != NULL)
        rc = identity_token_find(req->ctx, token, &person);
    if (rc == NOTFOUND) {
        page_header(req, "WWW-Authenticate",
            token != NULL ? "Bearer error=\"invalid_token\"" : "Bearer");
        page_json(req, 401, json_pack("{s:s}", "error", "invalid_token"));
        return OK;
    }
    TRY(rc);
    claims = json_object();
    put_claims(claims, &person);
    page_json(req, 200, claims);
    return OK;
}
