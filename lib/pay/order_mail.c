#include "pay/order_mail.h"

#include <string.h>

#include "base/conf.h"
#include "base/db.h"
#include "base/log.h"
#include "pay/order_mail_tree.h"
#include "web/template.h"

static int
tree_free(json_t **tree)
{
    json_decref(*tree);
    return 0;
}

static enum rc
render(struct ctx *ctx, const struct outbox_mail *row, json_t *tree,
    enum template_escape escape, const char **out)
{
    struct templates *set =
        templates_new(ctx, ctx->conf->paths.templates, escape);
    const char *name = talloc_asprintf(
        ctx, "mail/%s.%s", row->kind, escape == ESCAPE_HTML ? "html" : "txt");
    struct rendered r;
    enum rc rc = templates_render(ctx, set, name, tree, &r);

    if (rc == OK)
        *out = r.text;
    talloc_free(set);
    return rc;
}

/* Takes the first line, and the empty ones below it, off the text. */
static void
split_subject(struct ctx *ctx, struct mail *m)
{
    size_t n = strcspn(m->text, "\n");

    m->subject = talloc_strndup(ctx, m->text, n);
    m->text += n + strspn(m->text + n, "\n");
}

enum rc
order_mail_write(
    struct ctx *ctx, const struct outbox_mail *row, struct mail *out)
{
    json_t **tree = talloc_zero(ctx, json_t *);

    *out = (struct mail){ .id = row->id,
        .from_name = ctx->conf->shop.name,
        .from = ctx->conf->mail.from,
        .reply_to = ctx->conf->mail.reply_to,
        .to = row->recipient,
        .at = row->created };
    talloc_set_destructor(tree, tree_free);
    TRY(order_mail_tree(ctx, row, tree));
    TRY(render(ctx, row, *tree, ESCAPE_NONE, &out->text));
    TRY(render(ctx, row, *tree, ESCAPE_HTML, &out->html));
    split_subject(ctx, out);
    return OK;
}

struct sending {
    const char *id;
    struct outbox_mail row;
    const char *why; /* NULL: it was sent */
};

static enum rc
take(struct ctx *ctx, void *arg)
{
    struct sending *s = arg;

    return outbox_take(ctx, s->id, &s->row);
}

static enum rc
record(struct ctx *ctx, void *arg)
{
    struct sending *s = arg;

    return s->why == NULL ? outbox_sent(ctx, s->id)
                          : outbox_failed(ctx, s->id, s->why);
}

static void
log_mail(const struct sending *s)
{
    log_begin("mail");
    log_str("outbox", s->id);
    log_str("kind", s->row.kind);
    log_str("order", s->row.order_id);
    log_str("error", s->why != NULL ? s->why : "");
    log_end();
}

enum rc
order_mail_send(struct ctx *ctx, const char *outbox_id)
{
    struct sending s = { .id = outbox_id };
    enum rc rc = db_transaction(ctx, take, &s), told;
    struct mail m;

    if (rc == NOTFOUND)
        return OK;
    TRY(rc);
    told = order_mail_write(ctx, &s.row, &m);
    if (told == OK)
        told = mail_send(ctx, ctx->conf->mail.smtp, &m, &s.why);
    else
        s.why = "it could not be written";
    if (told == OK)
        s.why = NULL;
    log_mail(&s);
    TRY(db_transaction(ctx, record, &s));
    return told == BUSY ? BUSY : OK;
}
