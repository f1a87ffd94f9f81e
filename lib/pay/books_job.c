#include "base/conf.h"
#include "base/db.h"
#include "pay/books.h"
#include "pay/settle.h"
#include "shop/books_run.h"

struct keeping {
    struct books_slot slot;
    struct books books;
    const char *result;
};

static enum rc
keep(struct ctx *ctx, void *arg)
{
    const struct keeping *k = arg;

    return books_keep(ctx, &k->slot, &k->books, k->result);
}

/* Its findings are kept even if the processor's books cannot be had. */
enum rc
pay_books_job(struct ctx *ctx)
{
    struct keeping k = { .slot = { .minutes =
                                       ctx->conf->books.every_minutes } };
    enum rc rc;

    TRY(books_slot(ctx, &k.slot));
    if (!k.slot.due)
        return OK;
    TRY(books_check(ctx, &k.books));
    rc = pay_ready(ctx);
    if (rc == OK)
        rc = pay_books(ctx, ctx->conf->books.days, &k.books);
    k.result = rc != OK          ? "unchecked"
        : k.books.differences > 0 ? "different"
                                  : "same";
    rc = db_transaction(ctx, keep, &k);
    return rc == CONFLICT ? OK : rc;
}
