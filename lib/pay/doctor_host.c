#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <time.h>

#include "base/conf.h"
#include "base/rand.h"
#include "base/str.h"
#include "pay/doctor_private.h"
#include "web/mail.h"

enum { CLOCK_WARN = 2, CLOCK_FAIL = 30, LOW_PERCENT = 10, NONE_PERCENT = 2,
    GRANTS_MAX = 1024 * 1024 };

static bool
is_loopback(const char *url)
{
    return str_starts(url, "http://127.") ||
        str_starts(url, "http://localhost");
}

static void
check_origins(struct doctor *d)
{
    const struct conf *c = d->ctx->conf;
    const char *const all[] = { c->shop.url, c->admin.url,
        c->identity.issuer };
    const char *plain = NULL;
    bool outside = false;

    for (size_t i = 0; i < COUNT(all); i++)
        if (!str_starts(all[i], "https://")) {
            plain = all[i];
            outside = outside || !is_loopback(all[i]);
        }
    doctor_say(d, "https",
        plain == NULL   ? CHECK_OK
            : outside   ? CHECK_FAIL
                        : CHECK_WARN,
        plain == NULL ? "shop, admin and sign-in are https"
                      : talloc_asprintf(d->ctx, "%s is not https", plain),
        "Give the origins in clearcart.conf certificates, and https://.");
}

static void
check_mail(struct doctor *d)
{
    const struct conf *c = d->ctx->conf;
    const char *host = strchr(c->mail.from, '@');
    bool made_up = host == NULL || strcmp(host, "@localhost") == 0 ||
        strcmp(c->mail.owner, "owner@localhost") == 0;
    const char *why = NULL;
    bool away = mail_reach(d->ctx, c->mail.smtp, &why) != OK;

    doctor_say(d, "sender", made_up ? CHECK_FAIL : CHECK_OK,
        talloc_asprintf(d->ctx, "%s, and the owner is %s", c->mail.from,
            c->mail.owner),
        "Set the sender and the owner's address.");
    doctor_at(d, "/settings");
    doctor_say(d, "smtp", away ? CHECK_FAIL : CHECK_OK,
        away ? talloc_asprintf(d->ctx, "no mail server: %s", why)
             : "the mail server answers",
        "Look at mail.smtp in clearcart.conf, and at the server.");
}

static void
check_processor(struct doctor *d)
{
    const struct conf *c = d->ctx->conf;

    if (!c->payment.processor)
        return;
    doctor_say(d, "processor", conf_is_test(c) ? CHECK_WARN : CHECK_OK,
        conf_is_test(c) ? "it is on trial: nobody is charged"
                        : "it is a real one",
        "Set payment.url and a live key when you open.");
}

static void
check_disk(struct doctor *d)
{
    struct statvfs fs;
    uint64_t percent;

    if (statvfs(d->ctx->conf->paths.media, &fs) != 0 || fs.f_blocks == 0) {
        doctor_say(d, "disk", CHECK_FAIL, "the folder of pictures is missing",
            "Make paths.media, for the shop's programs to write in.");
        return;
    }
    percent = fs.f_bavail * 100 / fs.f_blocks;
    doctor_say(d, "disk",
        percent < NONE_PERCENT      ? CHECK_FAIL
            : percent < LOW_PERCENT ? CHECK_WARN
                                    : CHECK_OK,
        talloc_asprintf(d->ctx, "%llu %% of the disk are free",
            (unsigned long long)percent),
        "Make room, or move paths.media.");
}

static int64_t
files_of(struct doctor *d, const char *schema)
{
    DIR *dir = opendir(talloc_asprintf(
        d->ctx, "%s/%s", d->ctx->conf->paths.sql, schema));
    struct dirent *e;
    int64_t n = 0;

    if (dir == NULL)
        return -1;
    while ((e = readdir(dir)) != NULL) {
        size_t length = strlen(e->d_name);

        n += length > 4 && strcmp(e->d_name + length - 4, ".sql") == 0;
    }
    closedir(dir);
    return n;
}

static void
check_migrations(struct doctor *d, const struct shop_facts *f)
{
    static const char *const schemas[] = { "catalog", "carts", "orders" };
    bool behind = false;

    for (size_t i = 0; i < COUNT(schemas); i++)
        behind = behind || files_of(d, schemas[i]) > f->migrations[i];
    doctor_say(d, "migrations", behind ? CHECK_FAIL : CHECK_OK,
        behind ? "the schemas are older than the programs"
               : "the schemas are those of the programs",
        "Run \"clearcart migrate\".");
}

static const char *
grants_of(struct doctor *d)
{
    FILE *f = fopen(talloc_asprintf(d->ctx, "%s/grants.sql",
                        d->ctx->conf->paths.sql),
        "re");
    unsigned char hash[HASH_SIZE];
    char *text;
    size_t n;

    if (f == NULL)
        return NULL;
    text = talloc_size(d->ctx, GRANTS_MAX);
    n = fread(text, 1, GRANTS_MAX, f);
    fclose(f);
    hash_bytes(text, n, hash);
    return str_hex(d->ctx, hash, sizeof(hash));
}

static void
check_grants(struct doctor *d, const struct shop_facts *f)
{
    const char *file = grants_of(d);
    bool same =
        file != NULL && f->grants != NULL && strcmp(file, f->grants) == 0;

    doctor_say(d, "grants", same ? CHECK_OK : CHECK_FAIL,
        same ? "each account has the rights of its program"
             : "the accounts' rights are not those of the programs",
        "Run \"clearcart migrate\".");
}

static void
check_clock(struct doctor *d, const struct shop_facts *f)
{
    struct timespec now;
    int64_t off;

    clock_gettime(CLOCK_REALTIME, &now);
    off = llabs((long long)now.tv_sec - (long long)f->clock);
    doctor_say(d, "clock",
        off > CLOCK_FAIL       ? CHECK_FAIL
            : off > CLOCK_WARN ? CHECK_WARN
                               : CHECK_OK,
        talloc_asprintf(d->ctx, "%lld s away from the database's",
            (long long)off),
        "Let all hosts take the time from one place (NTP).");
    doctor_say(d, "timezone", f->knows_timezone ? CHECK_OK : CHECK_WARN,
        talloc_asprintf(d->ctx, "the database %s %s",
            f->knows_timezone ? "knows" : "does not know",
            d->ctx->conf->shop.timezone),
        "Run mariadb-tzinfo-to-sql /usr/share/zoneinfo | mariadb mysql.");
}

static void
check_shop(struct doctor *d)
{
    const struct conf *c = d->ctx->conf;

    doctor_say(d, "address", c->shop.address[0] != '\0' ? CHECK_OK : CHECK_FAIL,
        c->shop.address[0] != '\0' ? c->shop.address : "there is none",
        "Set the postal address; invoices and mails must show it.");
    doctor_at(d, "/settings");
    doctor_say(d, "open", c->maintenance.on ? CHECK_WARN : CHECK_OK,
        c->maintenance.on ? "the shop is closed" : "the shop is open",
        "Open it when everything else is in order.");
    doctor_at(d, "/settings");
}

void
doctor_host(struct doctor *d, const struct shop_facts *f)
{
    check_shop(d);
    check_origins(d);
    check_mail(d);
    check_processor(d);
    check_disk(d);
    if (f == NULL)
        return;
    check_migrations(d, f);
    check_grants(d, f);
    check_clock(d, f);
}
