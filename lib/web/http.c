#include "web/http.h"

#include <curl/curl.h>
#include <string.h>

#include "base/log.h"
#include "base/str.h"

enum { REPLY_MAX = 256 * 1024 };

struct handle {
    CURL *curl;
    struct curl_slist *headers;
};

static int
handle_free(struct handle *h)
{
    curl_slist_free_all(h->headers);
    curl_easy_cleanup(h->curl);
    return 0;
}

static size_t
on_data(char *data, size_t size, size_t n, void *user)
{
    struct http_reply *reply = user;
    char *body = (char *)(uintptr_t)reply->body;

    n *= size;
    if (reply->length + n > REPLY_MAX)
        return 0;
    body = talloc_realloc_size(
        talloc_parent(body), body, reply->length + n + 1);
    memcpy(body + reply->length, data, n);
    reply->length += n;
    body[reply->length] = '\0';
    reply->body = body;
    return n;
}

static void
add_header(struct handle *h, TALLOC_CTX *mem, const char *name,
    const char *value)
{
    if (value != NULL)
        h->headers = curl_slist_append(
            h->headers, talloc_asprintf(mem, "%s: %s", name, value));
}

static void
set_options(
    struct handle *h, const struct http_call *call, struct http_reply *reply)
{
    CURL *c = h->curl;

    curl_easy_setopt(c, CURLOPT_URL, call->url);
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, 3L);
    curl_easy_setopt(c, CURLOPT_TIMEOUT, 15L);
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c, CURLOPT_PROXY, "");
    curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, on_data);
    curl_easy_setopt(c, CURLOPT_WRITEDATA, reply);
    curl_easy_setopt(c, CURLOPT_HTTPHEADER, h->headers);
    if (strcmp(call->method, "POST") == 0)
        curl_easy_setopt(
            c, CURLOPT_POSTFIELDS, call->body != NULL ? call->body : "");
    if (call->user != NULL) {
        curl_easy_setopt(c, CURLOPT_USERNAME, call->user);
        curl_easy_setopt(c, CURLOPT_PASSWORD, call->secret);
    }
}

static bool
has_header(struct handle *h, const char *name)
{
    struct curl_header *found;

    return curl_easy_header(h->curl, name, 0, CURLH_HEADER, -1, &found) ==
           CURLHE_OK;
}

enum rc
http_do(
    TALLOC_CTX *mem, const struct http_call *call, struct http_reply *reply)
{
    struct handle *h = talloc_zero(mem, struct handle);
    CURLcode code;

    *reply = (struct http_reply){ .body = talloc_zero_size(mem, 1) };
    h->curl = curl_easy_init();
    if (h->curl == NULL)
        bug("libcurl does not start");
    talloc_set_destructor(h, handle_free);
    if (call->bearer != NULL)
        add_header(h, mem, "Authorization",
            talloc_asprintf(mem, "Bearer %s", call->bearer));
    add_header(h, mem, "Idempotency-Key", call->idempotency_key);
    add_header(h, mem, "Accept", "application/json");
    set_options(h, call, reply);
    code = curl_easy_perform(h->curl);
    if (code != CURLE_OK) {
        log_fail(call->url, "%s", curl_easy_strerror(code));
        talloc_free(h);
        return BUSY;
    }
    curl_easy_getinfo(h->curl, CURLINFO_RESPONSE_CODE, &reply->status);
    reply->replayed = has_header(h, "Idempotent-Replayed");
    talloc_free(h);
    return OK;
}

char *
http_form(char *body, const char *name, const char *value)
{
    return talloc_asprintf_append(body, "%s%s=%s", body[0] != '\0' ? "&" : "",
        str_url(body, name), str_url(body, value));
}
