#include <string.h>

#include "base/conf.h"
#include "base/db.h"
#include "base/log.h"
#include "shop/cart.h"
#include "shop/cart_rows.h"

DB_STMT(by_id,
    CART_COLUMNS("1") "FROM carts.cart c " CART_JOINS
    "WHERE c.id = ? AND c.owner = ? AND " CART_SHOWN
    "ORDER BY l.line_no LIMIT 200");

DB_STMT(by_id_ever,
    CART_COLUMNS("1") "FROM carts.cart c " CART_JOINS
    "WHERE c.id = ? AND c.owner = ? ORDER BY l.line_no LIMIT 200");

DB_STMT(by_share,
    CART_COLUMNS("1") "FROM carts.cart c " CART_JOINS
    "WHERE c.share = ? AND " CART_SHOWN "ORDER BY l.line_no LIMIT 200");

/* With the cart for later, unless that is the one. */
#define WITH_LATER(one)                                                        \
    CART_COLUMNS("1")                                                          \
    "FROM (SELECT u.id, MAX(u.leads) AS leads FROM (" one                      \
    "UNION ALL SELECT w.later_cart, 0 FROM carts.owner w WHERE w.id = ?) u "   \
    "GROUP BY u.id) f JOIN carts.cart c ON c.id = f.id " CART_JOINS            \
    "WHERE c.owner = ? AND " CART_SHOWN                                        \
    "AND (f.leads = 1 OR c.state = 'open') "                                   \
    "ORDER BY f.leads DESC, c.id, l.line_no LIMIT 400"

DB_STMT(by_id_with_later,
    WITH_LATER("SELECT c.id, 1 AS leads FROM carts.cart c WHERE c.id = ? "
               "AND c.owner = ? AND " CART_SHOWN));

/* The current one, or the last changed; what is for later is no cart. */
DB_STMT(first_with_later,
    WITH_LATER("(SELECT c.id, 1 AS leads FROM carts.cart c "
               "JOIN carts.owner w ON w.id = c.owner WHERE c.owner = ? "
               "AND c.id <> COALESCE(w.later_cart, '') "
               "AND c.state <> 'purchased' AND " CART_SHOWN
               "ORDER BY COALESCE(c.id = ?, 0) DESC, "
               "c.changed_at DESC, c.id DESC "
               "LIMIT 1) "));

static void
read_cart(struct db_query *q, struct cart *c)
{
    c->name = db_str(q);
    c->state = db_str(q);
    c->order_id = db_str(q);
    c->share = db_str(q);
    c->changed_at = db_str(q);
    c->version = db_int(q);
    c->adopted_at = db_int(q);
    c->adopted = c->adopted_at > 0;
    c->just_adopted = db_int(q) != 0;
    c->kept_apart = db_str(q);
    c->later = db_int(q) != 0;
}

static void
read_line(struct db_query *q, const char *sku, struct cart_line *l)
{
    l->sku = sku;
    l->quantity = db_int(q);
    l->seen = db_money(q);
    l->added_at = db_str(q);
    l->published = db_int(q) != 0;
    l->unit = db_money(q);
    l->available = db_int(q);
    l->name = db_str(q);
    l->options = db_str(q);
    l->weight_g = db_int(q);
    l->slug = db_str(q);
    l->image = db_str(q);
}

/* An order holds what it needs: its lines are past stock and price. */
static const char *
notice_of(const struct cart *c, const struct cart_line *l)
{
    if (strcmp(c->state, "open") != 0)
        return NULL;
    if (!l->published)
        return "unpublished";
    if (l->available <= 0)
        return "out_of_stock";
    if (l->quantity > l->available)
        return "less_stock";
    if (strcmp(l->unit.cur, l->seen.cur) != 0 || l->unit.minor == l->seen.minor)
        return NULL;
    return money_cmp(l->unit, l->seen) > 0 ? "price_up" : "price_down";
}

static bool
can_be_had(const char *notice)
{
    return notice == NULL || strncmp(notice, "price_", 6) == 0;
}

/* Of what cannot be paid, the sum may be more than there are numbers. */
static bool
add_line(struct ctx *ctx, struct cart_line *l)
{
    l->total = money_of(0, l->unit.cur);
    return money_mul(l->unit, l->quantity, &l->total) &&
        cart_can_be_paid(ctx, l->unit, l->quantity);
}

