#include <string.h>

#include "base/db.h"
#include "shop/audit.h"
#include "shop/item_save.h"
#include "shop/offer.h"
#include "shop/product_save.h"
#include "shop/search_index.h"

DB_STMT(product_of, "SELECT p.id FROM catalog.offer o JOIN catalog.product p "
                    "ON p.id = o.product WHERE o.id = ? LIMIT 1");
DB_STMT(lock_product,
    "SELECT name FROM catalog.product WHERE id = ? LIMIT 1 FOR UPDATE");
DB_STMT(due_now,
    "SELECT state, ends_at <= UTC_TIMESTAMP(3) FROM catalog.offer "
    "WHERE id = ? AND due_at <= UTC_TIMESTAMP(3) "
    "AND state IN ('planned', 'running') LIMIT 1 FOR UPDATE");
DB_STMT(prices,
    "SELECT p.sku, p.price_minor, i.price_minor, "
    "COALESCE(i.compare_minor, 0), i.currency FROM catalog.offer_price p "
    "JOIN catalog.item i ON i.sku = p.sku AND i.currency = p.currency "
    "WHERE p.offer = ? ORDER BY p.sku LIMIT 10000");
DB_STMT(begun, "UPDATE catalog.offer SET state = 'running', due_at = ends_at "
               "WHERE id = ?");
DB_STMT(ended, "UPDATE catalog.offer SET state = 'ended', due_at = NULL "
               "WHERE id = ?");

DB_STMT(leave, "DELETE FROM catalog.offer_price WHERE offer = ? AND sku = ?");

struct price_row {
    const char *sku, *currency;
    int64_t offer, price, compare;
};

struct running {
    int64_t id, product;
    const char *name, *state;
    bool over; /* its end is past */
    struct audit audit;
};

static enum rc
claim(struct ctx *ctx, struct running *r)
{
    struct db_query *q = db_start(ctx, &product_of);

    db_bind_int(q, r->id);
    r->product = db_next(q) ? db_int(q) : 0;
    TRY(db_end(q));
    q = db_start(ctx, &lock_product);
    db_bind_int(q, r->product);
    r->name = db_next(q) ? db_str(q) : "";
    TRY(db_end(q));
    q = db_start(ctx, &due_now);
    db_bind_int(q, r->id);
    r->state = db_next(q) ? db_str(q) : NULL;
    if (r->state != NULL)
        r->over = db_int(q) != 0;
    return db_end(q);
}

static enum rc
read_prices(struct ctx *ctx, int64_t id, struct price_row **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &prices);

    *out = NULL;
    *n = 0;
    db_bind_int(q, id);
    while (db_next(q)) {
        struct price_row *p = db_grow(q, out, n);

        p->sku = db_str(q);
        p->offer = db_int(q);
        p->price = db_int(q);
        p->compare = db_int(q);
        p->currency = db_str(q);
    }
    return db_end(q);
}

static enum rc
write_price(struct ctx *ctx, struct running *r, const struct price_row *p,
    int64_t price, int64_t compare)
{
    struct item_save item = { .sku = p->sku,
        .position = PRODUCT_KEEP,
        .active = PRODUCT_KEEP,
        .price = price,
        .compare = compare,
        .weight_g = PRODUCT_KEEP,
        .stock = PRODUCT_KEEP,
        .of_offer = true };
    enum saved saved;

    audit_change_money(ctx, &r->audit,
        talloc_asprintf(ctx, "price %s", p->sku),
        money_of(p->price, p->currency), money_of(price, p->currency));
    return item_save(ctx, r->product, &item, &saved);
}

/* What costs no more than the offer already stays as it is, after it too. */
static enum rc
leave_out(struct ctx *ctx, const struct running *r, const struct price_row *p)
{
    struct db_query *q = db_start(ctx, &leave);

    db_bind_int(q, r->id);
    db_bind_str(q, p->sku);
    return db_run_one(q);
}

static enum rc
begin(struct ctx *ctx, struct running *r, const struct price_row *p)
{
    int64_t regular = p->compare > 0 ? p->compare : p->price;

    if (p->offer >= regular || p->offer >= p->price)
        return leave_out(ctx, r, p);
    return write_price(ctx, r, p, p->offer, regular);
}

static enum rc
end(struct ctx *ctx, struct running *r, const struct price_row *p)
{
    if (p->compare == 0 || p->price != p->offer)
        return OK;
    return write_price(ctx, r, p, p->compare, 0);
}

static enum rc
write_all(struct ctx *ctx, struct running *r, bool begins)
{
    struct price_row *all;
    size_t n;

    TRY(read_prices(ctx, r->id, &all, &n));
    for (size_t i = 0; i < n; i++)
        TRY(begins ? begin(ctx, r, &all[i]) : end(ctx, r, &all[i]));
    TRY(product_touch(ctx, r->product));
    TRY(product_totals(ctx, r->product));
    return search_index_product(ctx, r->product);
}

/* One whose whole time was missed ends without having begun. */
enum rc
offer_do(struct ctx *ctx, int64_t id)
{
    struct running r = { .id = id };
    struct db_query *q;
    bool begins;

    TRY(claim(ctx, &r));
    if (r.state == NULL)
        return OK;
    begins = strcmp(r.state, "planned") == 0;
    r.audit = (struct audit){
        .act = begins && !r.over ? "offer.begin" : "offer.end",
        .kind = "product",
        .ref = talloc_asprintf(ctx, "%lld", (long long)r.product),
        .name = r.name };
    if (!begins || !r.over)
        TRY(write_all(ctx, &r, begins));
    q = db_start(ctx, begins && !r.over ? &begun : &ended);
    db_bind_int(q, id);
    TRY(db_run_one(q));
    return audit_write(ctx, &r.audit);
}
