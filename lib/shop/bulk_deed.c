/* What a deed comes to for one product or item. */
#include <string.h>

#include "base/json.h"
#include "base/str.h"
#include "shop/bulk.h"

static const char *
text_of(const json_t *o, const char *key)
{
    const char *s = json_string_value(json_object_get(o, key));

    return s != NULL ? s : "";
}

bool
bulk_deed_of(const json_t *params, struct bulk_deed *out)
{
    const json_t *o = json_object_get(params, "deed");

    *out = (struct bulk_deed){ .act = text_of(o, "act"),
        .how = text_of(o, "how"),
        .round = text_of(o, "round"),
        .name = text_of(o, "name"),
        .value = text_of(o, "value"),
        .n = json_integer_value(json_object_get(o, "n")),
        .category = json_integer_value(json_object_get(o, "category")) };
    return out->act[0] != '\0';
}

void
bulk_deed_put(json_t *params, const struct bulk_deed *d)
{
    json_object_set_new(params, "deed",
        json_pack("{s:s,s:s?,s:s?,s:s?,s:s?,s:I,s:I}", "act", d->act, "how",
            d->how, "round", d->round, "name", d->name, "value", d->value,
            "n", (json_int_t)d->n, "category", (json_int_t)d->category));
}

bool
bulk_is_by_item(const struct bulk_deed *d)
{
    return strcmp(d->act, "price") == 0 || strcmp(d->act, "offer") == 0 ||
        strcmp(d->act, "stock") == 0;
}

struct change {
    struct ctx *ctx;
    const struct bulk_deed *deed;
    const struct bulk_subject *p;
    const struct bulk_item *item;
    struct job_row *row;
    json_t *after; /* becomes the row's */
};

static void
leave_out(struct change *c, const char *why)
{
    c->row->fate = "left_out";
    c->row->why = why;
}

static bool
rounded(const struct change *c, struct money m, struct money *out)
{
    const char *round = c->deed->round;

    *out = m;
    if (money_digits(m.cur) != 2 || strcmp(round, "none") == 0)
        return true;
    if (strcmp(round, "05") == 0)
        return money_nearest(m, 5, 0, out);
    if (strcmp(round, "10") == 0)
        return money_nearest(m, 10, 0, out);
    return strcmp(round, "99") != 0 || money_nearest(m, 100, 1, out);
}

static bool
moved(const struct change *c, struct money was, struct money *out)
{
    const char *how = c->deed->how;
    struct money by = money_of(c->deed->n, was.cur);

    if (strcmp(how, "set") == 0) {
        *out = by;
        return true;
    }
    if (strncmp(how, "percent", 7) == 0 &&
        !money_rate(was, c->deed->n, &by))
        return false;
    return strstr(how, "_down") != NULL ? money_sub(was, by, out)
                                        : money_add(was, by, out);
}

static void
put_prices(struct change *c, struct money price, struct money compare)
{
    c->after = json_pack("{s:I,s:I}", "price", (json_int_t)price.minor,
        "compare", (json_int_t)compare.minor);
}

/* The price without an offer moves; the offer stays. */
static void
change_price(struct change *c)
{
    const struct bulk_item *i = c->item;
    bool offer = i->compare.minor > 0;
    struct money was = offer ? i->compare : i->price, now;

    if (!moved(c, was, &now) || !rounded(c, now, &now) ||
        now.minor > PRICE_MAX)
        leave_out(c, "price_too_high");
    else if (now.minor <= 0)
        leave_out(c, "price_not_positive");
    else if (offer && money_cmp(now, i->price) <= 0)
        leave_out(c, "price_below_offer");
    else if (offer)
        put_prices(c, i->price, now);
    else
        put_prices(c, now, i->compare);
    if (offer && c->after != NULL)
        c->row->why = "offer_stays";
}

static void
change_offer(struct change *c)
{
    const struct bulk_item *i = c->item;
    struct money none = money_of(0, i->price.cur), now, off;
    struct money was = i->compare.minor > 0 ? i->compare : i->price;

    if (strcmp(c->deed->how, "end") == 0)
        put_prices(c, was, none);
    else if (!money_rate(was, c->deed->n, &off) ||
        !money_sub(was, off, &now) || !rounded(c, now, &now))
        leave_out(c, "price_too_high");
    else if (now.minor <= 0)
        leave_out(c, "price_not_positive");
    else if (money_cmp(now, was) >= 0)
        leave_out(c, "offer_not_below");
    else
        put_prices(c, now, was);
}

static void
change_stock(struct change *c)
{
    int64_t now = c->deed->n;

    if (strcmp(c->deed->how, "add") == 0)
        now += c->item->on_hand;
    if (now < 0)
        leave_out(c, "stock_negative");
    else if (now < c->item->reserved)
        leave_out(c, "below_reserved");
    else if (now > STOCK_MAX)
        leave_out(c, "stock_too_high");
    else
        c->after = json_pack("{s:I}", "on_hand", (json_int_t)now);
    if (c->after == NULL && c->item->reserved > 0)
        c->row->detail = talloc_asprintf(
            c->ctx, "%lld", (long long)c->item->reserved);
}

bool
bulk_can_publish(const struct bulk_subject *p)
{
    return p->nitems > 0;
}

static void
change_status(struct change *c)
{
    if (strcmp(c->deed->value, "published") == 0 && !bulk_can_publish(c->p))
        leave_out(c, "nothing_to_sell");
    else
        c->after = json_pack("{s:s}", "status", c->deed->value);
}

