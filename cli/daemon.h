/*
 * A program without requests: jobs that are done again and again until
 * SIGTERM or SIGINT, which let the job at hand end. With --once each job is
 * done once, for cron.
 */
#ifndef CLI_DAEMON_H
#define CLI_DAEMON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

/* What a job allocates on ctx goes when it ends. */
struct daemon_job {
    const char *name;
    int64_t every_ms;
    enum rc (*run)(struct ctx *ctx);
};

/* jobs ends with a zero row. Returns main's exit status (sysexits). */
int daemon_main(
    int argc, char **argv, const char *program, const struct daemon_job *jobs);

/* True once it has been asked to end: a long job should stop between steps. */
bool daemon_stopping(void);

#endif
