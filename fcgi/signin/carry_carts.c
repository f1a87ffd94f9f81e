#include "shop/cart_adopt.h"
#include "signin/carry.h"

enum rc
signin_admit(struct req *req, const struct sign_in *sign_in,
    struct session_start *start)
{
    (void)req;
    (void)sign_in;
    (void)start;
    return OK;
}

enum rc
signin_carry(struct ctx *ctx, struct session *session)
{
    return cart_adopt(
        ctx, session->guest_owner, session->sub, &session->owner);
}
