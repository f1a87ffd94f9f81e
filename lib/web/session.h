/*
 * Who is asking: the session of a signed-in person, or a guest's cookie.
 * Cookies are looked up by their SHA-256; the database holds no token.
 * All of it, the version of the small tables and the count for the header
 * is one statement.
 */
#ifndef WEB_SESSION_H
#define WEB_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

enum session_kind {
    SESSION_NONE, /* paymock */
    SESSION_OWN,  /* idp: a cookie of its own; it looks it up itself */
    SESSION_SHOP, /* controller, catalog, cart, checkout, account */
    SESSION_ADMIN /* admin */
};

struct session {
    enum session_kind kind;
    const char *cookie;    /* the token that came, NULL if none */
    const char *guest;     /* the guest's token, NULL if none */
    bool guest_is_new;     /* made or renewed here: the answer sets it */
    bool cookie_is_new;    /* likewise, or ended: then cookie is NULL */
    const char *sub;       /* NULL: nobody is signed in */
    const char *name, *email, *role;
    const char *owner;     /* carts.owner.id, NULL if there is no row yet */
    const char *guest_owner; /* the guest cookie's, even if signed in */
    const char *cart;      /* the owner's current cart, NULL if none */
    int64_t count;         /* pieces in the current cart */
    int64_t began;         /* seconds since 2000; when they signed in here */
    bool email_verified;   /* the provider says so; staff's sessions */
    int64_t auth_time;     /* seconds; when the person proved who they are */
};

/* Names of the cookies, with __Host- where the shop is https. */
const char *session_cookie_name(struct ctx *ctx, enum session_kind kind);
const char *session_guest_name(struct ctx *ctx);

/* Fills in what the cookies say, and ctx->version. */
enum rc session_load(struct ctx *ctx, struct session *s) MUST_CHECK;

/* The form token: an HMAC of the cookie, or of the guest's. */
const char *session_csrf(struct ctx *ctx, const struct session *s);

/*
 * Starts a session for a person that the identity provider vouches for and
 * sets s->cookie to its new token; the session of the old cookie ends.
 * Inside a transaction.
 */
struct session_start {
    const char *sub, *name, *email, *role, *id_token;
    const char *address, *browser; /* staff's; NULL is not kept */
    bool email_verified;
    bool factor; /* the provider says that a second factor was given */
    int64_t auth_time;
};
enum rc session_begin(struct ctx *ctx, struct session *s,
    const struct session_start *start) MUST_CHECK;

/*
 * Ends the session of the cookie; *id_token (may be NULL) is what the
 * identity provider is told at sign-out. Inside a transaction.
 */
enum rc session_finish(struct ctx *ctx, struct session *s,
    const char **id_token) MUST_CHECK;

#endif
