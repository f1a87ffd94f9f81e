/* Whether somebody is signed in and may do what a row is for. */
#include <string.h>
#include <time.h>

#include "base/conf.h"
#include "base/str.h"
#include "web/private.h"

bool
is_post(const struct req *req)
{
    return strcmp(req->in.method, "POST") == 0;
}

static int64_t
clock_seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec;
}

static const char *
wanted(struct req *req)
{
    return talloc_asprintf(req->ctx, "%s%s%s", req->in.path,
        req->in.query_text[0] != '\0' ? "?" : "", req->in.query_text);
}

/* Says who may. */
static enum rc
refuse_role(struct req *req)
{
    json_t *names = json_array(), *may = put_array(page_view(req), "may");
    json_t *name;
    size_t i;

    put_who_may(names, req->route->flags);
    json_array_foreach(names, i, name) add_str(may,
        page_words(req,
            talloc_asprintf(req->ctx, "role.%s", json_string_value(name))));
    json_object_set_new(page_data(req), "roles", names);
    return page_refuse(req, 403, "forbidden");
}

/* The page that a form was on, where the browser tells it. */
static const char *
page_of_form(struct req *req)
{
    const char *from = req_header(req, "REFERER"), *own = app_origin(req);
    size_t n = strlen(own);

    if (from == NULL || strncmp(from, own, n) != 0 ||
        !str_is_own_path(from + n))
        return "/";
    return from + n;
}

/*
 * What does much harm is done only by somebody who has just proved who they
 * are. They do so again and are back where they were.
 */
static enum rc
check_fresh(struct req *req)
{
    int64_t age = clock_seconds() - req->session.auth_time;
    const char *to = is_post(req) ? page_of_form(req) : wanted(req);

    if (age <= req->ctx->conf->admin.fresh_minutes * 60)
        return OK;
    if (req->json)
        return page_refuse(req, 401, "prove_again");
    to = talloc_asprintf(
        req->ctx, "%s%sagain=1", to, strchr(to, '?') != NULL ? "&" : "?");
    page_redirect(req,
        talloc_asprintf(req->ctx, "/login?return=%s", str_url(req->ctx, to)));
    return INVALID;
}

enum rc
person_check(struct req *req)
{
    unsigned flags = req->route->flags;
    if ((flags & (R_SIGNED_IN | R_STAFF)) == 0)
        return OK;
    if (req->session.sub == NULL) {
        if (req->json || is_post(req))
            return page_refuse(req, 401, "sign_in");
        page_redirect(req, talloc_asprintf(req->ctx, "/login?return=%s",
                               str_url(req->ctx, wanted(req))));
        return INVALID;
    }
    if ((flags & R_STAFF) != 0 && !role_may(req->session.role, flags))
        return refuse_role(req);
    if ((flags & R_FRESH) != 0)
        return check_fresh(req);
    return OK;
}
