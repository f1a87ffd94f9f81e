#include "shop/order_back.h"

#include <string.h>

#include "base/db.h"
#include "shop/order_finish.h"
#include "shop/order_log.h"
#include "shop/stock_count.h"

/* Whether it is paid or came back is decided by this row. */
DB_STMT(end_attempt,
    "UPDATE orders.payment_attempt SET state = 'expired' "
    "WHERE order_id = ? AND method = 'delivery' AND state = 'open'");

DB_STMT(pieces_of,
    "SELECT sku, quantity FROM orders.order_line WHERE order_id = ? "
    "ORDER BY sku LIMIT 200");

static enum rc
refuse(const char *why, const char **wrong)
{
    *wrong = why;
    return CONFLICT;
}

/* Nothing was to be paid at the door: it was said before, or cannot be. */
static enum rc
why_not(const struct order_head *order, const char **wrong)
{
    bool posted = strcmp(order->fulfilment, "new") != 0;

    if (strcmp(order->payment, "cancelled") == 0)
        return posted ? OK : refuse("cancelled_before", wrong);
    return refuse(
        order_is_live(order) ? "back_unshipped" : "back_paid", wrong);
}

/* They are free by now, so that as many are there to be written off. */
static enum rc
write_off(struct ctx *ctx, const char *order_id)
{
    struct db_query *q = db_start(ctx, &pieces_of);
    const char *note =
        talloc_asprintf(ctx, "Not whole, order %s", order_id);

    db_bind_str(q, order_id);
    while (db_next(q)) {
        const char *sku = db_str(q);

        TRY(stock_change(ctx, sku, -db_int(q), "adjust", note));
    }
    return db_end(q);
}

enum rc
order_came_back(struct ctx *ctx, const struct parcel_back *back,
    const char **wrong)
{
    struct db_query *q = db_start(ctx, &end_attempt);
    struct order_head order;
    int64_t rows = 0;

    db_bind_str(q, back->order_id);
    TRY(db_run(q, &rows));
    TRY(order_lock(ctx, back->order_id, &order));
    if (rows == 0)
        return why_not(&order, wrong);
    if (strcmp(order.fulfilment, "new") == 0)
        return refuse("back_unshipped", wrong);
    TRY(order_record(ctx,
        &(struct order_event){
            order.id, "attempt", "open", "expired", "" }));
    TRY(order_cancelled(ctx, &order,
        talloc_asprintf(ctx, "The parcel came back%s%s%s",
            back->whole ? "" : ", not whole",
            back->by[0] != '\0' ? ", by " : "", back->by)));
    TRY(order_log(ctx, order.id,
        &(struct order_deed){ "order.came_back", "pieces", NULL,
            back->whole ? "on the shelf again" : "written off" }));
    return back->whole ? OK : write_off(ctx, order.id);
}
