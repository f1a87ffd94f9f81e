/* Working out a job's rows, some products at a time. */
#include <string.h>

#include "base/db.h"
#include "base/json.h"
#include "base/str.h"
#include "shop/bulk.h"
#include "shop/product_list.h"

enum { PRODUCTS = 250 };

DB_STMT(add_rows,
    "INSERT INTO catalog.job_row (job, n, product, sku, `before`, `after`, "
    "fate, why, detail) SELECT ?, t.n, NULLIF(t.product, 0), t.sku, "
    "t.was, t.will, t.fate, t.why, t.detail FROM JSON_TABLE(?, '$[*]' "
    "COLUMNS (n INT UNSIGNED PATH '$[0]', product INT UNSIGNED PATH '$[1]', "
    "sku VARCHAR(64) PATH '$[2]', was MEDIUMTEXT PATH '$[3]', "
    "will MEDIUMTEXT PATH '$[4]', fate VARCHAR(20) PATH '$[5]', "
    "why VARCHAR(40) PATH '$[6]', detail VARCHAR(300) PATH '$[7]')) t");

enum rc
job_add_rows(struct ctx *ctx, const struct job *job,
    const struct job_row *rows, size_t n)
{
    json_t *list = json_array();
    struct db_query *q;

    if (n == 0) {
        json_decref(list);
        return OK;
    }
    for (size_t i = 0; i < n; i++)
        json_array_append_new(list,
            json_pack("[I,I,s?,s?,s?,s,s,s]", (json_int_t)rows[i].n,
                (json_int_t)rows[i].product, rows[i].sku, rows[i].before,
                rows[i].after, rows[i].fate, rows[i].why, rows[i].detail));
    q = db_start(ctx, &add_rows);
    db_bind_str(q, job->id);
    db_bind_str(q, json_text(ctx, list, JSON_COMPACT));
    return db_run(q, NULL);
}

/* Those of a list that come after one; it is in their order. */
static void
pick_listed(const json_t *list, struct product_ids *out)
{
    const json_t *id;
    size_t i;

    json_array_foreach (list, i, id)
        if (json_integer_value(id) > out->after && out->n < out->max)
            out->at[out->n++] = json_integer_value(id);
}

static enum rc
pick(struct ctx *ctx, const json_t *params, struct product_ids *out)
{
    const json_t *list = json_object_get(params, "ids");
    struct product_filter filter;

    if (list != NULL) {
        pick_listed(list, out);
        return OK;
    }
    product_filter_of(ctx, json_object_get(params, "filter"), &filter);
    return product_pick(ctx, &filter, out);
}

struct rows {
    struct ctx *ctx;
    const struct bulk_deed *deed;
    struct job_row *at;
    size_t n;
};

static void
add_row(struct rows *r, const struct bulk_subject *p,
    const struct bulk_item *item)
{
    r->at = talloc_realloc(
        r->ctx, r->at, struct job_row, (unsigned)r->n + 1);
    bulk_change(r->ctx, r->deed, p, item, &r->at[r->n++]);
}

static enum rc
rows_of(struct ctx *ctx, const struct bulk_deed *deed,
    const struct product_ids *ids, struct job *job)
{
    struct rows rows = { ctx, deed, NULL, 0 };
    struct bulk_subject *at;
    size_t nat;

    TRY(bulk_read(ctx, ids->at, ids->n, &at, &nat));
    for (size_t i = 0; i < nat; i++) {
        if (!bulk_is_by_item(deed))
            add_row(&rows, &at[i], NULL);
        for (size_t k = 0; bulk_is_by_item(deed) && k < at[i].nitems; k++)
            add_row(&rows, &at[i], &at[i].items[k]);
    }
    for (size_t i = 0; i < rows.n; i++)
        rows.at[i].n = ++job->total;
    return job_add_rows(ctx, job, rows.at, rows.n);
}

enum rc
bulk_prepare(struct ctx *ctx, struct job *job, bool *more)
{
    json_t *params = json_loads(job->params, 0, NULL);
    int64_t at[PRODUCTS];
    struct product_ids ids = { .at = at, .max = PRODUCTS };
    struct bulk_deed deed;
    enum rc rc = INVALID;

    (void)!str_int(job->place, 0, UINT32_MAX, &ids.after);
    if (bulk_deed_of(params, &deed))
        rc = pick(ctx, params, &ids);
    *more = ids.n == PRODUCTS;
    if (rc == OK && ids.n > 0)
        rc = rows_of(ctx, &deed, &ids, job);
    if (ids.n > 0)
        job->place = talloc_asprintf(ctx, "%lld", (long long)at[ids.n - 1]);
    json_decref(params);
    return rc;
}