static void
add_up(struct ctx *ctx, struct cart *c)
{
    c->total = money_of(0, ctx->conf->shop.currency);
    c->size = (int64_t)c->n;
    for (size_t i = 0; i < c->n; i++) {
        struct cart_line *l = &c->lines[i];
        bool payable = add_line(ctx, l);

        l->published = l->published && payable;
        l->notice = notice_of(c, l);
        l->counts = payable && can_be_had(l->notice);
        if (!l->counts)
            continue;
        c->pieces += l->quantity;
        c->weight_g += l->quantity * l->weight_g;
        if (!money_add(c->total, l->total, &c->total))
            bug("cart %s overflows", c->id);
    }
}

enum rc
cart_rows(struct ctx *ctx, struct db_query *q, struct carts *out)
{
    struct cart *c = NULL;

    *out = (struct carts){ NULL, 0, 0 };
    while (db_next(q)) {
        const char *id = db_str(q);
        struct cart row = { .id = id };
        const char *sku;

        out->all = db_int(q);
        read_cart(q, &row);
        sku = db_str(q);
        if (c == NULL || strcmp(c->id, id) != 0) {
            c = db_grow(q, &out->at, &out->n);
            *c = row;
        }
        if (sku != NULL)
            read_line(q, sku, db_grow(q, &c->lines, &c->n));
    }
    TRY(db_end(q));
    for (size_t i = 0; i < out->n; i++)
        add_up(ctx, &out->at[i]);
    return OK;
}

static enum rc
read_one(struct ctx *ctx, struct db_query *q, struct cart *out)
{
    struct carts all;

    TRY(cart_rows(ctx, q, &all));
    if (all.n == 0)
        return NOTFOUND;
    *out = all.at[0];
    return OK;
}

static enum rc
get(struct ctx *ctx, struct db_query *q, const char *owner, const char *id,
    struct cart *out)
{
    db_bind_str(q, id);
    db_bind_str(q, owner);
    return read_one(ctx, q, out);
}

enum rc
cart_get(
    struct ctx *ctx, const char *owner, const char *id, struct cart *out)
{
    if (owner == NULL)
        return NOTFOUND;
    return get(ctx, db_start(ctx, &by_id), owner, id, out);
}

enum rc
cart_get_any(
    struct ctx *ctx, const char *owner, const char *id, struct cart *out)
{
    return get(ctx, db_start(ctx, &by_id_ever), owner, id, out);
}

/* The cart for later comes alone if the one that was asked for is not there. */
static enum rc
read_with_later(struct ctx *ctx, struct db_query *q, const char *id,
    struct cart *out, struct cart *later)
{
    struct carts all;

    TRY(cart_rows(ctx, q, &all));
    *later = (struct cart){ .n = 0 };
    if (id == NULL && all.n > 0 && all.at[0].later)
        *later = all.at[0];
    if (all.n == 0 || later->n > 0 ||
        (id != NULL && strcmp(all.at[0].id, id) != 0))
        return NOTFOUND;
    *out = all.at[0];
    if (all.n > 1)
        *later = all.at[1];
    return OK;
}

enum rc
cart_get_with_later(struct ctx *ctx, const char *owner, const char *id,
    struct cart *out, struct cart *later)
{
    struct db_query *q;

    if (owner == NULL)
        return NOTFOUND;
    q = db_start(ctx, &by_id_with_later);
    db_bind_str(q, id);
    db_bind_str(q, owner);
    db_bind_str(q, owner);
    db_bind_str(q, owner);
    return read_with_later(ctx, q, id, out, later);
}

enum rc
cart_first_with_later(struct ctx *ctx, const char *owner, const char *current,
    struct cart *out, struct cart *later)
{
    struct db_query *q;

    if (owner == NULL)
        return NOTFOUND;
    q = db_start(ctx, &first_with_later);
    db_bind_str(q, owner);
    db_bind_str(q, current);
    db_bind_str(q, owner);
    db_bind_str(q, owner);
    return read_with_later(ctx, q, NULL, out, later);
}

enum rc
cart_shared(struct ctx *ctx, const char *share, struct cart *out)
{
    struct db_query *q = db_start(ctx, &by_share);

    db_bind_str(q, share);
    return read_one(ctx, q, out);
}
