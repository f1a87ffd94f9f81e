#include "cart/pages.h"
#include "frame/frame.h"

static const struct route routes[] = {
    { "GET", "/carts", carts_page, 0, FIELDS(cart_shown_fields) },
    { "GET", "/cart/pad", cart_pad_page, 0, FIELDS(cart_pad_fields) },
    { "POST", "/cart/pad", cart_pad_add_page,
        R_CSRF | R_STEPS | R_OWN_ERRORS, FIELDS(cart_pad_add_fields) },
    { "GET", "/cart/:id", cart_page, 0, FIELDS(cart_shown_fields) },
    { "POST", "/cart/update", cart_update_page,
        R_ORIGIN | R_STEPS | R_OWN_ERRORS, FIELDS(cart_update_fields) },
    { "POST", "/cart/rename", cart_rename_page, R_CSRF | R_OWN_ERRORS,
        FIELDS(cart_named_fields) },
    { "POST", "/cart/current", cart_current_page, R_CSRF,
        FIELDS(cart_current_fields) },
    { "POST", "/cart/delete", cart_delete_page, R_CSRF | R_STEPS,
        FIELDS(cart_deed_fields) },
    { "POST", "/cart/merge", cart_merge_page, R_CSRF | R_STEPS,
        FIELDS(cart_merge_fields) },
    { "POST", "/cart/move", cart_move_page, R_CSRF | R_STEPS,
        FIELDS(cart_move_fields) },
    { "POST", "/cart/undo", cart_undo_page, R_CSRF | R_STEPS,
        FIELDS(cart_undo_fields) },
    { "POST", "/cart/share", cart_share_page, R_CSRF,
        FIELDS(cart_share_fields) },
    { "POST", "/cart/copy", cart_copy_page, R_CSRF | R_STEPS,
        FIELDS(cart_copy_fields) },
    { "GET", "/s/:token", cart_shared_page, 0, NULL, 0 },
    { 0 },
};

int
main(int argc, char **argv)
{
    return app_main(argc, argv, "cart", routes, shop_frame);
}
