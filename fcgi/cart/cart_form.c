/* Forms that count once, however often a button is pressed. */
#include <string.h>

#include "base/rand.h"
#include "cart/pages.h"
#include "shop/cart_update.h"
#include "web/page.h"

void
cart_put_update(struct req *req)
{
    put_str(page_view(req), "update", rand_id(req->ctx));
}

static char *
append_values(char *text, const struct values *v)
{
    for (size_t i = 0; i < v->n; i++) {
        const char *raw = v->at[i].raw != NULL ? v->at[i].raw : "";

        text = talloc_asprintf_append_buffer(
            text, "%zu %s\n", strlen(raw), raw);
    }
    return talloc_strdup_append_buffer(text, ";");
}

const char *
cart_form_name(struct req *req, size_t field)
{
    const char *id = form_str(&req->form, field);
    char *text;

    if (id == NULL)
        return NULL;
    text = talloc_asprintf(req->ctx, "%s\n", req->route->path);
    for (size_t i = 0; i < req->form.n; i++)
        text = append_values(text, &req->form.values[i]);
    return hash_hmac(req->ctx, id, text, strlen(text));
}

struct cart_update
cart_update_of(const struct req *req)
{
    const struct session *s = &req->session;

    return (struct cart_update){ .owner = s->owner,
        .sub = s->sub,
        .guest = s->guest,
        .current = s->cart };
}

void
cart_took_update(struct req *req, const struct cart_update *u)
{
    req->session.owner = u->owner;
    req_renew_guest(req);
    if (u->made_current)
        req->session.cart = u->id;
}
