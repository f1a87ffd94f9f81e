/* Asks another program of the shop, by its socket, whether it is ready. */
#ifndef WEB_FCGI_ASK_H
#define WEB_FCGI_ASK_H

enum fcgi_answer {
    FCGI_READY,
    FCGI_NOT_READY, /* it answers, but is not */
    FCGI_SILENT,    /* nobody answers in time */
    FCGI_ELSEWHERE  /* there is no such socket here, or not for us */
};

/* At most so many milliseconds for each step. */
enum fcgi_answer fcgi_ask_ready(
    const char *socket, const char *program, int milliseconds);

#endif
