#include "web/mail.h"

#include <curl/curl.h>
#include <openssl/evp.h>
#include <stdbool.h>
#include <string.h>
#include <time.h>

#include "base/log.h"

enum { BASE64_LINE = 57 /* bytes, 76 characters */, WORD_BYTES = 42 };

static char *
base64(TALLOC_CTX *mem, const char *data, size_t n)
{
    unsigned char *out = talloc_size(mem, n / 3 * 4 + 5);

    EVP_EncodeBlock(out, (const unsigned char *)data, (int)n);
    return (char *)out;
}

static bool
is_continuation(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

static bool
is_plain(const char *s)
{
    for (; *s != '\0'; s++)
        if (*s < 32 || *s == 127 || strchr("\"\\=?_<>,;:@()[]", *s) != NULL)
            return false;
    return true;
}

/*
 * Text of a header as RFC 2047 has it: as it is if that is safe, else in
 * encoded words, each of whole characters. A line break in it ends as
 * base64 like everything else.
 */
static const char *
header_text(TALLOC_CTX *mem, const char *s)
{
    char *out;

    if (is_plain(s))
        return s;
    out = talloc_strdup(mem, "");
    while (*s != '\0') {
        size_t n = strlen(s);

        if (n > WORD_BYTES)
            for (n = WORD_BYTES; n > 1 && is_continuation(s[n]); n--)
                ;
        out = talloc_asprintf_append(out,
            "%s=?UTF-8?B?%s?=", out[0] != '\0' ? "\r\n " : "",
            base64(mem, s, n));
        s += n;
    }
    return out;
}

static bool
is_address(const char *s)
{
    size_t n = strlen(s);
    const char *at = strchr(s, '@');

    for (size_t i = 0; i < n; i++)
        if ((unsigned char)s[i] <= 32 || s[i] == 127)
            return false;
    return n <= 254 && at != NULL && at != s && at[1] != '\0' &&
           strpbrk(s, "<>(),;:\\\"[]") == NULL;
}

static const char *
date_of(TALLOC_CTX *mem, int64_t at)
{
    char text[64];
    time_t t = (time_t)at;
    struct tm utc;

    gmtime_r(&t, &utc);
    strftime(text, sizeof(text), "%a, %d %b %Y %H:%M:%S +0000", &utc);
    return talloc_strdup(mem, text);
}

/* A part of the message, in base64, so that no line is too long or odd. */
static char *
add_part(char *out, const char *boundary, const char *type, const char *body)
{
    size_t n = strlen(body);

    out = talloc_asprintf_append(out,
        "--%s\r\nContent-Type: %s; charset=utf-8\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n",
        boundary, type);
    for (size_t i = 0; i < n; i += BASE64_LINE) {
        size_t part = n - i < BASE64_LINE ? n - i : BASE64_LINE;
        char *line = base64(NULL, body + i, part);

        out = talloc_asprintf_append_buffer(out, "%s\r\n", line);
        talloc_free(line);
    }
    return out;
}

/* Its header line, "" if there is none; NULL: it could not stand there. */
static const char *
reply_to(TALLOC_CTX *mem, const struct mail *m)
{
    if (m->reply_to == NULL || m->reply_to[0] == '\0')
        return "";
    if (!is_address(m->reply_to))
        return NULL;
    return talloc_asprintf(mem, "Reply-To: <%s>\r\n", m->reply_to);
}

const char *
mail_compose(TALLOC_CTX *mem, const struct mail *m)
{
    const char *boundary = talloc_asprintf(mem, "=_%s", m->id);
    const char *reply;
    char *out;

    if (!is_address(m->from) || !is_address(m->to) || !is_plain(m->id))
        return NULL;
    reply = reply_to(mem, m);
    if (reply == NULL)
        return NULL;
    out = talloc_asprintf(mem,
        "Date: %s\r\nFrom: %s <%s>\r\n%sTo: <%s>\r\nSubject: %s\r\n"
        "Message-ID: <%s%s>\r\nAuto-Submitted: auto-generated\r\n"
        "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; "
        "boundary=\"%s\"\r\n\r\n",
        date_of(mem, m->at), header_text(mem, m->from_name), m->from, reply,
        m->to,
        header_text(mem, m->subject), m->id, strchr(m->from, '@'), boundary);
    out = add_part(out, boundary, "text/plain", m->text);
    out = add_part(out, boundary, "text/html", m->html);
    return talloc_asprintf_append(out, "--%s--\r\n", boundary);
}

/* The message while it is read by libcurl, and the call's own things. */
struct sending {
    CURL *curl;
    struct curl_slist *to;
    const char *text;
    size_t left;
};

static int
sending_free(struct sending *s)
{
    curl_slist_free_all(s->to);
    curl_easy_cleanup(s->curl);
    return 0;
}

static size_t
read_more(char *buffer, size_t size, size_t n, void *user)
{
    struct sending *s = user;

    n *= size;
    if (n > s->left)
        n = s->left;
    memcpy(buffer, s->text, n);
    s->text += n;
    s->left -= n;
    return n;
}

static void
set_options(struct sending *s, const char *smtp, const struct mail *m)
{
    CURL *c = s->curl;

    s->to = curl_slist_append(NULL, talloc_asprintf(s, "<%s>", m->to));
    curl_easy_setopt(c, CURLOPT_URL, smtp);
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(c, CURLOPT_USE_SSL,
        strchr(smtp, '@') != NULL ? CURLUSESSL_ALL : CURLUSESSL_NONE);
    curl_easy_setopt(c, CURLOPT_MAIL_FROM, talloc_asprintf(s, "<%s>", m->from));
    curl_easy_setopt(c, CURLOPT_MAIL_RCPT, s->to);
    curl_easy_setopt(c, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(c, CURLOPT_READFUNCTION, read_more);
    curl_easy_setopt(c, CURLOPT_READDATA, s);
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, 5L);
    curl_easy_setopt(c, CURLOPT_TIMEOUT, 30L);
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c, CURLOPT_PROXY, "");
}

