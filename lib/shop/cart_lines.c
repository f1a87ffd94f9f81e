#include "shop/cart_lines.h"

#include <jansson.h>

#include "base/db.h"
#include "base/json.h"

/* What is asked for, as rows: ? the JSON of it. */
#define ASKED                                                                  \
    "JSON_TABLE(?, '$[*]' COLUMNS (place FOR ORDINALITY, "                     \
    "sku VARCHAR(64) CHARACTER SET utf8mb4 PATH '$.sku', "                     \
    "quantity INT PATH '$.quantity', minor BIGINT PATH '$.minor', "            \
    "currency CHAR(3) PATH '$.currency')) t "

#define SAME "l.sku = t.sku COLLATE utf8mb4_bin "

DB_STMT(prices,
    "SELECT t.place - 1, i.price_minor, i.currency FROM " ASKED
    "JOIN catalog.item i ON i.sku = t.sku COLLATE utf8mb4_bin "
    "JOIN catalog.product p ON p.id = i.product "
    "WHERE i.active = 1 AND p.status = 'published' "
    "ORDER BY t.place LIMIT 200");

DB_STMT(too_many,
    "SELECT t.place - 1 FROM " ASKED "JOIN carts.cart_line l ON " SAME
    "WHERE l.cart = ? AND l.quantity + t.quantity > 999 "
    "ORDER BY t.place LIMIT 1");

DB_STMT(count_up,
    "UPDATE carts.cart_line l JOIN " ASKED "ON " SAME
    "SET l.quantity = l.quantity + t.quantity, l.seen_minor = t.minor, "
    "l.currency = t.currency, l.added_at = UTC_TIMESTAMP(3) "
    "WHERE l.cart = ?");

DB_STMT(insert,
    "INSERT INTO carts.cart_line (cart, sku, line_no, quantity, seen_minor, "
    "currency, added_at) SELECT ?, t.sku, ? + t.place, t.quantity, t.minor, "
    "t.currency, UTC_TIMESTAMP(3) FROM " ASKED
    "LEFT JOIN carts.cart_line l ON l.cart = ? AND " SAME
    "WHERE l.sku IS NULL");

static json_t *
rows_of(const struct cart_update *u)
{
    json_t *rows = json_array();

    for (size_t i = 0; i < u->n; i++)
        json_array_append_new(rows, json_pack("{s:s,s:I}", "sku",
            u->changes[i].sku, "quantity",
            (json_int_t)u->changes[i].quantity));
    return rows;
}

static const char *
text_of(struct ctx *ctx, json_t *rows)
{
    return json_text(ctx, json_incref(rows), JSON_COMPACT);
}

/* The first that has no price is not for sale. */
static enum rc
add_prices(struct ctx *ctx, struct cart_update *u, json_t *rows)
{
    struct db_query *q = db_start(ctx, &prices);

    db_bind_str(q, text_of(ctx, rows));
    for (u->at = 0; db_next(q); u->at++) {
        json_t *row = json_array_get(rows, u->at);
        struct money seen;

        if (db_int(q) != (int64_t)u->at)
            break;
        seen = db_money(q);
        json_object_set_new(row, "minor", json_integer(seen.minor));
        json_object_set_new(row, "currency", json_string(seen.cur));
    }
    TRY(db_end(q));
    return u->at == u->n ? OK : NOTFOUND;
}

static enum rc
check_room(struct ctx *ctx, struct cart_update *u, const char *rows)
{
    struct db_query *q = db_start(ctx, &too_many);
    bool over;

    db_bind_str(q, rows);
    db_bind_str(q, u->id);
    over = db_next(q);
    if (over)
        u->at = (size_t)db_int(q);
    TRY(db_end(q));
    return over ? INVALID : OK;
}

static enum rc
add_up(struct ctx *ctx, const struct cart_update *u, const char *rows)
{
    struct db_query *q = db_start(ctx, &count_up);

    db_bind_str(q, rows);
    db_bind_str(q, u->id);
    return db_run(q, NULL);
}

static enum rc
add_new(struct ctx *ctx, const struct cart_update *u, const char *rows,
    int64_t last_line)
{
    struct db_query *q = db_start(ctx, &insert);

    db_bind_str(q, u->id);
    db_bind_int(q, last_line);
    db_bind_str(q, rows);
    db_bind_str(q, u->id);
    return db_run(q, NULL);
}

enum rc
cart_lines_add(struct ctx *ctx, struct cart_update *u, int64_t last_line)
{
    json_t *rows = rows_of(u);
    enum rc rc = add_prices(ctx, u, rows);
    const char *text = text_of(ctx, rows);

    json_decref(rows);
    TRY(rc);
    TRY(check_room(ctx, u, text));
    TRY(add_up(ctx, u, text));
    return add_new(ctx, u, text, last_line);
}
