#include "shop/voucher_edit.h"

#include <string.h>

#include "base/conf.h"
#include "base/db.h"
#include "base/rand.h"

/* In the order that read_row takes them. */
#define STATE                                                                  \
    "CASE WHEN v.ends_at <= UTC_TIMESTAMP(3) THEN 'ended' "                    \
    "WHEN v.uses_max <= (SELECT COUNT(*) FROM orders.voucher_use u "           \
    "WHERE u.code = v.code) THEN 'used_up' "                                   \
    "WHEN v.starts_at > UTC_TIMESTAMP(3) THEN 'to_come' "                      \
    "ELSE 'running' END"
#define COLUMNS                                                                \
    "v.code, v.campaign, v.currency, v.kind, COALESCE(v.percent_bp, 0), "      \
    "COALESCE(v.amount_minor, 0), v.minimum_minor, "                           \
    "COALESCE(v.uses_max, 0), COALESCE(v.uses_each, 0), v.starts_at, "         \
    "v.ends_at, v.version, (SELECT COUNT(*) FROM orders.voucher_use u "        \
    "WHERE u.code = v.code), COALESCE((SELECT MAX(u.use_no) "                  \
    "FROM orders.voucher_use u WHERE u.code = v.code), 0), "                   \
    "COALESCE((SELECT MAX(u.person_no) FROM orders.voucher_use u "             \
    "WHERE u.code = v.code), 0), v.made_at, " STATE " "

DB_STMT(by_code,
    "SELECT " COLUMNS "FROM orders.voucher v WHERE v.code = ? LIMIT 1");

DB_STMT(page,
    "SELECT " COLUMNS "FROM orders.voucher v "
    "WHERE (? IS NULL OR " STATE " = ?) "
    "AND (? IS NULL OR v.code = ?) AND (? IS NULL OR v.campaign = ?) "
    "AND (? IS NULL OR v.made_at < ? OR (v.made_at = ? AND v.code < ?)) "
    "ORDER BY v.made_at DESC, v.code DESC LIMIT ?");

DB_STMT(add,
    "INSERT INTO orders.voucher (kind, percent_bp, amount_minor, currency, "
    "minimum_minor, starts_at, ends_at, uses_max, uses_each, code, "
    "campaign, made_at) "
    "VALUES (?, NULLIF(?, 0), NULLIF(?, 0), ?, ?, ?, ?, NULLIF(?, 0), "
    "NULLIF(?, 0), ?, ?, UTC_TIMESTAMP(3))");

DB_STMT(change,
    "UPDATE orders.voucher SET kind = ?, percent_bp = NULLIF(?, 0), "
    "amount_minor = NULLIF(?, 0), currency = ?, minimum_minor = ?, "
    "starts_at = ?, ends_at = ?, uses_max = NULLIF(?, 0), "
    "uses_each = NULLIF(?, 0), version = version + 1 "
    "WHERE code = ? AND version = ?");

DB_STMT(end,
    "UPDATE orders.voucher SET ends_at = UTC_TIMESTAMP(3), "
    "version = version + 1 WHERE code = ? "
    "AND (ends_at IS NULL OR ends_at > UTC_TIMESTAMP(3))");

static void
read_row(struct db_query *q, struct voucher_row *v)
{
    v->code = db_str(q);
    v->campaign = db_str(q);
    v->currency = db_str(q);
    v->kind = db_str(q);
    v->percent_bp = db_int(q);
    v->amount = db_int(q);
    v->minimum = db_int(q);
    v->uses_max = db_int(q);
    v->uses_each = db_int(q);
    v->starts_at = db_str(q);
    v->ends_at = db_str(q);
    v->version = db_int(q);
    v->uses = db_int(q);
    v->highest = db_int(q);
    v->highest_each = db_int(q);
    v->made_at = db_str(q);
    v->state = db_str(q);
}

enum rc
voucher_read(struct ctx *ctx, const char *code, struct voucher_row *out)
{
    struct db_query *q = db_start(ctx, &by_code);
    bool found;

    db_bind_str(q, code);
    found = db_next(q);
    if (found)
        read_row(q, out);
    TRY(db_end(q));
    return found ? OK : NOTFOUND;
}

static void
bind_terms(struct ctx *ctx, struct db_query *q, const struct voucher_row *v)
{
    db_bind_str(q, v->kind);
    db_bind_int(q, v->percent_bp);
    db_bind_int(q, v->amount);
    db_bind_str(q,
        v->amount > 0 || v->minimum > 0 ? ctx->conf->shop.currency : NULL);
    db_bind_int(q, v->minimum);
    db_bind_str(q, v->starts_at);
    db_bind_str(q, v->ends_at);
    db_bind_int(q, v->uses_max);
    db_bind_int(q, v->uses_each);
    db_bind_str(q, v->code);
}

enum rc
voucher_add(struct ctx *ctx, const struct voucher_row *v)
{
    struct db_query *q = db_start(ctx, &add);

    bind_terms(ctx, q, v);
    db_bind_str(q, v->campaign);
    return db_run(q, NULL);
}

/* The row is locked by its change: what is read then stays so. */
enum rc
voucher_change(
    struct ctx *ctx, const struct voucher_row *v, struct voucher_row *out)
{
    struct db_query *q = db_start(ctx, &change);
    enum rc rc;

    bind_terms(ctx, q, v);
    db_bind_int(q, v->version);
    rc = db_run_one(q);
    if (rc == NOTFOUND)
        return CONFLICT;
    TRY(rc);
    TRY(voucher_read(ctx, v->code, out));
    if ((v->uses_max > 0 && v->uses_max < out->highest) ||
        (v->uses_each > 0 && v->uses_each < out->highest_each))
        return INVALID;
    return OK;
}

enum rc
voucher_end(struct ctx *ctx, const char *code)
{
    struct db_query *q = db_start(ctx, &end);

    db_bind_str(q, code);
    return db_run_one(q);
}

enum rc
voucher_list(struct ctx *ctx, const struct voucher_filter *f,
    struct voucher_row **out, size_t *n)
{
    struct db_query *q = db_start(ctx, &page);
    const char *const twice[] = { f->state, f->code, f->campaign,
        f->before_time };

    *out = NULL;
    *n = 0;
    for (size_t i = 0; i < COUNT(twice); i++) {
        db_bind_str(q, twice[i]);
        db_bind_str(q, twice[i]);
    }
    db_bind_str(q, f->before_time);
    db_bind_str(q, f->before);
    db_bind_int(q, f->limit);
    while (db_next(q))
        read_row(q, db_grow(q, out, n));
    return db_end(q);
}

char *
voucher_code(TALLOC_CTX *mem, const char *prefix)
{
    /* Nothing that is read as something else. */
    static const char letters[] = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    char text[11];

    for (size_t i = 0; i < sizeof(text) - 1; i++)
        text[i] = letters[rand_below(sizeof(letters) - 1)];
    text[sizeof(text) - 1] = '\0';
    return talloc_asprintf(mem, "%s-%s", prefix, text);
}

bool
voucher_code_reads(const char *code)
{
    size_t n = strlen(code);

    return n >= 3 && n <= 40 && code[0] != '-' && code[n - 1] != '-' &&
        strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == n;
}
