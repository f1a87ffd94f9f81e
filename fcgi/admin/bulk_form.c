/* What is typed into the form of a bulk change, checked. */
#include <string.h>

#include "admin/bulk.h"
#include "admin/pages.h"
#include "base/rand.h"
#include "base/str.h"
#include "shop/category.h"
#include "shop/product_edit.h"
#include "web/page.h"

enum { PERCENT_MAX = 100000 }; /* basis points: 1,000 % */

const struct field bulk_fields[BULK_FIELDS] = {
    FILTER_ROWS,
    [BULK_ID] = { "id", F_INT, 1, UINT32_MAX, F_MANY },
    [BULK_ALL] = { "all", F_CHECK, 0, 10, 0 },
    [BULK_FROM] = { "from", F_CODE, ID_LENGTH, ID_LENGTH, 0 },
    [BULK_ACT] = { "act", F_CODE, 1, 20, F_REQUIRED },
    [BULK_HOW] = { "how", F_CODE, 1, 20, 0 },
    [BULK_BY] = { "by", F_TEXT, 0, 30, 0 },
    [BULK_ROUND] = { "round", F_CODE, 1, 10, 0 },
    [BULK_TO] = { "to", F_CODE, 1, 32, 0 },
    [BULK_PLACE] = { "place", F_INT, 1, UINT32_MAX, 0 },
    [BULK_NAME] = { "attribute", F_TEXT, 1, 64, F_NAME },
    [BULK_VALUE] = { "value", F_TEXT, 1, 120, F_NAME },
};

static const char *
text(const struct req *req, enum bulk_field field)
{
    const char *s = form_str(&req->form, field);

    return s != NULL ? s : "";
}

/* "5" and "2.5" as basis points; money of two digits is read the same. */
static void
read_percent(struct req *req, int64_t max, int64_t *out)
{
    struct money m;

    if (!money_parse(text(req, BULK_BY), "EUR", &m))
        form_refuse(&req->form, BULK_BY, "not_percent");
    else if (m.minor <= 0 || m.minor > max)
        form_refuse(&req->form, BULK_BY, "percent_bounds");
    else
        *out = m.minor;
}

static void
read_money(struct req *req, int64_t *out)
{
    struct money m;

    if (!money_parse(
            text(req, BULK_BY), req->ctx->conf->shop.currency, &m))
        form_refuse(&req->form, BULK_BY, "not_an_amount");
    else if (m.minor <= 0 || m.minor > PRICE_MAX)
        form_refuse(&req->form, BULK_BY, "amount_bounds");
    else
        *out = m.minor;
}

static void
need_how(struct req *req, const char *const *all, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_same(form_str(&req->form, BULK_HOW), all[i]))
            return;
    form_refuse(&req->form, BULK_HOW, "not_valid");
}

static void
need_round(struct req *req, struct bulk_deed *d)
{
    static const char *const all[] = { "none", "05", "10", "99" };

    for (size_t i = 0; i < COUNT(all); i++)
        if (str_same(d->round, all[i]))
            return;
    if (d->round[0] == '\0')
        d->round = "none";
    else
        form_refuse(&req->form, BULK_ROUND, "not_valid");
}

static enum rc
read_price(struct req *req, struct bulk_deed *d)
{
    static const char *const ways[] = { "percent_up", "percent_down",
        "amount_up", "amount_down", "set" };

    need_how(req, ways, COUNT(ways));
    need_round(req, d);
    if (str_starts(d->how, "percent"))
        read_percent(req, PERCENT_MAX, &d->n);
    else
        read_money(req, &d->n);
    return OK;
}

static enum rc
read_offer(struct req *req, struct bulk_deed *d)
{
    static const char *const ways[] = { "percent", "end" };

    need_how(req, ways, COUNT(ways));
    need_round(req, d);
    if (str_same(d->how, "percent"))
        read_percent(req, 9999, &d->n);
    return OK;
}

static enum rc
read_stock(struct req *req, struct bulk_deed *d)
{
    static const char *const ways[] = { "set", "add" };
    const char *s = text(req, BULK_BY);

    need_how(req, ways, COUNT(ways));
    if (*s == '+')
        s++;
    if (!str_int(s, str_same(d->how, "set") ? 0 : -STOCK_MAX, STOCK_MAX, &d->n))
        form_refuse(&req->form, BULK_BY, "not_pieces");
    return OK;
}

static enum rc
read_status(struct req *req, struct bulk_deed *d)
{
    if (!str_same(d->value, "published") && !str_same(d->value, "draft") &&
        !str_same(d->value, "archived"))
        form_refuse(&req->form, BULK_TO, "not_valid");
    return OK;
}

static enum rc
read_tax_class(struct req *req, struct bulk_deed *d)
{
    struct tax_class *classes;
    size_t n;

    TRY(tax_class_all(req->ctx, &classes, &n));
    for (size_t i = 0; i < n; i++)
        if (strcmp(classes[i].code, d->value) == 0)
            return OK;
    form_refuse(&req->form, BULK_TO, "not_valid");
    return OK;
}

static enum rc
read_category(struct req *req, struct bulk_deed *d)
{
    static const char *const ways[] = { "add", "remove", "move" };
    const struct categories *all;

    need_how(req, ways, COUNT(ways));
    d->category = form_int(&req->form, BULK_PLACE, 0);
    TRY(category_all(req->ctx, &all));
    if (category_by_id(all, d->category) == NULL)
        form_refuse(&req->form, BULK_PLACE, "not_valid");
    return OK;
}

static enum rc
read_attribute(struct req *req, struct bulk_deed *d)
{
    static const char *const ways[] = { "set", "remove" };

    need_how(req, ways, COUNT(ways));
    d->name = text(req, BULK_NAME);
    d->value = text(req, BULK_VALUE);
    if (d->name[0] == '\0')
        form_refuse(&req->form, BULK_NAME, "required");
    if (str_same(d->how, "set") && d->value[0] == '\0')
        form_refuse(&req->form, BULK_VALUE, "required");
    return OK;
}

enum rc
bulk_form_read(struct req *req, struct bulk_deed *d)
{
    static const struct {
        const char *act;
        enum rc (*read)(struct req *req, struct bulk_deed *d);
    } acts[] = { { "price", read_price }, { "offer", read_offer },
        { "stock", read_stock }, { "status", read_status },
        { "tax_class", read_tax_class }, { "category", read_category },
        { "attribute", read_attribute } };

    *d = (struct bulk_deed){ .act = text(req, BULK_ACT),
        .how = text(req, BULK_HOW),
        .round = text(req, BULK_ROUND),
        .value = text(req, BULK_TO) };
    for (size_t i = 0; i < COUNT(acts); i++)
        if (strcmp(acts[i].act, d->act) == 0)
            return acts[i].read(req, d);
    form_refuse(&req->form, BULK_ACT, "not_valid");
    return OK;
}
