#include "shop/audit.h"

#include <inttypes.h>
#include <string.h>

#include "base/db.h"
#include "base/json.h"
#include "base/str.h"

DB_STMT(insert,
    "INSERT INTO orders.audit (at, actor, actor_name, act, kind, ref, name, "
    "changes) VALUES (UTC_TIMESTAMP(3), ?, ?, ?, ?, ?, ?, ?)");

enum { NAME_MAX_CHARS = 250 };

struct audit_change {
    const char *what, *from, *to;
};

void
audit_change(struct ctx *ctx, struct audit *a, const char *what,
    const char *from, const char *to)
{
    if (str_same(from, to))
        return;
    a->changes = talloc_realloc(
        ctx, a->changes, struct audit_change, (unsigned)a->n + 1);
    a->changes[a->n++] = (struct audit_change){ what, from, to };
}

void
audit_change_int(struct ctx *ctx, struct audit *a, const char *what,
    int64_t from, int64_t to)
{
    audit_change(ctx, a, what, talloc_asprintf(ctx, "%" PRId64, from),
        talloc_asprintf(ctx, "%" PRId64, to));
}

void
audit_change_money(struct ctx *ctx, struct audit *a, const char *what,
    struct money from, struct money to)
{
    audit_change(
        ctx, a, what, money_text(ctx, from), money_text(ctx, to));
}

static const char *
changes_text(struct ctx *ctx, const struct audit *a)
{
    json_t *list = json_array();

    for (size_t i = 0; i < a->n; i++)
        json_array_append_new(list,
            json_pack("{s:s,s:s?,s:s?}", "what", a->changes[i].what, "from",
                a->changes[i].from, "to", a->changes[i].to));
    return json_text(ctx, list, JSON_COMPACT);
}

enum rc
audit_write(struct ctx *ctx, const struct audit *a)
{
    struct db_query *q = db_start(ctx, &insert);

    db_bind_str(q, ctx->actor);
    db_bind_str(q, ctx->actor_name != NULL ? ctx->actor_name : "");
    db_bind_str(q, a->act);
    db_bind_str(q, a->kind);
    db_bind_str(q, a->ref);
    db_bind_str(
        q, a->name != NULL ? str_brief(ctx, a->name, NAME_MAX_CHARS) : "");
    db_bind_str(q, changes_text(ctx, a));
    return db_run(q, NULL);
}
