#include "base/conf.h"

#include <inttypes.h>
#include <ini.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

enum kind { TEXT, SECRET, INT, POWER, BOOL, CHOICE };

struct key {
    const char *section, *name;
    enum kind kind;
    size_t offset;
    const char *fallback; /* as it would be written; NULL: must be there */
    int64_t min, max;
    const char *choices[4]; /* of a CHOICE, then NULL */
};

#define KEY(section, name, kind, fallback, min, max)                           \
    {                                                                          \
        #section, #name, kind, offsetof(struct conf, section.name), fallback,  \
            min, max, { NULL }                                                 \
    }
#define CHOICE_KEY(section, name, fallback, ...)                               \
    {                                                                          \
        #section, #name, CHOICE, offsetof(struct conf, section.name),          \
            fallback, 0, 0, { fallback, __VA_ARGS__, NULL }                    \
    }
#define TEXT_KEY(section, name, fallback)                                      \
    KEY(section, name, TEXT, fallback, 0, 0)
#define SECRET_KEY(section, name) KEY(section, name, SECRET, "", 0, 0)

static const struct key keys[] = {
    TEXT_KEY(shop, id, "clearcart"),
    TEXT_KEY(shop, name, "Clearcart"),
    TEXT_KEY(shop, tagline, ""),
    TEXT_KEY(shop, address, ""),
    TEXT_KEY(shop, search_hint, "name, maker or SKU"),
    TEXT_KEY(shop, shelf, "Chosen for you"),
    TEXT_KEY(shop, vat_id, ""),
    TEXT_KEY(shop, logo, ""),
    TEXT_KEY(shop, url, "http://127.0.0.1:8080"),
    TEXT_KEY(shop, currency, "EUR"),
    TEXT_KEY(shop, country, "IE"),
    TEXT_KEY(shop, timezone, "UTC"),
    CHOICE_KEY(tax, rounding, "line", "order"),
    CHOICE_KEY(tax, prices, "include", "exclude"),
    TEXT_KEY(admin, url, "http://127.0.0.3:8082"),
    KEY(admin, fresh_minutes, INT, "10", 1, 480),
    TEXT_KEY(paths, templates, PKGDATADIR "/templates"),
    TEXT_KEY(paths, sql, PKGDATADIR "/sql"),
    TEXT_KEY(paths, media, NULL),
    TEXT_KEY(paths, run, "/run/clearcart"),
    TEXT_KEY(credentials, dir, ""),
    TEXT_KEY(database, socket, "/run/mysqld/mysqld.sock"),
    TEXT_KEY(database, prefix, ""),
    TEXT_KEY(database, account_prefix, "cc_"),
    TEXT_KEY(database, admin, "root"),
    KEY(database, connections, INT, "14", 0, 100000),
    KEY(server, requests, INT, "10000", 1, 100000000),
    TEXT_KEY(identity, issuer, "http://127.0.0.2:8081"),
    TEXT_KEY(identity, client_id, "shop"),
    SECRET_KEY(identity, client_secret),
    TEXT_KEY(identity, admin_client_id, "admin"),
    SECRET_KEY(identity, admin_client_secret),
    TEXT_KEY(identity, acr,
        "http://schemas.openid.net/pape/policies/2007/06/multi-factor"),
    CHOICE_KEY(identity, second_factor, "ask", "trust"),
    KEY(identity, scrypt_n, POWER, "32768", 1024, 131072),
    KEY(identity, scrypt_r, INT, "8", 1, 16),
    KEY(identity, scrypt_p, INT, "3", 1, 64),
    KEY(identity, password_min, INT, "12", 8, 64),
    SECRET_KEY(secret, csrf),
    TEXT_KEY(payment, url, "http://127.0.0.4:8090"),
    TEXT_KEY(payment, page, ""),
    SECRET_KEY(payment, key),
    SECRET_KEY(payment, webhook_secret),
    SECRET_KEY(payment, webhook_secret_previous),
    KEY(payment, processor, BOOL, "yes", 0, 1),
    KEY(payment, transfer, BOOL, "no", 0, 1),
    TEXT_KEY(payment, transfer_text, ""),
    KEY(payment, transfer_days, INT, "7", 1, 90),
    KEY(payment, delivery, BOOL, "no", 0, 1),
    TEXT_KEY(paymock, url, "http://127.0.0.4:8090"),
    SECRET_KEY(paymock, key),
    TEXT_KEY(
        paymock, webhook_url, "http://127.0.0.1:8080/webhooks/payment"),
    SECRET_KEY(paymock, webhook_secret),
    SECRET_KEY(paymock, webhook_secret_previous),
    KEY(paymock, faults, BOOL, "no", 0, 1),
    TEXT_KEY(mail, smtp, "smtp://127.0.0.1:25"),
    TEXT_KEY(mail, from, "shop@localhost"),
    TEXT_KEY(mail, reply_to, ""),
    TEXT_KEY(mail, owner, "owner@localhost"),
    KEY(maintenance, on, BOOL, "no", 0, 1),
    TEXT_KEY(maintenance, text, ""),
    TEXT_KEY(maintenance, key, ""),
    TEXT_KEY(theme, bg, ""),
    TEXT_KEY(theme, card, ""),
    TEXT_KEY(theme, ink, ""),
    TEXT_KEY(theme, soft, ""),
    TEXT_KEY(theme, link, ""),
    TEXT_KEY(theme, go, ""),
    TEXT_KEY(theme, on_go, ""),
    TEXT_KEY(theme, dark_bg, ""),
    TEXT_KEY(theme, dark_card, ""),
    TEXT_KEY(theme, dark_ink, ""),
    TEXT_KEY(theme, dark_soft, ""),
    TEXT_KEY(theme, dark_link, ""),
    KEY(checkout, expire_minutes, INT, "30", 1, 1440),
    KEY(checkout, live_orders, INT, "3", 1, 1000),
    CHOICE_KEY(carts, sign_in, "attach", "add", "keep_larger"),
    KEY(carts, guest_days, INT, "180", 1, 400),
    KEY(stock, low, INT, "3", 0, 1000000),
    KEY(books, every_minutes, INT, "60", 0, 1440),
    KEY(books, days, INT, "2", 1, 36500),
    KEY(books, invoice_years, INT, "10", 1, 100),
};

