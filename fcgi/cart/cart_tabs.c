/* The row of carts above a cart, and the carts to choose one from. */
#include <string.h>

#include "base/str.h"
#include "cart/pages.h"
#include "frame/cart_data.h"
#include "shop/cart_summary.h"
#include "web/page.h"

enum { TABS = 9, BRIEF = 40 };

static void
put_one(struct req *req, json_t *list, const struct cart *c)
{
    json_t *o = add_object(list);

    put_str(o, "id", c->id);
    put_str(o, "name", cart_title(req, c));
    put_str(o, "brief", str_brief(req->ctx, cart_title(req, c), BRIEF));
    put_money(o, "total", c->total);
    put_int(o, "version", c->version);
    put_str(o, "url", cart_path(req, c->id, NULL));
    put_time(o, "at", c->changed_at);
}

static bool
is(const struct cart *c, const char *id)
{
    return id != NULL && strcmp(c->id, id) == 0;
}

static bool
is_bought(const struct cart *c)
{
    return strcmp(c->state, "purchased") == 0;
}

/* One place is kept for the cart that is shown. */
static void
put_tabs(struct req *req, const struct cart_summaries *all, const char *shown)
{
    json_t *view = page_view(req), *tabs = put_array(view, "tabs");
    size_t others = 0;

    for (size_t i = 0; i < all->n; i++) {
        const struct cart *c = &all->at[i];

        if (is_bought(c) || (!is(c, shown) && others == TABS - 1))
            continue;
        others += !is(c, shown);
        put_one(req, tabs, c);
        put_bool(json_array_get(tabs, json_array_size(tabs) - 1), "shown",
            is(c, shown));
    }
    if ((int64_t)json_array_size(tabs) < all->open)
        put_int(view, "all_open", all->open);
}

static void
put_bought(struct req *req, const struct cart_summaries *all)
{
    json_t *view = page_view(req), *bought = put_array(view, "bought");

    for (size_t i = 0; i < all->n; i++)
        if (is_bought(&all->at[i]))
            put_one(req, bought, &all->at[i]);
    if ((int64_t)json_array_size(bought) < all->bought)
        put_int(view, "all_bought", all->bought);
}

/* What a sign-in has brought beside the cart that is shown. */
static void
put_came(struct req *req, const struct cart_summaries *all, const char *shown)
{
    json_t *came = put_array(page_view(req), "came");

    for (size_t i = 0; i < all->n; i++) {
        const struct cart *c = &all->at[i];

        if (c->just_adopted && came_along(req, c->adopted_at) &&
            c->size > 0 && !is_bought(c) && !is(c, shown))
            put_one(req, came, c);
    }
}

/* Where a line or all of them may go. */
static void
put_choices(struct req *req, const struct cart_summaries *all,
    const struct cart_seek *seek)
{
    json_t *view = page_view(req), *choices = put_array(view, "choices");

    for (size_t i = 0; i < all->n; i++)
        if (strcmp(all->at[i].state, "open") == 0 &&
            !is(&all->at[i], seek->shown))
            put_one(req, choices, &all->at[i]);
    put_str(view, "find", seek->name);
    put_bool(view, "may_find", all->open > CART_CHOICES_MAX);
    put_bool(view, "more_found", (int64_t)all->n >= seek->most);
}

void
cart_fill_seek(struct req *req, struct cart_seek *seek)
{
    *seek = (struct cart_seek){ .owner = req->session.owner,
        .current = req->session.cart,
        .name = cart_shown_str(req, G_NAME),
        .words = cart_words(req),
        .most = TABS };
}

static bool
asks_where(const struct req *req)
{
    const char *ask = cart_shown_str(req, G_ASK);

    return ask != NULL &&
           (strcmp(ask, "move") == 0 || strcmp(ask, "merge") == 0);
}

enum rc
cart_put_tabs(struct req *req, const char *shown, bool with_bought)
{
    bool asks = asks_where(req);
    struct cart_summaries all;
    struct cart_seek seek;

    cart_fill_seek(req, &seek);
    seek.shown = shown;
    seek.with_bought = with_bought;
    if (asks)
        seek.most = CART_CHOICES_MAX + 2;
    else
        seek.name = NULL;
    TRY(cart_tabs(req->ctx, &seek, &all));
    put_tabs(req, &all, shown);
    put_bought(req, &all);
    put_came(req, &all, shown);
    if (asks)
        put_choices(req, &all, &seek);
    return OK;
}
