/*
 * Mail: a message of plain text and HTML (RFC 5322, MIME), handed in by
 * SMTP through libcurl.
 */
#ifndef WEB_MAIL_H
#define WEB_MAIL_H

#include <stdint.h>
#include <talloc.h>

#include "base/rc.h"

struct mail {
    const char *id;        /* unique for ever; the same again if sent again */
    const char *from_name; /* UTF-8, may be anything */
    const char *from, *to; /* one address each */
    const char *reply_to;  /* "" or NULL: the sender */
    const char *subject;
    const char *text, *html;
    int64_t at; /* seconds; its Date */
};

/*
 * The message as it is sent. NULL if an address could not stand in a
 * header: it has a space, a bracket or a control byte, or no '@'.
 */
const char *mail_compose(TALLOC_CTX *mem, const struct mail *mail);

/* Whether such a server greets us within five seconds; else *why not. */
enum rc mail_reach(
    TALLOC_CTX *mem, const char *smtp, const char **why) MUST_CHECK;

/*
 * Hands it in at an address such as smtp://host:25 or, where it takes a
 * password, smtp://user:password@host:587, which then must offer TLS. BUSY:
 * it was not taken now; INVALID: it will never be. *why says it in words.
 */
enum rc mail_send(TALLOC_CTX *mem, const char *smtp, const struct mail *mail,
    const char **why) MUST_CHECK;

#endif
