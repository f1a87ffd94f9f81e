#include "pay/doctor.h"

#include <string.h>

#include "base/conf.h"
#include "pay/doctor_private.h"

enum { DAY = 24, WEEK = 168, HOUR = 60 };

void
doctor_say(struct doctor *d, const char *name, enum check_state state,
    const char *says, const char *todo)
{
    d->all = talloc_realloc(
        d->ctx, d->all, struct check, (unsigned)d->n + 1);
    d->all[d->n++] = (struct check){ name, state, says,
        state != CHECK_OK ? todo : NULL, NULL };
}

void
doctor_at(struct doctor *d, const char *page)
{
    d->all[d->n - 1].page = page;
}

const char *
check_word(enum check_state state)
{
    return state == CHECK_OK ? "ok" : state == CHECK_WARN ? "warn" : "fail";
}

static void
check_pages(struct doctor *d, const struct shop_facts *f)
{
    doctor_say(d, "pages", f->pages == NULL ? CHECK_OK : CHECK_FAIL,
        f->pages == NULL
            ? "imprint, terms and privacy are published"
            : talloc_asprintf(d->ctx, "not published: %s", f->pages),
        "Fill in what stands in brackets, and publish them.");
    doctor_at(d, "/pages");
}

static void
check_tax(struct doctor *d, const struct shop_facts *f)
{
    if (f->untaxed_home != NULL)
        doctor_say(d, "tax", CHECK_FAIL,
            talloc_asprintf(
                d->ctx, "%s has no rate at home", f->untaxed_home),
            "Set it; until then nobody can order such things.");
    else if (f->untaxed != NULL)
        doctor_say(d, "tax", CHECK_WARN,
            talloc_asprintf(d->ctx, "rates are missing for %s", f->untaxed),
            "Set them; until then such orders are taxed like those at home.");
    else
        doctor_say(d, "tax", CHECK_OK,
            "each country has a rate for each class", NULL);
    doctor_at(d, "/rates");
}

static void
check_rates(struct doctor *d, const struct shop_facts *f)
{
    check_tax(d, f);
    doctor_say(d, "delivery", f->unreached == NULL ? CHECK_OK : CHECK_FAIL,
        f->unreached == NULL
            ? "each country has a way of delivery"
            : talloc_asprintf(d->ctx, "nothing goes to %s", f->unreached),
        "Give them a rate, or take them off the countries.");
    doctor_at(d, "/rates");
}

static void
check_worker(struct doctor *d, const struct shop_facts *f)
{
    int64_t every = d->ctx->conf->books.every_minutes;
    bool idle = f->late_mails > 0 || f->late_events > 0 ||
        (every > 0 && (f->books_age < 0 || f->books_age > 2 * every + HOUR));

    doctor_say(d, "worker", idle ? CHECK_FAIL : CHECK_OK,
        idle ? talloc_asprintf(d->ctx,
                   "%lld mails and %lld events of the processor wait",
                   (long long)f->late_mails, (long long)f->late_events)
             : "nothing waits for it",
        "Start clearcart-worker, and read its log.");
    doctor_say(d, "jobs", f->late_jobs > 0 ? CHECK_FAIL : CHECK_OK,
        f->late_jobs > 0 ? talloc_asprintf(d->ctx, "%lld jobs wait",
                               (long long)f->late_jobs)
                         : "nothing waits for it",
        "Start clearcart-jobs, and read its log.");
}

static void
check_webhooks(struct doctor *d, const struct shop_facts *f)
{
    if (!d->ctx->conf->payment.processor)
        return;
    doctor_say(d, "webhooks",
        f->events > 0     ? CHECK_OK
            : f->paid > 0 ? CHECK_FAIL
                          : CHECK_WARN,
        f->events > 0 ? "the processor's events come in"
                      : "no event of the processor has come yet",
        talloc_asprintf(d->ctx,
            "At the processor, send events to %s/webhooks/payment, and place "
            "an order.",
            d->ctx->conf->shop.url));
}

static void
check_backup(struct doctor *d, const struct shop_facts *f)
{
    doctor_say(d, "backup",
        f->backup_age < 0 || f->backup_age > WEEK ? CHECK_FAIL
            : f->backup_age > 2 * DAY             ? CHECK_WARN
                                                  : CHECK_OK,
        f->backup_age < 0 ? "none was noted"
                          : talloc_asprintf(d->ctx, "made %lld hours ago",
                                (long long)f->backup_age),
        "Back up each night, and end the script with "
        "\"clearcart doctor --backed-up\".");
}

static void
check_staff(struct doctor *d, const struct shop_facts *f)
{
    doctor_say(d, "owner", f->owners > 0 ? CHECK_OK : CHECK_FAIL,
        f->owners > 0 ? "an owner can sign in, with a second factor"
                      : "nobody is an owner",
        "Add one: clearcart staff add --role owner --totp.");
}

void
doctor(struct ctx *ctx, struct check **out, size_t *n)
{
    struct doctor d = { .ctx = ctx };
    struct shop_facts f;

    if (shop_facts(ctx, &f) != OK) {
        doctor_say(&d, "database", CHECK_FAIL,
            "it did not answer, or not as it should",
            "Read the log; run \"clearcart migrate\".");
        doctor_host(&d, NULL);
    } else {
        doctor_host(&d, &f);
        check_webhooks(&d, &f);
        check_worker(&d, &f);
        check_pages(&d, &f);
        check_rates(&d, &f);
        check_staff(&d, &f);
        check_backup(&d, &f);
    }
    *out = d.all;
    *n = d.n;
}
