#include "idp/pages.h"

static const struct route routes[] = {
    { "GET", "/.well-known/openid-configuration", metadata_page, R_MACHINE,
        NULL, 0 },
    { "GET", "/jwks", jwks_page, R_MACHINE, NULL, 0 },
    { "GET", "/authorize", authorize_page, R_WRITES | R_OWN_ERRORS,
        FIELDS(authorize_fields) },
    { "POST", "/authorize", authorize_post_page, R_MACHINE | R_OWN_ERRORS,
        FIELDS(authorize_fields) },
    { "POST", "/token", token_page, R_MACHINE | R_OWN_ERRORS,
        FIELDS(token_fields) },
    { "GET", "/userinfo", userinfo_page, R_MACHINE, NULL, 0 },
    { "POST", "/userinfo", userinfo_page, R_MACHINE, NULL, 0 },
    { "GET", "/signin", signin_show_page, R_OWN_ERRORS,
        FIELDS(signin_fields) },
    { "POST", "/signin", signin_page, R_CSRF | R_STEPS | R_OWN_ERRORS,
        FIELDS(signin_fields) },
    { "GET", "/code", code_show_page, R_OWN_ERRORS, FIELDS(code_fields) },
    { "POST", "/code", code_page, R_CSRF | R_STEPS | R_OWN_ERRORS,
        FIELDS(code_fields) },
    { "GET", "/factor", factor_show_page, R_OWN_ERRORS,
        FIELDS(code_fields) },
    { "POST", "/factor", factor_page, R_CSRF | R_STEPS | R_OWN_ERRORS,
        FIELDS(code_fields) },
    { "GET", "/recovered", recovered_page, R_OWN_ERRORS,
        FIELDS(code_fields) },
    { "GET", "/register", register_show_page, R_OWN_ERRORS,
        FIELDS(register_fields) },
    { "POST", "/register", register_page, R_CSRF | R_STEPS | R_OWN_ERRORS,
        FIELDS(register_fields) },
    { "GET", "/logout", logout_page, R_WRITES | R_OWN_ERRORS,
        FIELDS(logout_fields) },
    { "POST", "/logout", logout_post_page, R_MACHINE | R_OWN_ERRORS,
        FIELDS(logout_fields) },
    { "POST", "/signout", signout_page, R_CSRF | R_OWN_ERRORS,
        FIELDS(logout_fields) },
    { 0 },
};

int
main(int argc, char **argv)
{
    return app_main(argc, argv, "idp", routes, idp_frame);
}
