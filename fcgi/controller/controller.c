#include "controller/pages.h"
#include "frame/frame.h"
#include "signin/signin.h"

static const struct route routes[] = {
    { "GET", "/", home_page, R_CACHE, NULL, 0 },
    { "GET", "/login", login_page, R_WRITES | R_STEPS,
        FIELDS(login_fields) },
    { "GET", "/auth/callback", callback_page, R_WRITES | R_STEPS,
        FIELDS(callback_fields) },
    { "POST", "/logout", logout_page, R_CSRF | R_STEPS, NULL, 0 },
    { "GET", "/look", look_page, R_OPEN, FIELDS(look_fields) },
    { 0 },
};

int
main(int argc, char **argv)
{
    return app_main(argc, argv, "controller", routes, shop_frame);
}