enum rc
mail_send(
    TALLOC_CTX *mem, const char *smtp, const struct mail *m, const char **why)
{
    struct sending *s = talloc_zero(mem, struct sending);
    long answer = 0;
    CURLcode code;

    *why = "an address is no address";
    s->text = mail_compose(s, m);
    if (s->text == NULL)
        return INVALID;
    s->left = strlen(s->text);
    s->curl = curl_easy_init();
    if (s->curl == NULL)
        bug("libcurl does not start");
    talloc_set_destructor(s, sending_free);
    set_options(s, smtp, m);
    code = curl_easy_perform(s->curl);
    curl_easy_getinfo(s->curl, CURLINFO_RESPONSE_CODE, &answer);
    *why = talloc_asprintf(mem, "%s (%ld)", curl_easy_strerror(code), answer);
    talloc_free(s);
    if (code == CURLE_OK)
        return OK;
    return answer >= 500 && answer < 600 ? INVALID : BUSY;
}

enum rc
mail_reach(TALLOC_CTX *mem, const char *smtp, const char **why)
{
    struct sending *s = talloc_zero(mem, struct sending);
    CURLcode code;

    s->curl = curl_easy_init();
    if (s->curl == NULL)
        bug("libcurl does not start");
    talloc_set_destructor(s, sending_free);
    curl_easy_setopt(s->curl, CURLOPT_URL, smtp);
    curl_easy_setopt(s->curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(s->curl, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(s->curl, CURLOPT_TIMEOUT, 5L);
    curl_easy_setopt(s->curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(s->curl, CURLOPT_PROXY, "");
    code = curl_easy_perform(s->curl);
    *why = curl_easy_strerror(code);
    talloc_free(s);
    return code == CURLE_OK ? OK : BUSY;
}
