#include "shop/cart_summary.h"

#include "base/conf.h"
#include "base/db.h"
#include "shop/cart_named_as.h"
#include "shop/cart_rows.h"

/* Whether a line is in its cart's total: as cart_read.c decides it. */
#define PRICE "COALESCE(i.price_minor, l.seen_minor) "
#define COUNTS                                                                 \
    "COALESCE(COALESCE(i.currency, l.currency) = ? "                           \
    "AND " PRICE "<= 1000000000000000 DIV l.quantity "                         \
    "AND (b.state <> 'open' OR (i.active = 1 AND p.status = 'published' "      \
    "AND i.on_hand - i.reserved >= l.quantity)), 0) "

/* Picked: id, state, leads, bought, and n: how many there are of them. */
#define SUMMARY(picked)                                                        \
    "SELECT c.id, s.bought, s.n, c.name, c.state, c.order_id, c.changed_at, "  \
    "c.version, " CART_ADOPTED ", COALESCE(c.id = o.later_cart, 0), "          \
    "s.size, s.pieces, s.total FROM ("                                         \
    "SELECT b.id, b.leads, b.bought, b.n, COUNT(l.sku) AS size, "              \
    "COALESCE(SUM(IF(" COUNTS ", l.quantity, 0)), 0) AS pieces, "              \
    "COALESCE(SUM(IF(" COUNTS ", " PRICE "* l.quantity, 0)), 0) AS total "     \
    "FROM (" picked ") b LEFT JOIN carts.cart_line l ON l.cart = b.id "        \
    "LEFT JOIN catalog.item i ON i.sku = l.sku "                               \
    "LEFT JOIN catalog.product p ON p.id = i.product "                         \
    "GROUP BY b.id, b.leads, b.bought, b.n) s "                                \
    "JOIN carts.cart c ON c.id = s.id JOIN carts.owner o ON o.id = c.owner "   \
    "ORDER BY s.bought, s.leads DESC, c.changed_at DESC, c.id DESC LIMIT 100"

DB_STMT(tabs,
    SUMMARY(
        "(SELECT a.id, a.state, a.leads, 0 AS bought, a.n FROM ("
        "SELECT c.id, c.state, c.changed_at, "
        "COALESCE(c.id = ?, 0) AS leads, "
        "COALESCE(c.id = ?, 0) AS shown, " CART_NAMED "AS named, "
        "COUNT(*) OVER () AS n " CART_OF_OWNER
        "AND c.state <> 'purchased') a "
        "WHERE a.leads OR a.shown OR a.named ORDER BY a.leads OR a.shown DESC, "
        "a.changed_at DESC, a.id DESC LIMIT ?) "
        "UNION ALL (SELECT c.id, c.state, 0, 1, "
        "COUNT(*) OVER () " CART_OF_OWNER
        "AND c.state = 'purchased' ORDER BY c.changed_at DESC, c.id DESC "
        "LIMIT ?)"));

DB_STMT(page,
    SUMMARY("SELECT c.id, c.state, 0 AS leads, 0 AS bought, 0 AS n "
        CART_OF_OWNER "AND (c.state = 'purchased') = ? AND (c.changed_at < ? "
        "OR (c.changed_at = ? AND c.id < ?)) AND " CART_NAMED
        "ORDER BY c.changed_at DESC, c.id DESC LIMIT ?"));

DB_STMT(counts, "SELECT COALESCE(SUM(c.state <> 'purchased'), 0), "
                "COALESCE(SUM(c.state = 'purchased'), 0) FROM carts.cart c "
                "WHERE c.owner = ? AND " CART_SHOWN "LIMIT 1");

static void
bind_currency(struct ctx *ctx, struct db_query *q)
{
    db_bind_str(q, ctx->conf->shop.currency);
    db_bind_str(q, ctx->conf->shop.currency);
}

static void
read_one(struct ctx *ctx, struct db_query *q, struct cart *c)
{
    c->name = db_str(q);
    c->state = db_str(q);
    c->order_id = db_str(q);
    c->changed_at = db_str(q);
    c->version = db_int(q);
    c->adopted_at = db_int(q);
    c->adopted = c->adopted_at > 0;
    c->just_adopted = db_int(q) != 0;
    c->later = db_int(q) != 0;
    c->size = db_int(q);
    c->pieces = db_int(q);
    c->total = money_of(db_int(q), ctx->conf->shop.currency);
}

static enum rc
read_all(struct ctx *ctx, struct db_query *q, struct cart_summaries *out)
{
    while (db_next(q)) {
        struct cart *c = db_grow(q, &out->at, &out->n);
        bool bought;
        int64_t all;

        c->id = db_str(q);
        bought = db_int(q) != 0;
        all = db_int(q);
        if (all > 0)
            *(bought ? &out->bought : &out->open) = all;
        read_one(ctx, q, c);
    }
    return db_end(q);
}

enum rc
cart_tabs(
    struct ctx *ctx, const struct cart_seek *seek, struct cart_summaries *out)
{
    struct db_query *q;

    *out = (struct cart_summaries){ .n = 0 };
    if (seek->owner == NULL)
        return OK;
    q = db_start(ctx, &tabs);
    bind_currency(ctx, q);
    db_bind_str(q, seek->current);
    db_bind_str(q, seek->shown);
    cart_bind_name(q, seek);
    db_bind_str(q, seek->owner);
    db_bind_int(q, seek->most);
    db_bind_str(q, seek->owner);
    db_bind_int(q, seek->with_bought ? CART_BOUGHT : 0);
    return read_all(ctx, q, out);
}

static enum rc
count(struct ctx *ctx, const char *owner, struct cart_summaries *out)
{
    struct db_query *q = db_start(ctx, &counts);

    db_bind_str(q, owner);
    if (db_next(q)) {
        out->open = db_int(q);
        out->bought = db_int(q);
    }
    return db_end(q);
}

enum rc
cart_page_read(
    struct ctx *ctx, const struct cart_seek *seek, struct cart_summaries *out)
{
    const char *at = seek->behind_at != NULL ? seek->behind_at : "9999-12-31";
    struct db_query *q;

    *out = (struct cart_summaries){ .n = 0 };
    if (seek->owner == NULL)
        return OK;
    q = db_start(ctx, &page);
    bind_currency(ctx, q);
    db_bind_str(q, seek->owner);
    db_bind_int(q, seek->bought);
    db_bind_str(q, at);
    db_bind_str(q, at);
    db_bind_str(q, seek->behind_id != NULL ? seek->behind_id : "");
    cart_bind_name(q, seek);
    db_bind_int(q, seek->most);
    TRY(read_all(ctx, q, out));
    return count(ctx, seek->owner, out);
}
