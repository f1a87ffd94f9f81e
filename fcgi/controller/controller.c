#include "controller/pages.h"
#include "frame/frame.h"

static const struct route routes[] = {
    { "GET", "/", home_page, R_CACHE, NULL, 0 },
    { 0 },
};

int
main(int argc, char **argv)
{
    return app_main(argc, argv, "controller", routes, shop_frame);
}
