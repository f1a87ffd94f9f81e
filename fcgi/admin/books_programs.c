/* Whether each program is at work, and for how long anything waits. */
#include "admin/pages.h"
#include "base/conf.h"
#include "shop/heartbeat.h"
#include "web/fcgi_ask.h"
#include "web/page.h"

enum { PATIENCE_MS = 300, SILENT_SECONDS = 30, LATE_SECONDS = 60 };

/* This one answers by showing the page. */
static const char *const programs[] = { "controller", "catalog", "cart",
    "checkout", "account", "idp" };

static const char *const words[] = { [FCGI_READY] = "ready",
    [FCGI_NOT_READY] = "not_ready",
    [FCGI_SILENT] = "silent",
    [FCGI_ELSEWHERE] = "elsewhere" };

static void
put_program(struct req *req, json_t *o, const char *name, enum fcgi_answer is)
{
    put_str(o, "program", name);
    put_str(o, "state", words[is]);
    put_str(o, "_state",
        page_words(req, talloc_asprintf(req->ctx, "health.%s", words[is])));
    put_bool(o, "_good", is == FCGI_READY);
    put_bool(o, "_bad", is == FCGI_NOT_READY || is == FCGI_SILENT);
}

static void
put_programs(struct req *req)
{
    json_t *list = put_array(page_data(req), "programs");

    for (size_t i = 0; i < COUNT(programs); i++) {
        const char *path = talloc_asprintf(req->ctx, "%s/%s.sock",
            req->ctx->conf->paths.run, programs[i]);

        put_program(req, add_object(list), programs[i],
            fcgi_ask_ready(path, programs[i], PATIENCE_MS));
    }
    put_program(req, add_object(list), "admin", FCGI_READY);
}

static enum rc
put_daemons(struct req *req)
{
    json_t *list = put_array(page_data(req), "daemons");
    struct heartbeat *all;
    size_t n;

    TRY(heartbeats(req->ctx, &all, &n));
    for (size_t i = 0; i < n; i++) {
        json_t *o = add_object(list);
        bool good = all[i].seconds <= SILENT_SECONDS;

        put_str(o, "program", all[i].program);
        put_str(o, "host", all[i].host);
        put_int(o, "pid", all[i].pid);
        put_int(o, "seconds", all[i].seconds);
        put_time(o, "began_at", all[i].began_at);
        put_bool(o, "_good", good);
    }
    return OK;
}

static void
put_lag(struct req *req, json_t *list, const char *what, int64_t seconds)
{
    json_t *o = add_object(list);

    put_str(o, "what", what);
    put_str(o, "_what",
        page_words(req, talloc_asprintf(req->ctx, "lag.%s", what)));
    put_int(o, "seconds", seconds);
    put_bool(o, "_bad", seconds > LATE_SECONDS);
}

enum rc
programs_page(struct req *req)
{
    json_t *list = put_array(page_data(req), "lag");
    struct lag lag;

    page_template(req, "admin/programs");
    put_programs(req);
    TRY(put_daemons(req));
    TRY(lag_of_work(req->ctx, &lag));
    put_lag(req, list, "events", lag.events);
    put_lag(req, list, "refunds", lag.refunds);
    put_lag(req, list, "mails", lag.mails);
    put_lag(req, list, "orders", lag.orders);
    put_lag(req, list, "jobs", lag.jobs);
    return OK;
}
