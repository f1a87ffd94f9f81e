/*
 * logfmt on stderr, one line an event. Values are quoted and control bytes
 * escaped. Never a password, a token or a whole body.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include <stdint.h>

#include "base/rc.h"

/* The program's name, and the id of the request all lines belong to. */
void log_name(const char *program);
void log_request(const char *id);

void log_begin(const char *event);
void log_str(const char *key, const char *value);
void log_int(const char *key, int64_t value);
void log_end(void);

/* One line for a failure: what was being done, and why it did not work. */
void log_fail(const char *doing, const char *why, ...) PRINTF(2, 3);

/* A broken invariant: logs and aborts. */
void bug(const char *what, ...) PRINTF(1, 2) __attribute__((noreturn));

#endif
