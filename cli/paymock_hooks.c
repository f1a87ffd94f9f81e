/*
 * paymock-hooks: sends the mock processor's webhooks, a few at a time, each
 * signed as Stripe does, until it is answered with 2xx; and ends sessions
 * whose time is over.
 */
#include <curl/curl.h>
#include <string.h>
#include <time.h>

#include "base/conf.h"
#include "base/db.h"
#include "base/log.h"
#include "base/rand.h"
#include "cli/daemon.h"
#include "shop/mock_delivery.h"
#include "shop/mock_pay.h"

enum { PARALLEL = 4, TIMEOUT_SECONDS = 10 };

struct sending {
    const struct mock_delivery *delivery;
    CURL *curl;
    struct curl_slist *headers;
};

static size_t
ignore_answer(char *data, size_t size, size_t n, void *user)
{
    (void)data, (void)user;
    return size * n;
}

/* While a secret is being replaced, by both: the receiver may have either. */
static const char *
signature(struct ctx *ctx, const char *body)
{
    const char *secrets[] = { ctx->conf->paymock.webhook_secret,
        ctx->conf->paymock.webhook_secret_previous };
    long long now = (long long)time(NULL);
    char *text = talloc_asprintf(ctx, "%lld.%s", now, body);
    char *out = talloc_asprintf(ctx, "Stripe-Signature: t=%lld", now);

    for (size_t i = 0; i < COUNT(secrets); i++)
        if (i == 0 || secrets[i][0] != '\0')
            out = talloc_asprintf_append(out, ",v1=%s",
                hash_hmac(ctx, secrets[i], text, strlen(text)));
    return out;
}

static void
begin(struct ctx *ctx, struct sending *s, CURLM *multi)
{
    CURL *c = s->curl = curl_easy_init();

    if (c == NULL)
        bug("libcurl does not start");
    s->headers = curl_slist_append(NULL, "Content-Type: application/json");
    s->headers =
        curl_slist_append(s->headers, signature(ctx, s->delivery->body));
    curl_easy_setopt(c, CURLOPT_URL, ctx->conf->paymock.webhook_url);
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(c, CURLOPT_POSTFIELDS, s->delivery->body);
    curl_easy_setopt(c, CURLOPT_HTTPHEADER, s->headers);
    curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, ignore_answer);
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, 3L);
    curl_easy_setopt(c, CURLOPT_TIMEOUT, (long)TIMEOUT_SECONDS);
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c, CURLOPT_PROXY, "");
    curl_multi_add_handle(multi, c);
}

/* Closes the call; the status it was answered with, 0 for none. */
static int64_t
finish(struct sending *s, CURLM *multi)
{
    long status = 0;

    curl_easy_getinfo(s->curl, CURLINFO_RESPONSE_CODE, &status);
    curl_multi_remove_handle(multi, s->curl);
    curl_easy_cleanup(s->curl);
    curl_slist_free_all(s->headers);
    log_begin("webhook");
    log_str("event", s->delivery->event);
    log_int("try", s->delivery->tries + 1);
    log_int("status", status);
    log_end();
    return status;
}

static enum rc
send_all(struct ctx *ctx, const struct mock_delivery *all, size_t n)
{
    struct sending sending[PARALLEL] = { { NULL, NULL, NULL } };
    CURLM *multi = curl_multi_init();
    int running = 1;
    enum rc rc = OK;

    for (size_t i = 0; i < n; i++) {
        sending[i].delivery = &all[i];
        begin(ctx, &sending[i], multi);
    }
    while (running > 0 && curl_multi_perform(multi, &running) == CURLM_OK)
        if (running > 0)
            curl_multi_poll(multi, NULL, 0, 1000, NULL);
    for (size_t i = 0; i < n; i++) {
        int64_t status = finish(&sending[i], multi);
        enum rc done = mock_delivery_done(ctx, &all[i], status);

        rc = rc == OK ? done : rc;
    }
    curl_multi_cleanup(multi);
    return rc;
}

static enum rc
deliver(struct ctx *ctx)
{
    size_t n = PARALLEL;

    while (n == PARALLEL && !daemon_stopping()) {
        struct mock_delivery *all = NULL;

        n = 0;
        TRY(mock_delivery_claim(ctx, PARALLEL, &all, &n));
        if (n > 0)
            TRY(send_all(ctx, all, n));
    }
    return OK;
}

static enum rc
expire_one(struct ctx *ctx, void *arg)
{
    struct mock_batch batch = { 0 };

    return mock_pay_expire(ctx, &batch, arg);
}

static enum rc
expire(struct ctx *ctx)
{
    while (!daemon_stopping()) {
        struct mock_session s = { 0 };
        const char *id;
        enum rc rc;

        TRY(mock_session_overdue(ctx, &id));
        if (id == NULL)
            break;
        TRY(mock_session_get(ctx, id, &s));
        rc = db_transaction(ctx, expire_one, &s);
        if (rc != OK && rc != CONFLICT)
            return rc;
    }
    return OK;
}

static const struct daemon_job jobs[] = {
    { "deliver", 100, deliver },
    { "expire", 10000, expire },
    { NULL, 0, NULL },
};

int
main(int argc, char **argv)
{
    return daemon_main(argc, argv, "paymock-hooks", jobs);
}
