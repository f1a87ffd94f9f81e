#include "shop/note.h"

#include "base/db.h"

DB_STMT(add,
    "INSERT INTO orders.note (id, order_id, of_person, text, actor, name, "
    "at) VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))");

enum rc
note_add(struct ctx *ctx, const struct note *note)
{
    struct db_query *q = db_start(ctx, &add);

    db_bind_str(q, note->key);
    db_bind_str(q, note->order_id);
    db_bind_int(q, note->of_person);
    db_bind_str(q, note->text);
    db_bind_str(q, ctx->actor);
    db_bind_str(q, note->name);
    return db_run(q, NULL);
}
