#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "base/json.h"
#include "base/role.h"
#include "web/private.h"

enum {
    FOR_SOME = R_FOR_CATALOG | R_FOR_ORDERS | R_FOR_SUPPORT | R_FOR_READONLY
};

static unsigned
flag_of(const char *role)
{
    static const struct {
        const char *role;
        unsigned flag;
    } flags[] = {{"owner", FOR_SOME | R_FOR_OWNER}, {"catalog", R_FOR_CATALOG},
        {"orders", R_FOR_ORDERS}, {"support", R_FOR_SUPPORT},
        {"readonly", R_FOR_READONLY}};

    for (size_t i = 0; role != NULL && i < COUNT(flags); i++)
        if (strcmp(role, flags[i].role) == 0)
            return flags[i].flag;
    return 0;
}

bool
role_may(const char *role, unsigned flags)
{
    return (flag_of(role) & flags) != 0;
}

static bool
may_ask(const struct req *req, const char *method, const char *path)
{
    for (const struct route *r = req->app->routes; r->path != NULL; r++)
        if (strcmp(r->method, method) == 0 && strcmp(r->path, path) == 0)
            return role_may(req->session.role, r->flags);
    return false;
}

bool
role_may_open(const struct req *req, const char *path)
{
    return may_ask(req, "GET", path);
}

bool
role_may_post(const struct req *req, const char *path)
{
    return may_ask(req, "POST", path);
}

static bool
is_upload_path(const char *path)
{
    const char *last = strrchr(path, '/');

    return last != NULL && strcmp(last, "/upload") == 0;
}

/*
 * A row that writes must say how it knows that it was asked to; one of the
 * admin's, who may; one that takes files has a path that the web server
 * knows by its end.
 */
const char *
route_objection(const struct route *r, enum session_kind kind)
{
    unsigned named = r->flags & (FOR_SOME | R_FOR_OWNER);

    if (strcmp(r->method, "POST") == 0 &&
        (r->flags & (R_CSRF | R_ORIGIN | R_MACHINE)) == 0)
        return "needs R_CSRF, R_ORIGIN or R_MACHINE";
    if (((r->flags & R_UPLOAD) != 0) != is_upload_path(r->path))
        return "R_UPLOAD and /upload go together";
    if (((r->flags & R_STAFF) != 0) != (named != 0))
        return "needs R_STAFF and an R_FOR_, or neither";
    if ((named & R_FOR_OWNER) != 0 && named != R_FOR_OWNER)
        return "is for the owner alone or for others, too";
    if (kind == SESSION_ADMIN && named == 0 &&
        (r->flags & (R_SIGNED_IN | R_FOR_ANYBODY)) == 0)
        return "does not say whom it is for";
    return NULL;
}

void
put_who_may(json_t *list, unsigned flags)
{
    for (size_t i = 0; role_names[i] != NULL; i++)
        if (role_may(role_names[i], flags))
            json_array_append_new(list, json_string(role_names[i]));
}

static json_t *
fields_of(const struct route *r)
{
    json_t *list = json_array();

    for (size_t i = 0; i < r->nfields; i++)
        json_array_append_new(list, json_string(r->fields[i].name));
    return list;
}

static bool
print_route(TALLOC_CTX *mem, const struct route *r)
{
    json_t *roles = json_array();

    put_who_may(roles, r->flags);
    return puts(json_text(mem,
               json_pack("{s:s, s:s, s:o, s:b, s:b, s:o}", "method",
                   r->method, "path", r->path, "roles", roles, "signed_in",
                   (r->flags & (R_STAFF | R_SIGNED_IN)) != 0, "csrf",
                   (r->flags & R_CSRF) != 0, "fields", fields_of(r)),
               JSON_COMPACT)) >= 0;
}

int
routes_print(const struct route *routes, enum session_kind kind)
{
    TALLOC_CTX *mem = talloc_new(NULL);
    int status = EX_OK;

    for (const struct route *r = routes; r->path != NULL; r++) {
        const char *why = route_objection(r, kind);

        if (why != NULL) {
            fprintf(stderr, "%s %s %s\n", r->method, r->path, why);
            status = 1;
        }
        if (!print_route(mem, r))
            status = EX_IOERR;
    }
    talloc_free(mem);
    return status;
}
