#include "pay/processor.h"

#include <ctype.h>
#include <jansson.h>
#include <string.h>

#include "base/conf.h"
#include "base/db.h"
#include "base/log.h"
#include "base/str.h"
#include "pay/answer.h"
#include "pay/processor_get.h"
#include "shop/breaker.h"
#include "web/http.h"

/* An answer's tree, released with the request. */
struct tree {
    json_t *root;
};

static int
tree_free(struct tree *tree)
{
    json_decref(tree->root);
    return 0;
}

static json_t *
parse(struct ctx *ctx, const struct http_reply *reply)
{
    struct tree *tree = talloc_zero(ctx, struct tree);

    tree->root =
        json_loadb(reply->body, reply->length, JSON_REJECT_DUPLICATES, NULL);
    talloc_set_destructor(tree, tree_free);
    return json_is_object(tree->root) ? tree->root : NULL;
}

static enum rc
write_failure(struct ctx *ctx, void *arg)
{
    return arg != NULL ? breaker_fail(ctx) : breaker_reset(ctx);
}

/* In good times this is one read and nobody waits for the breaker's row. */
static void
count(struct ctx *ctx, enum said said)
{
    struct breaker breaker = { 0, false };
    bool failed = said == SAID_NOTHING;

    if (!failed &&
        (breaker_get(ctx, &breaker) != OK || breaker.failures == 0))
        return;
    if (db_transaction(ctx, write_failure, failed ? &breaker : NULL) != OK)
        log_fail("counting the processor's failures", "see above");
}

/*
 * Another request with the key is under way, or it was used otherwise; or
 * our own key is wrong, which says nothing of what was done before.
 */
static bool
is_undecided(long status, json_t *error)
{
    const char *type = json_string_value(json_object_get(error, "type"));

    return status == 401 || status == 403 || status == 408 ||
        status == 409 || status == 425 || status == 429 ||
        (type != NULL && strcmp(type, "idempotency_error") == 0);
}

static enum said
judge(struct ctx *ctx, const struct http_reply *reply, json_t *root,
    const char **why)
{
    json_t *error = json_object_get(root, "error");
    const long status = reply->status;
    const char *words;

    *why = "";
    if (status >= 500 && reply->replayed)
        return SAID_FAILED;
    if (root == NULL || status >= 500 || status < 200)
        return SAID_NOTHING;
    if (status < 300)
        return error == NULL ? SAID_YES : SAID_NOTHING;
    if (status < 400 || is_undecided(status, error))
        return SAID_NOTHING;
    words = json_string_value(json_object_get(error, "message"));
    *why = words != NULL ? talloc_strndup(ctx, words, 200)
                         : talloc_asprintf(ctx, "status %ld", status);
    return SAID_NO;
}

static enum said
call(struct ctx *ctx, struct http_call *c, json_t **root, const char **why)
{
    struct http_reply reply;
    enum said said = SAID_NOTHING;

    *why = "";
    *root = NULL;
    c->url = talloc_asprintf(ctx, "%s%s", ctx->conf->payment.url, c->url);
    c->bearer = ctx->conf->payment.key;
    if (http_do(ctx, c, &reply) == OK) {
        *root = parse(ctx, &reply);
        said = judge(ctx, &reply, *root, why);
        if (said != SAID_YES)
            log_fail(c->url, "the processor answered %ld %s", reply.status,
                *why);
    }
    count(ctx, said);
    return said;
}

enum said
processor_get(struct ctx *ctx, const char *path, json_t **root)
{
    struct http_call c = { .method = "GET", .url = path };
    const char *why;

    return call(ctx, &c, root, &why);
}

/* We redirect there: nothing but a web address will do. */
static bool
is_address(const char *url)
{
    return url == NULL ||
        ((str_starts(url, "https://") || str_starts(url, "http://")) &&
            strlen(url) < 2000 && strpbrk(url, " \t\r\n\"<>") == NULL);
}

static enum said
read_session(struct ctx *ctx, json_t *root, struct checkout_session *out)
{
    out->id = answer_text(ctx, root, "id");
    out->status = answer_text(ctx, root, "status");
    out->payment_status = answer_text(ctx, root, "payment_status");
    out->url = answer_text(ctx, root, "url");
    out->intent = answer_id(ctx, root, "payment_intent");
    out->reference = answer_text(ctx, root, "client_reference_id");
    out->attempt =
        answer_text(ctx, json_object_get(root, "metadata"), "attempt");
    if (out->id != NULL && out->status != NULL &&
        out->payment_status != NULL && is_address(out->url) &&
        answer_money(root, "amount_total", &out->amount))
        return SAID_YES;
    log_fail("reading a checkout session", "it lacks what it must have");
    return SAID_NOTHING;
}

static enum said
session_call(struct ctx *ctx, struct http_call *c,
    struct checkout_session *out, const char **why)
{
    json_t *root;
    enum said said = call(ctx, c, &root, why);

    memset(out, 0, sizeof(*out));
    return said == SAID_YES ? read_session(ctx, root, out) : said;
}

const char *
processor_body(struct ctx *ctx, const struct order *o)
{
    char *body = talloc_strdup(ctx, "");
    char *currency = talloc_strdup(ctx, o->total.cur);
    const char *back = talloc_asprintf(ctx, "%s/checkout/return?order=%s",
        ctx->conf->shop.url, o->id);

    for (char *p = currency; *p != '\0'; p++)
        *p = (char)tolower((unsigned char)*p);
    body = http_form(body, "mode", "payment");
    body = http_form(body, "success_url", back);
    body = http_form(body, "cancel_url", back);
    body = http_form(body, "client_reference_id", o->id);
    body = http_form(body, "metadata[attempt]", o->attempt);
    body = http_form(
        body, "payment_intent_data[metadata][attempt]", o->attempt);
    body = http_form(body, "customer_email", o->email);
    body = http_form(body, "line_items[0][quantity]", "1");
    body = http_form(
        body, "line_items[0][price_data][currency]", currency);
    body = http_form(body, "line_items[0][price_data][unit_amount]",
        talloc_asprintf(ctx, "%lld", (long long)o->total.minor));
    return http_form(body, "line_items[0][price_data][product_data][name]",
        talloc_asprintf(ctx, "%s %s", ctx->conf->shop.name, o->number));
}

