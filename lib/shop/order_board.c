#include "shop/order_board.h"

#include <ctype.h>
#include <string.h>

#include "base/db.h"
#include "base/str.h"

#define COLUMNS                                                                \
    "SELECT o.id, o.number, o.payment, o.fulfilment, o.email, o.name, "        \
    "o.placed_at, o.total_minor, o.currency, "                                 \
    "(SELECT COALESCE(SUM(l.quantity), 0) FROM orders.order_line l "           \
    "WHERE l.order_id = o.id), "                                               \
    "(SELECT COUNT(*) FROM orders.order_line l WHERE l.order_id = o.id), "     \
    "o.city, (SELECT l.name FROM orders.order_line l "                         \
    "WHERE l.order_id = o.id ORDER BY l.line_no LIMIT 1) "

/* No id is greater than a tilde. */
#define REST                                                                   \
    "o.id < COALESCE(?, '~') "                                                 \
    "AND o.placed_at >= COALESCE(?, '2000-01-01') "                            \
    "AND o.placed_at < COALESCE(?, '9999-01-01') "                             \
    "ORDER BY o.id DESC LIMIT 51"

DB_STMT(everything, COLUMNS "FROM orders.orders o WHERE " REST);

DB_STMT(of_stage,
    COLUMNS "FROM orders.orders o WHERE o.stage = ? AND " REST);

DB_STMT(money_back,
    COLUMNS "FROM orders.orders o WHERE o.money_back = 1 AND " REST);

/* Each is a stretch of an index. */
DB_STMT(found,
    COLUMNS "FROM ("
    "SELECT id FROM orders.orders WHERE number = ? "
    "UNION SELECT id FROM orders.orders WHERE person LIKE LOWER(?) "
    "UNION SELECT id FROM orders.orders WHERE name LIKE ? "
    "UNION SELECT id FROM orders.orders WHERE surname LIKE ? "
    "UNION SELECT id FROM orders.orders WHERE tracking = ? "
    "UNION SELECT id FROM orders.orders WHERE invoice_no = ? "
    "UNION SELECT order_id FROM orders.refund WHERE credit_no = ? "
    "UNION SELECT order_id FROM orders.order_line WHERE sku = ?"
    ") f JOIN orders.orders o ON o.id = f.id "
    "WHERE (? IS NULL OR o.stage = ? OR (? = 'money_back' "
    "AND o.money_back = 1)) AND " REST);

static void
bind_number(struct db_query *q, const char *words)
{
    int64_t n;

    if (str_int(words, 1, INT64_MAX, &n))
        db_bind_int(q, n);
    else
        db_bind_null(q);
}

/* Orders are numbered in ASCII, in capitals. */
static void
bind_order_number(struct ctx *ctx, struct db_query *q, const char *words)
{
    char *number = talloc_strdup(ctx, words);

    for (char *p = number; *p != '\0'; p++) {
        if (!isascii((unsigned char)*p)) {
            db_bind_null(q);
            return;
        }
        *p = (char)toupper((unsigned char)*p);
    }
    db_bind_str(q, number);
}

static struct db_query *
find(struct ctx *ctx, const struct order_filter *f)
{
    struct db_query *q = db_start(ctx, &found);
    char *begins = str_like(ctx, f->words);

    bind_order_number(ctx, q, f->words);
    for (int i = 0; i < 3; i++)
        db_bind_str(q, begins);
    db_bind_str(q, f->words);
    bind_number(q, f->words);
    bind_number(q, f->words);
    db_bind_str(q, f->words);
    for (int i = 0; i < 3; i++)
        db_bind_str(q, f->stage);
    return q;
}

static struct db_query *
choose(struct ctx *ctx, const struct order_filter *f)
{
    struct db_query *q;

    if (f->words != NULL)
        return find(ctx, f);
    if (f->stage == NULL)
        return db_start(ctx, &everything);
    if (strcmp(f->stage, "money_back") == 0)
        return db_start(ctx, &money_back);
    q = db_start(ctx, &of_stage);
    db_bind_str(q, f->stage);
    return q;
}

static void
read_card(struct db_query *q, struct order_card *c)
{
    order_summary_read(q, &c->order);
    c->lines = db_int(q);
    c->city = db_str(q);
    c->goods = db_str(q);
}

enum rc
order_board(struct ctx *ctx, const struct order_filter *filter,
    struct order_card **out, size_t *n)
{
    struct db_query *q = choose(ctx, filter);

    *out = NULL;
    *n = 0;
    db_bind_str(q, filter->before);
    db_bind_str(q, filter->since);
    db_bind_str(q, filter->until);
    while (db_next(q))
        read_card(q, db_grow(q, out, n));
    return db_end(q);
}
