/*
 * Signing in at any OpenID Connect provider: the pages that the controller
 * and the admin share. Rows for a program's table:
 *   GET  /login          R_WRITES | R_STEPS, FIELDS(login_fields)
 *   GET  /auth/callback  R_WRITES | R_STEPS, FIELDS(callback_fields)
 *   POST /logout         R_CSRF | R_STEPS
 * The program links $(signin) and one of carry.h's sources.
 */
#ifndef SIGNIN_SIGNIN_H
#define SIGNIN_SIGNIN_H

#include "web/app.h"

page_fn login_page, callback_page, logout_page;

enum login_field { LOGIN_RETURN, LOGIN_FACTOR, LOGIN_FIELDS };
enum callback_field {
    CALLBACK_STATE,
    CALLBACK_CODE,
    CALLBACK_ISS,
    CALLBACK_ERROR,
    CALLBACK_FIELDS
};

extern const struct field login_fields[LOGIN_FIELDS];
extern const struct field callback_fields[CALLBACK_FIELDS];

#endif