enum said
processor_create(struct ctx *ctx, const char *attempt_id, const char *body,
    struct checkout_session *out, const char **why)
{
    struct http_call c = { .method = "POST", .url = "/v1/checkout/sessions",
        .body = body, .idempotency_key = attempt_id };

    return session_call(ctx, &c, out, why);
}

static const char *
session_path(struct ctx *ctx, const char *session_id, const char *action)
{
    return talloc_asprintf(ctx, "/v1/checkout/sessions/%s%s",
        str_url(ctx, session_id), action);
}

enum said
processor_fetch(struct ctx *ctx, const char *session_id,
    struct checkout_session *out, const char **why)
{
    struct http_call c = { .method = "GET",
        .url = session_path(ctx, session_id, "") };

    return session_call(ctx, &c, out, why);
}

enum said
processor_expire(struct ctx *ctx, const char *session_id,
    struct checkout_session *out, const char **why)
{
    struct http_call c = { .method = "POST",
        .url = session_path(ctx, session_id, "/expire") };

    return session_call(ctx, &c, out, why);
}

/* Our own of a page; others' need not even be well formed. */
static enum said
pick(struct ctx *ctx, json_t *data, struct session_search *s)
{
    json_t *item;
    size_t i;

    s->found = talloc_zero_array(
        ctx, struct checkout_session, (unsigned)ANSWER_PAGE);
    json_array_foreach(data, i, item) {
        const char *attempt =
            answer_text(ctx, json_object_get(item, "metadata"), "attempt");

        s->after = answer_text(ctx, item, "id");
        if (s->after == NULL || i == ANSWER_PAGE)
            return SAID_NOTHING;
        if (attempt != NULL && strcmp(attempt, s->attempt) == 0 &&
            read_session(ctx, item, &s->found[s->n++]) != SAID_YES)
            return SAID_NOTHING;
    }
    return SAID_YES;
}

enum said
processor_search(struct ctx *ctx, struct session_search *s)
{
    struct http_call c = { .method = "GET",
        .url = talloc_asprintf(ctx, "%s&created%%5Blte%%5D=%lld",
            answer_list_path(ctx, "checkout/sessions", s->since, s->after),
            (long long)s->until) };
    const char *why;
    json_t *root;
    enum said said;

    s->n = 0;
    said = call(ctx, &c, &root, &why);
    if (said != SAID_YES || !json_is_array(json_object_get(root, "data")))
        return SAID_NOTHING;
    s->more = json_is_true(json_object_get(root, "has_more"));
    return pick(ctx, json_object_get(root, "data"), s);
}

const char *
processor_card(struct ctx *ctx, const char *intent_id)
{
    struct http_call c = { .method = "GET",
        .url = talloc_asprintf(ctx, "/v1/charges?limit=1&payment_intent=%s",
            str_url(ctx, intent_id)) };
    const char *why, *last4 = NULL;
    json_t *root;

    if (call(ctx, &c, &root, &why) != SAID_YES ||
        json_unpack(root, "{s:[{s:{s:{s:s}}}]}", "data",
            "payment_method_details", "card", "last4", &last4) != 0)
        return NULL;
    return talloc_strndup(ctx, last4, 4);
}

enum said
processor_refund(struct ctx *ctx, const struct refund *refund,
    const char **refund_id, const char **why)
{
    struct http_call c = { .method = "POST", .url = "/v1/refunds",
        .idempotency_key = refund->id };
    char *body = http_form(
        talloc_strdup(ctx, ""), "payment_intent", refund->intent_id);
    json_t *root;
    enum said said;

    body = http_form(body, "amount",
        talloc_asprintf(ctx, "%lld", (long long)refund->amount.minor));
    c.body = http_form(body, "metadata[refund]", refund->id);
    said = call(ctx, &c, &root, why);
    *refund_id = said == SAID_YES ? answer_text(ctx, root, "id") : NULL;
    if (said == SAID_YES && answer_has_failed(root)) {
        *why = "It was made and has failed.";
        return SAID_NO;
    }
    return said == SAID_YES && *refund_id == NULL ? SAID_NOTHING : said;
}

enum said
processor_find_refund(
    struct ctx *ctx, const struct refund *refund, const char **refund_id)
{
    struct http_call c = { .method = "GET",
        .url = talloc_asprintf(ctx, "/v1/refunds?limit=100&payment_intent=%s",
            str_url(ctx, refund->intent_id)) };
    const char *why;
    json_t *root, *data, *item;
    size_t i;

    *refund_id = NULL;
    if (call(ctx, &c, &root, &why) != SAID_YES)
        return SAID_NOTHING;
    data = json_object_get(root, "data");
    json_array_foreach(data, i, item) {
        const char *id =
            answer_text(ctx, json_object_get(item, "metadata"), "refund");

        if (id != NULL && strcmp(id, refund->id) == 0 &&
            !answer_has_failed(item))
            *refund_id = answer_text(ctx, item, "id");
    }
    if (*refund_id == NULL &&
        (!json_is_array(data) ||
            json_is_true(json_object_get(root, "has_more"))))
        return SAID_NOTHING;
    return SAID_YES;
}
