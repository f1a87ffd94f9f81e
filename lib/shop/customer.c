#include "shop/customer.h"

#include <string.h>

#include "base/db.h"
#include "base/str.h"
#include "shop/customer_theirs.h"

#define SPENT                                                                  \
    "SUM(IF(s.paid_at IS NULL, 0, s.total_minor - s.refunded_minor))"

/* Persons of a page first, then what a line shows of each. */
#define LISTED                                                                 \
    "SELECT p.first, l.email, l.name, l.sub, l.placed_at, p.n, "               \
    "(SELECT COALESCE(" SPENT ", 0) FROM orders.orders s "                     \
    "WHERE s.person = l.person AND s.currency = l.currency), l.currency "      \
    "FROM (SELECT f.person, MIN(g.id) AS first, MAX(g.id) AS last, "           \
    "COUNT(*) AS n FROM ("

#define LISTED_END                                                             \
    ") f JOIN orders.orders g ON g.person = f.person GROUP BY f.person) p "    \
    "JOIN orders.orders l ON l.id = p.last ORDER BY p.person LIMIT 51"

DB_STMT(everybody,
    LISTED "SELECT DISTINCT person FROM orders.orders WHERE person > ? "
    "ORDER BY person LIMIT 51" LISTED_END);

#define ARM(condition)                                                         \
    "(SELECT DISTINCT person FROM orders.orders WHERE " condition " "          \
    "AND person > ? ORDER BY person LIMIT 51)"

DB_STMT(found,
    LISTED ARM("person LIKE LOWER(?)") " UNION " ARM("name LIKE ?")
    " UNION " ARM("surname LIKE ?") " ORDER BY person LIMIT 51" LISTED_END);

DB_STMT(key_of, "SELECT person FROM orders.orders WHERE id = ?");

DB_STMT(who,
    "SELECT email, name, sub, currency FROM orders.orders "
    "WHERE id = ? AND email <> ''");

DB_STMT(sums,
    "SELECT MIN(s.id), MAX(s.placed_at), COUNT(*), COALESCE(SUM(IF("
    "s.paid_at IS NULL OR s.currency <> ?, 0, "
    "s.total_minor - s.refunded_minor)), 0) "
    "FROM (" THEIRS ") q JOIN orders.orders s ON s.id = q.id");

DB_STMT(orders_of,
    "SELECT q.id FROM (" THEIRS ") q ORDER BY q.id LIMIT 1000");

void
customer_bind(struct db_query *q, const struct customer *person)
{
    db_bind_str(q, person->sub);
    db_bind_str(q, person->sub == NULL ? person->email : NULL);
}

static enum rc
key(struct ctx *ctx, const char *order_id, const char **out)
{
    struct db_query *q;

    *out = "";
    if (order_id == NULL)
        return OK;
    q = db_start(ctx, &key_of);
    db_bind_str(q, order_id);
    if (db_next(q))
        *out = db_str(q);
    return db_end(q);
}

static void
read_listed(struct db_query *q, struct customer *c)
{
    c->id = db_str(q);
    c->email = db_str(q);
    c->name = db_str(q);
    c->sub = db_str(q);
    c->last_at = db_str(q);
    c->orders = db_int(q);
    c->spent = db_money(q);
}

enum rc
customer_list(struct ctx *ctx, const char *words, const char *after,
    struct customer **out, size_t *n)
{
    const struct db_stmt *stmt = words != NULL ? &found : &everybody;
    struct db_query *q;
    const char *from;

    *out = NULL;
    *n = 0;
    TRY(key(ctx, after, &from));
    q = db_start(ctx, stmt);
    if (words != NULL) {
        const char *begins = str_like(ctx, words);

        for (int i = 0; i < 3; i++) {
            db_bind_str(q, begins);
            db_bind_str(q, from);
        }
    } else {
        db_bind_str(q, from);
    }
    while (db_next(q))
        read_listed(q, db_grow(q, out, n));
    return db_end(q);
}

static enum rc
add_sums(struct ctx *ctx, struct customer *c)
{
    struct db_query *q = db_start(ctx, &sums);

    db_bind_str(q, c->spent.cur);
    customer_bind(q, c);
    if (db_next(q)) {
        c->id = db_str(q);
        c->last_at = db_str(q);
        c->orders = db_int(q);
        c->spent.minor = db_int(q);
    }
    return db_end(q);
}

enum rc
customer_get(struct ctx *ctx, const char *order_id, struct customer *out)
{
    struct db_query *q = db_start(ctx, &who);
    bool is_there;

    *out = (struct customer){ .id = order_id };
    db_bind_str(q, order_id);
    is_there = db_next(q);
    if (is_there) {
        out->email = db_str(q);
        out->name = db_str(q);
        out->sub = db_str(q);
        out->spent = money_of(0, db_str(q));
    }
    TRY(db_end(q));
    return is_there ? add_sums(ctx, out) : NOTFOUND;
}

enum rc
customer_orders(struct ctx *ctx, const struct customer *person,
    const char ***ids, size_t *n)
{
    struct db_query *q = db_start(ctx, &orders_of);

    *ids = NULL;
    *n = 0;
    customer_bind(q, person);
    while (db_next(q))
        *db_grow(q, ids, n) = db_str(q);
    return db_end(q);
}
