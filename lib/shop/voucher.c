#include "shop/voucher.h"

#include "base/conf.h"
#include "base/db.h"

DB_STMT(by_code,
    "SELECT code, FIELD(kind, 'percent', 'amount', 'shipping'), "
    "COALESCE(percent_bp, 0), "
    "COALESCE(amount_minor, 0), COALESCE(uses_max, 9223372036854775807), "
    "COALESCE(uses_each, 9223372036854775807), minimum_minor, starts_at, "
    "ends_at, UTC_TIMESTAMP(3) FROM orders.voucher "
    "WHERE code IN (?, UPPER(?)) AND (currency IS NULL OR currency = ?) "
    "ORDER BY code DESC LIMIT 1");

/* The lowest free numbers: a redemption taken back leaves a gap. */
DB_STMT(free_numbers,
    "SELECT (SELECT MIN(c.n) FROM (SELECT 1 AS n UNION ALL "
    "SELECT use_no + 1 FROM orders.voucher_use WHERE code = ?) c "
    "WHERE NOT EXISTS (SELECT 1 FROM orders.voucher_use u "
    "WHERE u.code = ? AND u.use_no = c.n)), "
    "(SELECT MIN(c.n) FROM (SELECT 1 AS n UNION ALL "
    "SELECT person_no + 1 FROM orders.voucher_use "
    "WHERE code = ? AND person = ?) c "
    "WHERE NOT EXISTS (SELECT 1 FROM orders.voucher_use u "
    "WHERE u.code = ? AND u.person = ? AND u.person_no = c.n))");

/* By the limits of this moment: the admin may have changed them. */
DB_STMT(redeem,
    "INSERT INTO orders.voucher_use (code, use_no, order_id, person, "
    "person_no, at) SELECT v.code, ?, ?, ?, ?, UTC_TIMESTAMP(3) "
    "FROM orders.voucher v WHERE v.code = ? "
    "AND (v.uses_max IS NULL OR v.uses_max >= ?) "
    "AND (v.uses_each IS NULL OR v.uses_each >= ?)");

static enum rc
read_voucher(struct ctx *ctx, const char *code, struct voucher *out,
    const char **now)
{
    const char *currency = ctx->conf->shop.currency;
    struct db_query *q = db_start(ctx, &by_code);
    bool found;

    db_bind_str(q, code);
    db_bind_str(q, code);
    db_bind_str(q, currency);
    found = db_next(q);
    if (found) {
        out->code = db_str(q);
        out->discount.kind = (enum discount_kind)db_int(q);
        out->discount.percent_bp = db_int(q);
        out->discount.amount = money_of(db_int(q), currency);
        out->uses_max = db_int(q);
        out->uses_each = db_int(q);
        out->minimum = money_of(db_int(q), currency);
        out->starts_at = db_str(q);
        out->ends_at = db_str(q);
        *now = db_str(q);
    }
    TRY(db_end(q));
    return found ? OK : CONFLICT;
}

/* What the next use would be numbered, of all and of this person's. */
static enum rc
next_numbers(struct ctx *ctx, const struct voucher *v, const char *person,
    int64_t *use_no, int64_t *person_no)
{
    struct db_query *q = db_start(ctx, &free_numbers);

    for (int i = 0; i < 3; i++)
        db_bind_str(q, v->code);
    db_bind_str(q, person);
    db_bind_str(q, v->code);
    db_bind_str(q, person);
    if (db_next(q)) {
        *use_no = db_int(q);
        *person_no = db_int(q);
    }
    return db_end(q);
}

enum rc
voucher_find(struct ctx *ctx, const char *code, const char *person,
    struct money goods, struct voucher *out)
{
    struct voucher_use use = { .person = person, .goods = goods };
    enum rc rc = read_voucher(ctx, code, out, &use.now);

    out->why = "unknown";
    TRY(rc);
    TRY(next_numbers(ctx, out, person, &use.use_no, &use.person_no));
    out->why = voucher_refusal(out, &use);
    return out->why == NULL ? OK : CONFLICT;
}

enum rc
voucher_redeem(struct ctx *ctx, const struct voucher *v, const char *order_id,
    const char *person)
{
    int64_t use_no = 1, person_no = 1;
    struct db_query *q;
    enum rc rc;

    TRY(next_numbers(ctx, v, person, &use_no, &person_no));
    if (use_no > v->uses_max || person_no > v->uses_each)
        return CONFLICT;
    q = db_start(ctx, &redeem);
    db_bind_int(q, use_no);
    db_bind_str(q, order_id);
    db_bind_str(q, person);
    db_bind_int(q, person_no);
    db_bind_str(q, v->code);
    db_bind_int(q, use_no);
    db_bind_int(q, person_no);
    rc = db_run_one(q);
    if (rc == NOTFOUND)
        return CONFLICT;
    return rc == CONFLICT ? AGAIN : rc;
}