/* What the owner may set in the admin; a section ends with its point. */
static const char *const owners[] = { "shop.name", "shop.tagline",
    "shop.address", "shop.search_hint", "shop.shelf", "shop.vat_id",
    "shop.logo", "shop.currency", "tax.prices", "mail.from", "mail.reply_to",
    "mail.owner", "stock.low", "maintenance.", "theme." };

struct reading {
    struct conf *conf;
    FILE *file;
    bool set[COUNT(keys)];
    int line, errors;
};

/* Debian's inih tells a handler no line number, so the reader counts. */
static char *
next_line(char *text, int size, void *stream)
{
    struct reading *r = stream;

    r->line++;
    return fgets(text, size, r->file);
}

static bool
is_choice(const struct key *key, const char *value)
{
    for (size_t i = 0; key->choices[i] != NULL; i++)
        if (strcmp(value, key->choices[i]) == 0)
            return true;
    return false;
}

static bool
assign(struct conf *conf, const struct key *key, const char *value)
{
    char *at = (char *)conf + key->offset;
    int64_t n;

    switch (key->kind) {
    case INT:
    case POWER:
        if (!str_int(value, key->min, key->max, &n) ||
            (key->kind == POWER && (n & (n - 1)) != 0))
            return false;
        memcpy(at, &n, sizeof(n));
        return true;
    case BOOL:
        n = strcmp(value, "yes") == 0;
        if (n == 0 && strcmp(value, "no") != 0)
            return false;
        memcpy(at, &n, sizeof(n));
        return true;
    case CHOICE:
        if (!is_choice(key, value))
            return false;
        /* fall through */
    default:
        value = talloc_strdup(conf, value);
        memcpy(at, &value, sizeof(value));
        return true;
    }
}

static int
on_line(
    void *user, const char *section, const char *name, const char *value)
{
    struct reading *r = user;

    for (size_t i = 0; i < COUNT(keys); i++) {
        if (strcmp(keys[i].section, section) != 0 ||
            strcmp(keys[i].name, name) != 0)
            continue;
        r->set[i] = true;
        if (assign(r->conf, &keys[i], value))
            return 1;
        fprintf(stderr, "%s:%d: %s.%s cannot be '%s'\n", r->conf->path,
            r->line, section, name, value);
        r->errors++;
        return 1;
    }
    fprintf(stderr, "%s:%d: unknown key %s.%s\n", r->conf->path, r->line,
        section, name);
    r->errors++;
    return 1;
}

