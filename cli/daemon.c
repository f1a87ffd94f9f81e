#include "cli/daemon.h"

#include <curl/curl.h>
#include <getopt.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>
#include <time.h>

#include "base/conf.h"
#include "base/db.h"
#include "base/keep.h"
#include "base/log.h"
#include "base/rand.h"
#include "base/setting.h"
#include "base/version.h"

enum {
    JOBS_MAX = 16,
    PAUSE_AFTER_FAILURE_MS = 1000,
    STATEMENT_SECONDS = 60
};

static volatile sig_atomic_t stopping;

bool
daemon_stopping(void)
{
    return stopping != 0;
}

static void
stop(int signal)
{
    (void)signal;
    stopping = 1;
}

/* The signals are blocked but while it waits, so that none comes between. */
static void
catch_signals(sigset_t *waiting)
{
    struct sigaction action = { .sa_handler = stop };
    sigset_t ours;

    sigemptyset(&ours);
    sigaddset(&ours, SIGTERM);
    sigaddset(&ours, SIGINT);
    sigprocmask(SIG_BLOCK, &ours, waiting);
    sigdelset(waiting, SIGTERM);
    sigdelset(waiting, SIGINT);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
    signal(SIGPIPE, SIG_IGN);
}

static void
look_at_signals(void)
{
    sigset_t pending;

    if (sigpending(&pending) == 0 && (sigismember(&pending, SIGTERM) == 1 ||
                                         sigismember(&pending, SIGINT) == 1))
        stopping = 1;
}

static int64_t
now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

struct daemon {
    const char *program;
    const struct conf *conf;
    struct db *db;
    struct keep *keep;
    const struct daemon_job *jobs;
    int64_t due[JOBS_MAX];
};

static enum rc
do_job(struct daemon *d, size_t i)
{
    struct ctx *ctx = ctx_new(d->db, d->db, d->conf, d->keep);
    int64_t start = now_ms();
    enum rc rc;

    log_request(rand_id(ctx));
    ctx->actor = d->program;
    rc = setting_load(ctx);
    if (rc == OK)
        rc = d->jobs[i].run(ctx);
    if (rc != OK) {
        log_begin("job");
        log_str("name", d->jobs[i].name);
        log_int("rc", rc);
        log_int("ms", now_ms() - start);
        log_end();
    }
    d->due[i] = now_ms() + d->jobs[i].every_ms;
    if (rc != OK && d->jobs[i].every_ms < PAUSE_AFTER_FAILURE_MS)
        d->due[i] = now_ms() + PAUSE_AFTER_FAILURE_MS;
    talloc_free(ctx);
    return rc;
}

static int
do_once(struct daemon *d)
{
    int status = EX_OK;

    for (size_t i = 0; d->jobs[i].run != NULL && !stopping; i++)
        if (do_job(d, i) != OK)
            status = EX_TEMPFAIL;
    return status;
}

static int64_t
next_due(const struct daemon *d)
{
    int64_t next = INT64_MAX;

    for (size_t i = 0; d->jobs[i].run != NULL; i++)
        if (d->due[i] < next)
            next = d->due[i];
    return next;
}

static int
do_for_ever(struct daemon *d, const sigset_t *waiting)
{
    log_begin("start");
    log_end();
    while (!stopping) {
        int64_t wait = next_due(d) - now_ms();
        struct timespec t = { wait / 1000, wait % 1000 * 1000000 };

        if (wait > 0)
            ppoll(NULL, 0, &t, waiting);
        for (size_t i = 0; d->jobs[i].run != NULL; i++) {
            look_at_signals();
            if (!stopping && d->due[i] <= now_ms())
                (void)!do_job(d, i);
        }
    }
    log_begin("stop");
    log_end();
    return EX_OK;
}

static void
usage(const char *program, FILE *to)
{
    fprintf(to,
        "usage: %s [-c FILE] [--once | --check-config | --check-sql | "
        "--version |\n       --help]\n"
        "A daemon of Clearcart. FILE is clearcart.conf; without -c the "
        "environment's\nCLEARCART_CONF, else %s/clearcart.conf. With --once "
        "it does what is to be\ndone and ends, for cron.\n",
        program, SYSCONFDIR);
}

struct options {
    const char *conf;
    bool once, check_conf, check_sql;
    int status; /* >= 0: end with it at once */
};

static struct options
read_options(int argc, char **argv, const char *program)
{
    static const struct option longs[] = { { "once", 0, NULL, 'o' },
        { "check-config", 0, NULL, 'k' }, { "check-sql", 0, NULL, 's' },
        { "version", 0, NULL, 'v' }, { "help", 0, NULL, 'h' },
        { NULL, 0, NULL, 0 } };
    struct options o = { .conf = getenv("CLEARCART_CONF"), .status = -1 };
    int c;

    while ((c = getopt_long(argc, argv, "c:", longs, NULL)) != -1) {
        if (c == 'c') {
            o.conf = optarg;
        } else if (c == 'o') {
            o.once = true;
        } else if (c == 'k') {
            o.check_conf = true;
        } else if (c == 's') {
            o.check_sql = true;
        } else if (c == 'v') {
            printf("%s %s\n", program, version_text);
            o.status = EX_OK;
        } else {
            usage(program, c == 'h' ? stdout : stderr);
            o.status = c == 'h' ? EX_OK : EX_USAGE;
        }
    }
    if (o.conf == NULL)
        o.conf = SYSCONFDIR "/clearcart.conf";
    return o;
}

static int
run(struct daemon *d, const struct options *o)
{
    struct ctx *ctx = ctx_new(d->db, d->db, d->conf, NULL);
    sigset_t waiting;

    if (o->check_sql)
        return db_check_all(ctx) == 0 ? EX_OK : EX_SOFTWARE;
    curl_global_init(CURL_GLOBAL_DEFAULT);
    catch_signals(&waiting);
    return o->once ? do_once(d) : do_for_ever(d, &waiting);
}

int
daemon_main(
    int argc, char **argv, const char *program, const struct daemon_job *jobs)
{
    struct options o = read_options(argc, argv, program);
    struct daemon d = { .program = program, .jobs = jobs };
    struct conf *conf;
    int status;

    if (o.status >= 0)
        return o.status;
    log_name(program);
    conf = conf_load(NULL, o.conf);
    if (conf == NULL)
        return EX_CONFIG;
    if (o.check_conf)
        return EX_OK;
    setenv("TZ", conf->shop.timezone, 1);
    tzset();
    d.conf = conf;
    d.db = db_new(conf, conf, program);
    db_patience(d.db, STATEMENT_SECONDS);
    d.keep = keep_new(conf);
    status = run(&d, &o);
    talloc_free(conf);
    return status;
}
