#include "base/db.h"
#include "shop/order.h"

void
order_summary_read(struct db_query *q, struct order_summary *s)
{
    s->id = db_str(q);
    s->number = db_str(q);
    s->payment = db_str(q);
    s->fulfilment = db_str(q);
    s->state = order_state_of(s->payment, s->fulfilment);
    s->email = db_str(q);
    s->name = db_str(q);
    s->placed_at = db_str(q);
    s->total = db_money(q);
    s->pieces = db_int(q);
}