static void
change_tax_class(struct change *c)
{
    c->after = json_pack("{s:s}", "tax_class", c->deed->value);
}

static json_t *
array_of(const char *text)
{
    json_t *a = text != NULL ? json_loads(text, 0, NULL) : NULL;

    return json_is_array(a) ? a : json_array();
}

/* "move" puts it into the breadcrumbs, instead of the one that is there. */
static void
change_category(struct change *c)
{
    bool remove = strcmp(c->deed->how, "remove") == 0;
    bool move = strcmp(c->deed->how, "move") == 0;
    json_t *was = array_of(c->p->categories), *now = json_array(), *id;
    bool there = false;
    size_t i;

    if (move)
        json_array_append_new(now, json_integer(c->deed->category));
    json_array_foreach (was, i, id) {
        bool is_it = json_integer_value(id) == c->deed->category;

        there |= is_it;
        if ((is_it && (remove || move)) || (move && i == 0))
            continue;
        json_array_append(now, id);
    }
    if (!remove && !move && !there)
        json_array_append_new(now, json_integer(c->deed->category));
    json_decref(was);
    c->after = json_pack("{s:o}", "categories", now);
}

/* As attribute.name compares: neither case nor accents tell names apart. */
static bool
is_named(const struct change *c, const json_t *value)
{
    const char *s = json_string_value(
        json_is_array(value) ? json_array_get(value, 0) : value);

    return s != NULL &&
        strcmp(str_fold(c->ctx, s), str_fold(c->ctx, c->deed->name)) == 0;
}

static bool
is_option(const struct change *c)
{
    json_t *names = array_of(c->p->options), *name;
    bool found = false;
    size_t i;

    json_array_foreach (names, i, name)
        found |= is_named(c, name);
    json_decref(names);
    return found;
}

/* One value stands for the attribute, where its first one stood. */
static void
change_attribute(struct change *c)
{
    bool put = strcmp(c->deed->how, "set") == 0;
    json_t *was = array_of(c->p->values), *now = json_array(), *v;
    size_t i;

    json_array_foreach (was, i, v) {
        if (!is_named(c, v))
            json_array_append(now, v);
        else if (put)
            json_array_append_new(now,
                json_pack("[O,s,i]", json_array_get(v, 0), c->deed->value,
                    1));
        put = put && !is_named(c, v);
    }
    if (put)
        json_array_append_new(
            now, json_pack("[s,s,i]", c->deed->name, c->deed->value, 1));
    json_decref(was);
    if (is_option(c)) {
        json_decref(now);
        leave_out(c, "is_option");
        return;
    }
    c->after = json_pack("{s:o}", "values", now);
}

static void
put_item_now(json_t *now, const json_t *like, const struct bulk_item *i)
{
    const struct {
        const char *key;
        int64_t n;
    } all[] = { { "price", i->price.minor }, { "compare", i->compare.minor },
        { "on_hand", i->on_hand } };

    for (size_t k = 0; k < COUNT(all); k++)
        if (json_object_get(like, all[k].key) != NULL)
            json_object_set_new(now, all[k].key, json_integer(all[k].n));
}

json_t *
bulk_now(const json_t *like, const struct bulk_subject *p,
    const struct bulk_item *item)
{
    const struct {
        const char *key, *text;
    } all[] = { { "name", p->name }, { "brand", p->brand },
        { "summary", p->summary }, { "status", p->status },
        { "tax_class", p->tax_class } };
    json_t *now = json_object();

    if (item != NULL)
        put_item_now(now, like, item);
    for (size_t k = 0; k < COUNT(all); k++)
        if (json_object_get(like, all[k].key) != NULL)
            json_object_set_new(now, all[k].key, json_string(all[k].text));
    if (json_object_get(like, "categories") != NULL)
        json_object_set_new(now, "categories", array_of(p->categories));
    if (json_object_get(like, "values") != NULL)
        json_object_set_new(now, "values", array_of(p->values));
    return now;
}

static const struct {
    const char *act, *members;
    void (*change)(struct change *c);
} deeds[] = {
    { "price", "{\"price\":1,\"compare\":1}", change_price },
    { "offer", "{\"price\":1,\"compare\":1}", change_offer },
    { "stock", "{\"on_hand\":1}", change_stock },
    { "status", "{\"status\":1}", change_status },
    { "tax_class", "{\"tax_class\":1}", change_tax_class },
    { "category", "{\"categories\":1}", change_category },
    { "attribute", "{\"values\":1}", change_attribute },
};

void
bulk_change(struct ctx *ctx, const struct bulk_deed *deed,
    const struct bulk_subject *p, const struct bulk_item *item,
    struct job_row *row)
{
    struct change c = { ctx, deed, p, item, row, NULL };
    json_t *like = NULL, *before;

    *row = (struct job_row){ .product = p->id,
        .sku = item != NULL ? item->sku : NULL,
        .fate = "ready", .why = "", .detail = "" };
    for (size_t i = 0; i < COUNT(deeds); i++)
        if (strcmp(deeds[i].act, deed->act) == 0) {
            like = json_loads(deeds[i].members, 0, NULL);
            deeds[i].change(&c);
        }
    before = bulk_now(like, p, item);
    json_decref(like);
    if (c.after != NULL && json_equal(before, c.after)) {
        row->fate = "same";
        row->why = "";
    }
    row->before = json_text(ctx, before, JSON_COMPACT | JSON_SORT_KEYS);
    if (c.after != NULL)
        row->after = json_text(ctx, c.after, JSON_COMPACT | JSON_SORT_KEYS);
}
