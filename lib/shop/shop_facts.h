/* What the database tells about whether the shop may open. */
#ifndef SHOP_SHOP_FACTS_H
#define SHOP_SHOP_FACTS_H

#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

struct shop_facts {
    int64_t clock;          /* the database's, in seconds */
    int64_t knows_timezone; /* of the shop: 1, 0 */
    int64_t backup_age;     /* hours; -1: none was ever noted */
    int64_t owners;
    int64_t late_mails, late_events, late_jobs; /* by five minutes or more */
    int64_t books_age;      /* minutes since they were checked; -1: never */
    int64_t events, paid;   /* of the processor: came; orders paid */
    int64_t migrations[3];  /* done: catalog, carts, orders */
    const char *grants;     /* SHA-256 of those applied last, or NULL */
    const char *pages;      /* of the three that must be, not published */
    const char *untaxed;    /* countries without a rate: "DE, FR", or NULL */
    const char *untaxed_home; /* classes without one at home, or NULL */
    const char *unreached;  /* countries without a way there, or NULL */
};

enum rc shop_facts(struct ctx *ctx, struct shop_facts *out) MUST_CHECK;

/* Notes that a backup has just been made. Inside a transaction. */
enum rc shop_backed_up(struct ctx *ctx) MUST_CHECK;

#endif