const char *
conf_credential(TALLOC_CTX *mem, const struct conf *conf, const char *name)
{
    const char *dir = conf->credentials.dir;
    char text[4096];
    char *path;
    FILE *f;
    size_t n;

    if (dir == NULL || dir[0] == '\0')
        dir = getenv("CREDENTIALS_DIRECTORY");
    if (dir == NULL)
        return "";
    path = talloc_asprintf(mem, "%s/%s", dir, name);
    f = fopen(path, "re");
    if (f == NULL)
        return "";
    n = fread(text, 1, sizeof(text) - 1, f);
    fclose(f);
    while (n > 0 && (text[n - 1] == '\n' || text[n - 1] == '\r'))
        n--;
    return talloc_strndup(mem, text, n);
}

static void
fill_in(struct reading *r)
{
    for (size_t i = 0; i < COUNT(keys); i++) {
        const struct key *k = &keys[i];
        const char *value = k->fallback;

        if (r->set[i])
            continue;
        if (value == NULL) {
            fprintf(stderr, "%s:0: %s.%s is missing\n", r->conf->path,
                k->section, k->name);
            r->errors++;
            continue;
        }
        if (k->kind == SECRET)
            value = conf_credential(r->conf, r->conf,
                talloc_asprintf(r->conf, "%s.%s", k->section, k->name));
        if (!assign(r->conf, k, value))
            abort();
    }
}

/* What must be said together with something else. */
static void
check_paying(struct reading *r)
{
    const struct conf *c = r->conf;

    if (!c->payment.processor && !c->payment.transfer &&
        !c->payment.delivery) {
        fprintf(stderr, "%s:0: payment has no way to pay\n", c->path);
        r->errors++;
    }
    if (c->payment.transfer && c->payment.transfer_text[0] == '\0') {
        fprintf(stderr, "%s:0: payment.transfer_text is missing\n", c->path);
        r->errors++;
    }
}

struct conf *
conf_load(TALLOC_CTX *mem, const char *path)
{
    struct reading r = { .conf = talloc_zero(mem, struct conf) };
    int bad;

    r.conf->path = talloc_strdup(r.conf, path);
    r.file = fopen(path, "re");
    if (r.file == NULL) {
        fprintf(stderr, "%s:0: cannot be read\n", path);
        talloc_free(r.conf);
        return NULL;
    }
    bad = ini_parse_stream(next_line, &r, on_line, &r);
    fclose(r.file);
    if (bad > 0) {
        fprintf(stderr, "%s:%d: no 'key = value'\n", path, bad);
        r.errors++;
    }
    fill_in(&r);
    if (r.errors == 0)
        check_paying(&r);
    if (r.errors > 0) {
        talloc_free(r.conf);
        return NULL;
    }
    return r.conf;
}

bool
conf_is_https(const struct conf *conf)
{
    return str_starts(conf->shop.url, "https://");
}

bool
conf_is_test(const struct conf *conf)
{
    return strcmp(conf->payment.url, conf->paymock.url) == 0 ||
        str_starts(conf->payment.key, "sk_test");
}

static const struct key *
find_owners(const char *name)
{
    const char *point = strchr(name, '.');
    bool known = false;

    for (size_t i = 0; point != NULL && i < COUNT(owners); i++)
        known = known || strcmp(owners[i], name) == 0 ||
            (owners[i][strlen(owners[i]) - 1] == '.' &&
                str_starts(name, owners[i]));
    for (size_t i = 0; known && i < COUNT(keys); i++)
        if (strncmp(keys[i].section, name, (size_t)(point - name)) == 0 &&
            strcmp(keys[i].name, point + 1) == 0)
            return &keys[i];
    return NULL;
}

struct conf *
conf_copy(TALLOC_CTX *mem, const struct conf *conf)
{
    struct conf *copy = talloc_memdup(mem, conf, sizeof(*conf));

    copy->file = conf;
    return copy;
}

bool
conf_set(struct conf *conf, const char *name, const char *value)
{
    const struct key *key = find_owners(name);

    return key != NULL && assign(conf, key, value);
}

const char *
conf_get(TALLOC_CTX *mem, const struct conf *conf, const char *name)
{
    const struct key *key = find_owners(name);
    const char *text;
    int64_t n;

    if (key == NULL)
        return NULL;
    if (key->kind == BOOL || key->kind == INT) {
        memcpy(&n, (const char *)conf + key->offset, sizeof(n));
        if (key->kind == INT)
            return talloc_asprintf(mem, "%" PRId64, n);
        return n != 0 ? "yes" : "no";
    }
    memcpy(&text, (const char *)conf + key->offset, sizeof(text));
    return talloc_strdup(mem, text);
}
