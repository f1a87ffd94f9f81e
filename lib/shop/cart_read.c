#include <string.h>

#include "base/conf.h"
#include "base/db.h"
#include "base/log.h"
#include "shop/cart.h"

/* The columns that read_cart and read_line take, in their order. */
#define COLUMNS                                                                \
    "SELECT c.id, c.name, c.state, c.order_id, c.share, c.changed_at, "        \
    "c.version, c.adopted_at IS NOT NULL, "                                    \
    "COALESCE(c.adopted_at > UTC_TIMESTAMP() - INTERVAL 1 DAY, 0), "           \
    "COALESCE(c.id = o.later_cart, 0), "                                       \
    "l.sku, l.quantity, l.seen_minor, l.currency, l.added_at, "                \
    "COALESCE(i.active = 1 AND p.status = 'published', 0), "                   \
    "COALESCE(i.price_minor, l.seen_minor), "                                  \
    "COALESCE(i.currency, l.currency), "                                       \
    "COALESCE(i.on_hand - i.reserved, 0), COALESCE(p.name, l.sku), "           \
    "COALESCE(i.options, ''), COALESCE(i.weight_g, 0), p.slug, "               \
    "(SELECT m.file FROM catalog.image m WHERE m.product = i.product "         \
    "AND m.file IS NOT NULL ORDER BY COALESCE(m.sku = i.sku, 0) DESC, "        \
    "m.position LIMIT 1) "                                                     \
    "FROM carts.cart c JOIN carts.owner o ON o.id = c.owner "                  \
    "LEFT JOIN carts.cart_line l ON l.cart = c.id "                            \
    "LEFT JOIN catalog.item i ON i.sku = l.sku "                               \
    "LEFT JOIN catalog.product p ON p.id = i.product "

#define SHOWN "c.deleted_at IS NULL AND c.merged_into IS NULL "

DB_STMT(by_owner,
    COLUMNS "WHERE c.owner = ? AND c.state <> 'purchased' AND " SHOWN
            "ORDER BY c.changed_at DESC, c.id DESC, l.line_no LIMIT 20000");

DB_STMT(by_id,
    COLUMNS "WHERE c.id = ? AND c.owner = ? AND " SHOWN
            "ORDER BY l.line_no LIMIT 200");

DB_STMT(for_later,
    COLUMNS "WHERE o.id = ? AND c.id = o.later_cart AND c.owner = o.id "
            "AND c.state = 'open' AND " SHOWN "ORDER BY l.line_no LIMIT 200");

DB_STMT(by_id_ever,
    COLUMNS "WHERE c.id = ? AND c.owner = ? ORDER BY l.line_no LIMIT 200");

DB_STMT(by_share,
    COLUMNS "WHERE c.share = ? AND " SHOWN "ORDER BY l.line_no LIMIT 200");

DB_STMT(bought,
    "SELECT c.id, c.name, c.order_id, c.changed_at FROM carts.cart c "
    "WHERE c.owner = ? AND c.state = 'purchased' AND " SHOWN
    "ORDER BY c.changed_at DESC, c.id DESC LIMIT 20");

static void
read_cart(struct db_query *q, struct cart *c)
{
    c->name = db_str(q);
    c->state = db_str(q);
    c->order_id = db_str(q);
    c->share = db_str(q);
    c->changed_at = db_str(q);
    c->version = db_int(q);
    c->adopted = db_int(q) != 0;
    c->just_adopted = db_int(q) != 0;
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

static enum rc
add_up(struct ctx *ctx, struct cart *c)
{
    c->total = money_of(0, ctx->conf->shop.currency);
    for (size_t i = 0; i < c->n; i++) {
        struct cart_line *l = &c->lines[i];

        l->notice = notice_of(c, l);
        l->counts = can_be_had(l->notice);
        if (!money_mul(l->unit, l->quantity, &l->total) ||
            (l->counts && !money_add(c->total, l->total, &c->total))) {
            log_fail("adding up a cart", "%s cannot be added", l->sku);
            return FAIL;
        }
        if (!l->counts)
            continue;
        c->pieces += l->quantity;
        c->weight_g += l->quantity * l->weight_g;
    }
    return OK;
}

/* Rows of one cart follow each other; a cart without lines has one row. */
static enum rc
read_all(struct ctx *ctx, struct db_query *q, struct carts *out)
{
    struct cart *c = NULL;

    *out = (struct carts){ NULL, 0 };
    while (db_next(q)) {
        const char *id = db_str(q);
        struct cart row = { .id = id };
        const char *sku;

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
        TRY(add_up(ctx, &out->at[i]));
    return OK;
}

static enum rc
read_one(struct ctx *ctx, struct db_query *q, struct cart *out)
{
    struct carts all;

    TRY(read_all(ctx, q, &all));
    if (all.n == 0)
        return NOTFOUND;
    *out = all.at[0];
    return OK;
}

enum rc
cart_list(struct ctx *ctx, const char *owner, struct carts *out)
{
    struct db_query *q;

    *out = (struct carts){ NULL, 0 };
    if (owner == NULL)
        return OK;
    q = db_start(ctx, &by_owner);
    db_bind_str(q, owner);
    return read_all(ctx, q, out);
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

enum rc
cart_for_later(struct ctx *ctx, const char *owner, struct cart *out)
{
    struct db_query *q;

    if (owner == NULL)
        return NOTFOUND;
    q = db_start(ctx, &for_later);
    db_bind_str(q, owner);
    return read_one(ctx, q, out);
}

enum rc
cart_shared(struct ctx *ctx, const char *share, struct cart *out)
{
    struct db_query *q = db_start(ctx, &by_share);

    db_bind_str(q, share);
    return read_one(ctx, q, out);
}

const struct cart *
cart_find(const struct carts *carts, const char *id)
{
    for (size_t i = 0; id != NULL && i < carts->n; i++)
        if (strcmp(carts->at[i].id, id) == 0)
            return &carts->at[i];
    return NULL;
}

enum rc
cart_purchased(struct ctx *ctx, const char *owner, struct carts *out)
{
    struct db_query *q;

    *out = (struct carts){ NULL, 0 };
    if (owner == NULL)
        return OK;
    q = db_start(ctx, &bought);
    db_bind_str(q, owner);
    while (db_next(q)) {
        struct cart *c = db_grow(q, &out->at, &out->n);

        c->id = db_str(q);
        c->name = db_str(q);
        c->order_id = db_str(q);
        c->changed_at = db_str(q);
        c->state = "purchased";
    }
    return db_end(q);
}
