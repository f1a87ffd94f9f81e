#include <string.h>

#include "admin/pages.h"
#include "base/str.h"
#include "shop/order_board.h"
#include "web/day.h"
#include "web/page.h"

const struct field orders_fields[ORDERS_FIELDS] = {
    [ORDERS_Q] = { "q", F_TEXT, 0, 100, 0 },
    [ORDERS_STATE] = { "state", F_CODE, 1, 20, 0 },
    [ORDERS_SINCE] = { "since", F_CODE, 10, 10, 0 },
    [ORDERS_UNTIL] = { "until", F_CODE, 10, 10, 0 },
    [ORDERS_BEFORE] = { "before", F_CODE, 26, 26, 0 },
};

/* The columns of the board, then what only a list shows. */
static const struct stage {
    const char *name;
    bool on_board;
} stages[] = {
    { "waiting", true },
    { "to_pack", true },
    { "on_its_way", true },
    { "delivered", false },
    { "money_back", false },
    { "cancelled", false },
};

enum { BOARD_CARDS = 12 };

static void
put_card(struct req *req, json_t *o, const struct order_card *c)
{
    const struct order_summary *s = &c->order;

    put_str(o, "id", s->id);
    put_str(o, "number", s->number);
    put_str(o, "state", s->state);
    put_str(o, "email", s->email);
    put_str(o, "name", s->name);
    put_str(o, "city", c->city);
    put_int(o, "pieces", s->pieces);
    put_money(o, "total", s->total);
    put_time(o, "placed_at", s->placed_at);
    put_str(o, "url", talloc_asprintf(req->ctx, "/orders/%s", s->id));
    put_str(o, "_state", page_words(req, talloc_asprintf(req->ctx, "tag.%s",
                             s->state)));
    put_str(o, "_goods", c->goods);
    put_int(o, "_more", c->lines - 1);
}

static enum rc
put_stage(struct req *req, json_t *o, const struct stage *stage)
{
    struct order_filter filter = { .stage = stage->name };
    json_t *cards = put_array(o, "cards");
    struct order_card *all;
    size_t n;

    TRY(order_board(req->ctx, &filter, &all, &n));
    put_str(o, "name", stage->name);
    put_str(o, "words", page_words(req, talloc_asprintf(req->ctx,
                            "order.%s", stage->name)));
    put_str(o, "count", n > ORDER_BOARD_PAGE
            ? talloc_asprintf(req->ctx, "%d+", ORDER_BOARD_PAGE)
            : talloc_asprintf(req->ctx, "%zu", n));
    put_bool(o, "more", n > BOARD_CARDS);
    put_bool(o, "may_post",
        n > 0 && strcmp(stage->name, "to_pack") == 0 &&
            role_may_open(req, "/orders/slips.pdf"));
    put_str(o, "url",
        talloc_asprintf(req->ctx, "/orders?state=%s", stage->name));
    for (size_t i = 0; i < n && i < BOARD_CARDS; i++)
        put_card(req, add_object(cards), &all[i]);
    return OK;
}

static const struct stage *
chosen_stage(const struct req *req)
{
    const char *state = form_str(&req->form, ORDERS_STATE);

    for (size_t i = 0; state != NULL && i < COUNT(stages); i++)
        if (strcmp(state, stages[i].name) == 0)
            return &stages[i];
    return NULL;
}

static char *
url_of(struct req *req, const char *state, const char *before)
{
    static const enum orders_field kept[] = { ORDERS_Q, ORDERS_SINCE,
        ORDERS_UNTIL };
    char *url = talloc_asprintf(req->ctx, "/orders?state=%s", state);

    for (size_t i = 0; i < COUNT(kept); i++) {
        const char *value = form_str(&req->form, kept[i]);

        if (value != NULL)
            url = talloc_asprintf_append(url, "&%s=%s",
                orders_fields[kept[i]].name, str_url(req->ctx, value));
    }
    if (before != NULL)
        url = talloc_asprintf_append(url, "&before=%s", before);
    return url;
}

static void
put_views(struct req *req, const struct stage *chosen)
{
    json_t *views = put_array(page_view(req), "views"), *o = add_object(views);
    bool listed = form_str(&req->form, ORDERS_STATE) != NULL;

    put_str(o, "name", page_words(req, "order.board"));
    put_str(o, "url", "/orders");
    put_bool(o, "current", !listed);
    o = add_object(views);
    put_str(o, "name", page_words(req, "order.all"));
    put_str(o, "url", url_of(req, "all", NULL));
    put_bool(o, "current", listed && chosen == NULL);
    for (size_t i = 0; i < COUNT(stages); i++) {
        o = add_object(views);
        put_str(o, "name", page_words(req, talloc_asprintf(req->ctx,
                               "order.%s", stages[i].name)));
        put_str(o, "url", url_of(req, stages[i].name, NULL));
        put_bool(o, "current", chosen == &stages[i]);
    }
}

static enum rc
put_list(struct req *req, const struct stage *stage)
{
    struct order_filter filter = {
        .stage = stage != NULL ? stage->name : NULL,
        .words = form_str(&req->form, ORDERS_Q),
        .since = day_field(req->ctx, &req->form, ORDERS_SINCE, 0),
        .until = day_field(req->ctx, &req->form, ORDERS_UNTIL, 1),
        .before = form_str(&req->form, ORDERS_BEFORE)
    };
    json_t *list = put_array(page_data(req), "orders");
    struct order_card *all;
    size_t n;

    put_null(page_data(req), "next");
    if (req->form.wrong) {
        page_form(req);
        page_own_error(req, 422, "invalid");
        return OK;
    }
    TRY(order_board(req->ctx, &filter, &all, &n));
    for (size_t i = 0; i < n && i < ORDER_BOARD_PAGE; i++)
        put_card(req, add_object(list), &all[i]);
    if (n > ORDER_BOARD_PAGE)
        put_str(page_data(req), "next",
            url_of(req, stage != NULL ? stage->name : "all",
                all[ORDER_BOARD_PAGE - 1].order.id));
    return OK;
}

/* Whether anything is looked for; else the page is the board. */
static bool
is_filtered(const struct req *req)
{
    for (size_t i = 0; i < ORDERS_FIELDS; i++)
        if (form_str(&req->form, i) != NULL)
            return true;
    return req->json;
}

/* A board of what there is to do; a list for whoever looks for something. */
enum rc
orders_page(struct req *req)
{
    const struct stage *stage = chosen_stage(req);
    json_t *list;

    page_template(req, "admin/orders");
    page_form(req);
    put_views(req, stage);
    put_str(page_view(req), "state", stage != NULL ? stage->name : "all");
    if (is_filtered(req))
        return put_list(req, stage);
    put_bool(page_view(req), "board", true);
    put_str(page_data(req), "csrf", session_csrf(req->ctx, &req->session));
    list = put_array(page_view(req), "stages");
    for (size_t i = 0; i < COUNT(stages); i++)
        if (stages[i].on_board)
            TRY(put_stage(req, add_object(list), &stages[i]));
    return OK;
}
