#include "shop/cart_adopt.h"
#include "signin/carry.h"

enum rc
signin_carry(struct ctx *ctx, struct session *session)
{
    return cart_adopt(
        ctx, session->guest_owner, session->sub, &session->owner);
}
