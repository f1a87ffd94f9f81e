#include "base/log.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const char *program = "clearcart";
static char request[64];
static char line[4096];
static size_t used;

void
log_name(const char *name)
{
    program = name;
}

void
log_request(const char *id)
{
    snprintf(request, sizeof(request), "%s", id);
}

static void
put(const char *s, size_t n)
{
    if (n > sizeof(line) - 1 - used)
        n = sizeof(line) - 1 - used;
    memcpy(line + used, s, n);
    used += n;
}

static void
put_quoted(const char *s)
{
    put("\"", 1);
    for (; *s != '\0' && used < sizeof(line) - 8; s++) {
        char hex[8];

        if ((unsigned char)*s < 32 || *s == 127) {
            snprintf(hex, sizeof(hex), "\\x%02x", (unsigned char)*s);
            put(hex, 4);
        } else {
            if (*s == '"' || *s == '\\')
                put("\\", 1);
            put(s, 1);
        }
    }
    put("\"", 1);
}

void
log_begin(const char *event)
{
    char at[32];
    struct timespec now;
    struct tm tm;

    used = 0;
    clock_gettime(CLOCK_REALTIME, &now);
    gmtime_r(&now.tv_sec, &tm);
    strftime(at, sizeof(at), "%Y-%m-%dT%H:%M:%S", &tm);
    used = (size_t)snprintf(line, sizeof(line), "at=%s.%03ldZ event=%s", at,
        now.tv_nsec / 1000000, event);
    log_str("program", program);
    if (request[0] != '\0')
        log_str("id", request);
}

void
log_str(const char *key, const char *value)
{
    put(" ", 1);
    put(key, strlen(key));
    put("=", 1);
    put_quoted(value != NULL ? value : "");
}

void
log_int(const char *key, int64_t value)
{
    char text[24];
    int n = snprintf(text, sizeof(text), "%" PRId64, value);

    put(" ", 1);
    put(key, strlen(key));
    put("=", 1);
    put(text, (size_t)n);
}

void
log_end(void)
{
    const char *p = line;

    line[used++] = '\n';
    while (used > 0) {
        ssize_t n = write(STDERR_FILENO, p, used);

        if (n <= 0)
            break;
        p += n;
        used -= (size_t)n;
    }
    used = 0;
}

void
log_fail(const char *doing, const char *why, ...)
{
    char text[1024];
    va_list args;

    va_start(args, why);
    vsnprintf(text, sizeof(text), why, args);
    va_end(args);
    log_begin("fail");
    log_str("doing", doing);
    log_str("why", text);
    log_end();
}

void
bug(const char *what, ...)
{
    char text[1024];
    va_list args;

    va_start(args, what);
    vsnprintf(text, sizeof(text), what, args);
    va_end(args);
    log_begin("bug");
    log_str("what", text);
    log_end();
    abort();
}
