/* The pages of the identity provider, and what they share. */
#ifndef IDP_PAGES_H
#define IDP_PAGES_H

#include <jansson.h>

#include "shop/identity_grant.h"
#include "shop/identity_session.h"
#include "web/app.h"

page_fn authorize_page, authorize_post_page;
page_fn code_page, code_show_page;
page_fn factor_page, factor_show_page;
page_fn jwks_page, metadata_page;
page_fn logout_page, logout_post_page, signout_page;
page_fn recovered_page;
page_fn register_page, register_show_page;
page_fn signin_page, signin_show_page;
page_fn token_page, userinfo_page;

/* The fields of their forms, by index. */
enum authorize_field {
    A_CLIENT_ID,
    A_REDIRECT_URI,
    A_RESPONSE_TYPE,
    A_RESPONSE_MODE,
    A_SCOPE,
    A_STATE,
    A_NONCE,
    A_CHALLENGE,
    A_METHOD,
    A_PROMPT,
    A_MAX_AGE,
    A_HINT,
    A_LOGIN_HINT,
    A_REQUEST,
    A_REQUEST_URI,
    A_ACR,
    A_ASKED,
    A_FIELDS
};
enum code_field { C_CODE, C_NEXT, C_FIELDS };
enum logout_field { L_HINT, L_CLIENT_ID, L_URI, L_STATE, L_FIELDS };
enum register_field { REG_NAME, REG_EMAIL, REG_PASSWORD, REG_NEXT, REG_FIELDS };
enum signin_field { S_EMAIL, S_PASSWORD, S_NEXT, S_MADE, S_FIELDS };
enum token_field {
    T_GRANT_TYPE,
    T_CODE,
    T_REDIRECT_URI,
    T_VERIFIER,
    T_CLIENT_ID,
    T_SECRET,
    T_FIELDS
};

extern const struct field authorize_fields[A_FIELDS];
extern const struct field code_fields[C_FIELDS];
extern const struct field logout_fields[L_FIELDS];
extern const struct field register_fields[REG_FIELDS];
extern const struct field signin_fields[S_FIELDS];
extern const struct field token_fields[T_FIELDS];

/* What is around a page here: the shop's name, and a way back to it. */
frame_fn idp_frame;

/* What a client asks for that wants a second factor (acr_values). */
#define ACR_FACTOR                                                             \
    "http://schemas.openid.net/pape/policies/2007/06/multi-factor"

/* The code typed into the field of that name, without spaces; or NULL. */
const char *code_typed(struct req *req);

/* They came in just now by a code that was kept. */
bool came_by_kept(const struct identity_session *person);

/* Seconds since 1970. */
int64_t now_seconds(void);

/* The session that the cookie names; half ones too. */
enum rc whose_session(
    struct req *req, struct identity_session *out) MUST_CHECK;

/*
 * Where a sign-in goes on: an authorization request as an own path, or NULL
 * if there is none (or something else was put there).
 */
const char *next_of(const char *value);

/*
 * Puts `next` and the form token into a page with a form, lets the form end
 * at the waiting client's own pages, and fills in its login_hint.
 */
enum rc put_next(struct req *req, const char *next) MUST_CHECK;

/* Redirects to next, or to the shop. */
void go_on(struct req *req, const char *next);

/* An own path with next as its parameter, if there is one. */
const char *with_next(
    struct req *req, const char *path, const char *next);

/* 429: answers the page's own form again, to be sent after `wait` seconds. */
void too_many(struct req *req, int64_t wait);

/* What tries at an account are counted by: the device, where it is known. */
const char *device_bucket(struct req *req, const char *account);

/* Makes this browser one that is known at the account. */
void device_remember(struct req *req, const char *account);

/* The JWK set of what is published; belongs to the request. */
enum rc public_keys(struct req *req, json_t **out) MUST_CHECK;

/* Adds what a scope lets a client know of a person. */
void put_claims(json_t *claims, const struct identity_grant *person);

/* The path of an authorization request that comes after a sign-in. */
const char *authorize_again(struct req *req);

/* Whether this person proved recently enough who they are. */
bool authorize_is_fresh(
    struct req *req, const struct identity_session *person);

/* True if a space-separated list has the word. */
bool has_word(const char *list, const char *word);

#endif
