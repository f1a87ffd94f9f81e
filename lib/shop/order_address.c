#include "shop/order_address.h"

#include <string.h>

#include "base/db.h"
#include "base/rand.h"
#include "base/str.h"
#include "shop/order_state.h"

DB_STMT(save,
    "UPDATE orders.orders SET email = ?, name = ?, line1 = ?, line2 = ?, "
    "city = ?, postcode = ? WHERE id = ? AND fulfilment = 'new' "
    "AND payment <> 'cancelled'");

DB_STMT(keep_invoice,
    "UPDATE orders.orders SET invoice_name = name, invoice_line1 = line1, "
    "invoice_line2 = line2, invoice_city = city, invoice_postcode = "
    "postcode, invoice_country = country "
    "WHERE id = ? AND invoice_name IS NULL");

struct order_address
order_address_of(const struct order *o)
{
    return (struct order_address){ .email = o->email,
        .name = o->name,
        .line1 = o->line1,
        .line2 = o->line2,
        .city = o->city,
        .postcode = o->postcode,
        .on_invoice = true };
}

const char *
order_address_mark(struct ctx *ctx, const struct order *o)
{
    unsigned char hash[HASH_SIZE];

    hash_str(talloc_asprintf(ctx, "%s\n%s\n%s\n%s\n%s\n%s", o->email,
                 o->name, o->line1, o->line2, o->city, o->postcode),
        hash);
    return str_hex(ctx, hash, HASH_SIZE);
}

static enum rc
refuse(struct order_address_change *c, const char *wrong)
{
    c->wrong = wrong;
    return CONFLICT;
}

static enum rc
check(struct ctx *ctx, struct order_address_change *c)
{
    if (strcmp(c->was->fulfilment, "new") != 0)
        return refuse(c, "order_shipped");
    if (strcmp(c->was->payment, "cancelled") == 0)
        return refuse(c, "cancelled_before");
    if (strcmp(order_address_mark(ctx, c->was), c->mark) != 0)
        return refuse(c, "stale_address");
    return OK;
}

enum rc
order_address_save(struct ctx *ctx, struct order_address_change *c)
{
    const struct order_address *to = &c->to;
    struct order_head head;
    struct db_query *q;

    TRY(order_lock(ctx, c->order_id, &head));
    TRY(order_get(ctx, c->order_id, &c->was));
    TRY(check(ctx, c));
    if (!to->on_invoice) {
        q = db_start(ctx, &keep_invoice);
        db_bind_str(q, c->order_id);
        TRY(db_run(q, NULL));
    }
    q = db_start(ctx, &save);
    db_bind_str(q, to->email);
    db_bind_str(q, to->name);
    db_bind_str(q, to->line1);
    db_bind_str(q, to->line2);
    db_bind_str(q, to->city);
    db_bind_str(q, to->postcode);
    db_bind_str(q, c->order_id);
    return db_run_one(q);
}
