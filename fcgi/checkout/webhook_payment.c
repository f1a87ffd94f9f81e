#include <ctype.h>
#include <jansson.h>
#include <string.h>
#include <time.h>

#include "base/conf.h"
#include "base/db.h"
#include "base/rand.h"
#include "base/str.h"
#include "checkout/pages.h"
#include "shop/payment_event.h"
#include "web/page.h"

enum { TOLERANCE = 300 };

/* "t=1492774577,v1=5257a8...,v1=..." */
struct signature {
    const char *time;
    const char *given[4];
    size_t n;
};

static bool
read_signature(struct req *req, const char *header, struct signature *out)
{
    char *copy = talloc_strdup(req->ctx, header != NULL ? header : "");
    char *rest = NULL;

    memset(out, 0, sizeof(*out));
    for (char *part = strtok_r(copy, ",", &rest); part != NULL;
         part = strtok_r(NULL, ",", &rest)) {
        if (str_starts(part, "t="))
            out->time = part + 2;
        else if (str_starts(part, "v1=") && out->n < COUNT(out->given))
            out->given[out->n++] = part + 3;
    }
    return out->time != NULL && out->n > 0;
}

static bool
is_recent(const char *text)
{
    struct timespec now;
    int64_t t;

    clock_gettime(CLOCK_REALTIME, &now);
    return str_int(text, 0, INT64_MAX / 2, &t) &&
        t >= now.tv_sec - TOLERANCE && t <= now.tv_sec + TOLERANCE;
}

static bool
fits(struct req *req, const struct signature *s, const char *secret)
{
    size_t n = strlen(s->time) + 1 + req->body_length;
    char *text = talloc_asprintf(req->ctx, "%s.", s->time);
    const char *want;
    bool found = false;

    if (secret == NULL || secret[0] == '\0')
        return false;
    text = talloc_realloc(req->ctx, text, char, (unsigned)n + 1);
    memcpy(text + strlen(s->time) + 1, req->body, req->body_length);
    want = hash_hmac(req->ctx, secret, text, n);
    for (size_t i = 0; i < s->n; i++)
        found |= hash_equal(s->given[i], want);
    return found;
}

/* No signature is no less an error than a wrong one. */
static bool
is_signed(struct req *req)
{
    const struct conf *conf = req->ctx->conf;
    struct signature s;

    return read_signature(req, req_header(req, "STRIPE_SIGNATURE"), &s) &&
        is_recent(s.time) &&
        (fits(req, &s, conf->payment.webhook_secret) ||
            fits(req, &s, conf->payment.webhook_secret_previous));
}

static const char *
text_of(struct req *req, json_t *object, const char *name, size_t max)
{
    const char *s = json_string_value(json_object_get(object, name));

    return s != NULL && strlen(s) <= max ? talloc_strdup(req->ctx, s) : NULL;
}

/* Ours are letters and digits; what else comes is nobody's. */
static const char *
attempt_of(struct req *req, json_t *object)
{
    const char *id =
        text_of(req, json_object_get(object, "metadata"), "attempt", 26);

    for (const char *p = id; p != NULL && *p != '\0'; p++)
        if (!isalnum((unsigned char)*p))
            return NULL;
    return id;
}

static bool
read_event(struct req *req, struct payment_event *out)
{
    json_t *root = json_loadb(
        req->body, req->body_length, JSON_REJECT_DUPLICATES, NULL);
    json_t *object = json_object_get(json_object_get(root, "data"),
        "object");

    out->id = text_of(req, root, "id", 255);
    out->type = text_of(req, root, "type", 100);
    out->attempt = attempt_of(req, object);
    if (out->type != NULL && str_starts(out->type, "checkout.session."))
        out->session_id = text_of(req, object, "id", 255);
    out->body = talloc_strndup(req->ctx, req->body, req->body_length);
    json_decref(root);
    return out->id != NULL && out->type != NULL;
}

static enum rc
store(struct ctx *ctx, void *arg)
{
    return payment_event_store(ctx, arg);
}

/* Stored first, acknowledged, and looked at by the worker. */
enum rc
webhook_payment_page(struct req *req)
{
    struct payment_event event = { 0 };
    json_t *answer;
    enum rc rc;

    if (req->body_length == 0 || !is_signed(req))
        return page_refuse(req, 400, "bad_signature");
    if (!str_is_text(req->body, req->body_length) ||
        !read_event(req, &event))
        return page_refuse(req, 400, "bad_event");
    req->ctx->actor = "processor";
    rc = db_transaction(req->ctx, store, &event);
    if (rc != OK && rc != CONFLICT)
        return rc;
    answer = json_object();
    put_bool(answer, "received", true);
    page_json(req, 200, answer);
    return OK;
}
