#include "pay/ledger.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/str.h"
#include "pay/answer.h"
#include "pay/processor_get.h"

/* PAGE: well below what http_do takes, of objects of 4 KiB each. */
enum { PAGE = 40, ENTRIES = 100, PAGES = 50000 };

typedef bool take_fn(TALLOC_CTX *mem, json_t *item, struct ledger *out);

static bool
take_charge(TALLOC_CTX *mem, json_t *item, struct ledger *out)
{
    struct ledger_charge c = { .id = answer_text(mem, item, "id"),
        .intent = answer_id(mem, item, "payment_intent"),
        .entry = answer_id(mem, item, "balance_transaction"),
        .created = json_integer_value(json_object_get(item, "created")),
        .disputed = json_is_true(json_object_get(item, "disputed")) };

    if (c.id == NULL || !answer_money(item, "amount_captured", &c.captured))
        return false;
    if (!answer_is_status(item, "succeeded") || c.captured.minor == 0)
        return true;
    out->charges = talloc_realloc(mem, out->charges, struct ledger_charge,
        (unsigned)out->ncharges + 1);
    out->charges[out->ncharges++] = c;
    return true;
}

static bool
take_refund(TALLOC_CTX *mem, json_t *item, struct ledger *out)
{
    struct ledger_refund r = { .id = answer_text(mem, item, "id"),
        .intent = answer_id(mem, item, "payment_intent"),
        .charge = answer_id(mem, item, "charge"),
        .row = answer_text(mem, json_object_get(item, "metadata"), "refund"),
        .entry = answer_id(mem, item, "balance_transaction"),
        .created = json_integer_value(json_object_get(item, "created")),
        .given = answer_is_status(item, "succeeded"),
        .failed = answer_has_failed(item) };

    if (r.id == NULL || !answer_money(item, "amount", &r.amount))
        return false;
    out->refunds = talloc_realloc(mem, out->refunds, struct ledger_refund,
        (unsigned)out->nrefunds + 1);
    out->refunds[out->nrefunds++] = r;
    return true;
}

/* Stripe books cards as charges, other ways of paying as payments. */
static bool
is_booked(const char *type)
{
    static const char *const types[] = { "charge", "payment", "refund",
        "payment_refund" };

    for (size_t i = 0; i < COUNT(types); i++)
        if (strcmp(type, types[i]) == 0)
            return true;
    return false;
}

/* What moves between account and bank, for instance, is left out. */
static bool
take_entry(TALLOC_CTX *mem, json_t *item, struct ledger *out)
{
    struct ledger_entry e = { .id = answer_text(mem, item, "id"),
        .type = answer_text(mem, item, "type"),
        .source = answer_id(mem, item, "source"),
        .exchanged = json_is_number(json_object_get(item, "exchange_rate")),
        .created = json_integer_value(json_object_get(item, "created")) };

    if (e.id == NULL || e.type == NULL ||
        !answer_money(item, "amount", &e.amount) ||
        !answer_money(item, "fee", &e.fee) ||
        !answer_money(item, "net", &e.net))
        return false;
    if (!is_booked(e.type) || e.source == NULL)
        return true;
    out->entries = talloc_realloc(mem, out->entries, struct ledger_entry,
        (unsigned)out->nentries + 1);
    out->entries[out->nentries++] = e;
    return true;
}

static int
by_source(const void *a, const void *b)
{
    return strcmp(((const struct ledger_entry *)a)->source,
        ((const struct ledger_entry *)b)->source);
}

struct listing {
    const char *what; /* "charges" */
    take_fn *take;
    int limit; /* of a page */
    int64_t since;
    const char *after; /* NULL at first, NULL at the end */
};

static enum rc
take_page(struct ctx *ctx, json_t *root, struct listing *l,
    struct ledger *out)
{
    json_t *data = json_object_get(root, "data"), *item;
    bool more = json_is_true(json_object_get(root, "has_more"));
    size_t i;

    json_array_foreach(data, i, item) {
        l->after = answer_text(ctx, item, "id");
        if (l->after == NULL || !l->take(ctx, item, out)) {
            log_fail("reading the processor's books",
                "something in %s lacks what it must have", l->what);
            return BUSY;
        }
    }
    if (!json_is_array(data) || (more && json_array_size(data) == 0))
        return BUSY;
    if (!more)
        l->after = NULL;
    return OK;
}

static enum rc
fetch_page(struct ctx *ctx, struct listing *l, struct ledger *out)
{
    struct ctx *mine = ctx_new(ctx, ctx->db, ctx->conf, ctx->keep);
    const char *path = talloc_asprintf(mine,
        "/v1/%s?limit=%d&created%%5Bgte%%5D=%lld%s%s", l->what, l->limit,
        (long long)l->since, l->after != NULL ? "&starting_after=" : "",
        l->after != NULL ? str_url(mine, l->after) : "");
    enum rc rc = BUSY;
    json_t *root;

    if (processor_get(mine, path, &root) == SAID_YES)
        rc = take_page(ctx, root, l, out);
    talloc_free(mine);
    return rc;
}

static enum rc
fetch_all(struct ctx *ctx, struct listing *l, struct ledger *out)
{
    for (int page = 0; page < PAGES; page++) {
        TRY(fetch_page(ctx, l, out));
        if (l->after == NULL)
            return OK;
    }
    log_fail("reading the processor's books", "the list is too long");
    return BUSY;
}

enum rc
ledger_fetch(struct ctx *ctx, int64_t since, struct ledger *out)
{
    struct listing entries = { "balance_transactions", take_entry, ENTRIES,
        since, NULL };
    struct listing charges = { "charges", take_charge, PAGE, since, NULL };
    struct listing refunds = { "refunds", take_refund, PAGE, since, NULL };

    *out = (struct ledger){ 0 };
    TRY(fetch_all(ctx, &entries, out));
    if (out->nentries > 0)
        qsort(out->entries, out->nentries, sizeof(*out->entries), by_source);
    TRY(fetch_all(ctx, &charges, out));
    return fetch_all(ctx, &refunds, out);
}

enum rc
ledger_attempt_of(
    struct ctx *ctx, const char *intent, const char **attempt)
{
    const char *path = talloc_asprintf(
        ctx, "/v1/payment_intents/%s", str_url(ctx, intent));
    json_t *root;

    *attempt = NULL;
    switch (processor_get(ctx, path, &root)) {
    case SAID_YES:
        *attempt = answer_text(
            ctx, json_object_get(root, "metadata"), "attempt");
        return OK;
    case SAID_NO:
        return OK;
    default:
        return BUSY;
    }
}
