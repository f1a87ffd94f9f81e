#include "frame/cart_data.h"

#include <string.h>

#include "base/str.h"
#include "frame/goods.h"
#include "web/page.h"

/* So few that the page says it. */
enum { FEW = 5 };

/* Characters of a name that go into a title. */
enum { BRIEF = 40 };

/* A sign-in is one transaction, and none of ours takes longer. */
enum { SIGN_IN_SECONDS = 10 };

bool
came_along(const struct req *req, int64_t at)
{
    int64_t after = at - req->session.began;

    return req->session.sub != NULL && after >= -SIGN_IN_SECONDS &&
        after <= SIGN_IN_SECONDS;
}

struct cart_words
cart_words(struct req *req)
{
    return (struct cart_words){page_words(req, "cart.later"),
        page_words(req, "cart.adopted"), page_words(req, "cart.unnamed")};
}

const char *
cart_title(struct req *req, const struct cart *c)
{
    struct cart_words words = cart_words(req);

    /* One from before such names were refused turns nothing but itself. */
    if (c->name[0] != '\0')
        return str_is_name(c->name)
            ? c->name
            : talloc_asprintf(
                  req->ctx, "\xe2\x81\xa8%s\xe2\x81\xa9", c->name);
    if (c->later)
        return words.later;
    return c->adopted ? words.adopted : words.unnamed;
}

static void
put_line(struct req *req, json_t *o, const struct cart_line *l, int64_t no)
{
    put_int(o, "_no", no);
    put_str(o, "sku", l->sku);
    put_str(o, "name", l->name);
    put_str(o, "options", l->options);
    put_str(o, "_full",
        l->options[0] == '\0'
            ? l->name
            : talloc_asprintf(req->ctx, "%s, %s", l->name, l->options));
    put_int(o, "quantity", l->quantity);
    put_money(o, "unit_price", l->unit);
    put_money(o, "unit_price_seen", l->seen);
    put_money(o, "line_total", l->total);
    put_str(o, "notice", l->notice);
    if (l->slug != NULL && l->published)
        put_str(o, "url", talloc_asprintf(req->ctx, "/p/%s", l->slug));
    else
        put_null(o, "url");
    put_str(o, "_image", picture_path(req, l->image, "160.webp"));
    put_time(o, "added_at", l->added_at);
    put_int(o, "_available", l->available);
    put_bool(o, "_uncounted", !l->counts);
    put_bool(o, "_last",
        l->counts && l->available == l->quantity && l->quantity <= FEW);
}

const char *
cart_order_path(struct req *req, const char *order_id)
{
    return talloc_asprintf(req->ctx, "/checkout/return?order=%s", order_id);
}

static void
put_counts(json_t *o, const struct cart *c)
{
    int64_t uncounted = 0;

    for (size_t i = 0; i < c->n; i++)
        uncounted += !c->lines[i].counts;
    put_int(o, "_lines", (int64_t)c->n);
    put_int(o, "_pieces", c->pieces);
    put_int(o, "_uncounted", uncounted);
}

void
put_cart(struct req *req, json_t *o, const struct cart *c)
{
    const char *current = req->session.cart;
    json_t *lines;

    put_str(o, "id", c->id);
    put_str(o, "name", cart_title(req, c));
    put_str(o, "state", c->state);
    put_bool(o, "current", current != NULL && strcmp(current, c->id) == 0);
    put_bool(o, "later", c->later);
    put_int(o, "version", c->version);
    lines = put_array(o, "lines");
    for (size_t i = 0; i < c->n; i++)
        put_line(req, add_object(lines), &c->lines[i], (int64_t)i);
    put_money(o, "total", c->total);
    put_str(o, "order", c->order_id);
    if (c->order_id != NULL)
        put_str(o, "_order_url", cart_order_path(req, c->order_id));
    put_time(o, "changed_at", c->changed_at);
    put_str(o, "_name", c->name);
    put_str(o, "_brief", str_brief(req->ctx, cart_title(req, c), BRIEF));
    put_bool(o, "_open", strcmp(c->state, "open") == 0);
    put_bool(o, "_adopted",
        c->just_adopted && came_along(req, c->adopted_at));
    put_str(o, "_apart", c->kept_apart);
    put_counts(o, c);
}
