/* The pages of the cart program, and what they share. */
#ifndef CART_PAGES_H
#define CART_PAGES_H

#include "shop/cart.h"
#include "web/app.h"

page_fn carts_page, cart_page, cart_update_page;
page_fn cart_rename_page, cart_current_page, cart_delete_page;
page_fn cart_merge_page, cart_move_page, cart_undo_page;
page_fn cart_pad_page, cart_pad_add_page;
page_fn cart_share_page, cart_copy_page, cart_shared_page;

/* The fields of the pages that show carts, in the order of their table. */
enum shown_field {
    G_ASK,
    G_SKU,
    G_ADDED,
    G_SAVED,
    G_UNDO,
    G_DID,
    G_PUT,
    G_ALL,
    G_NAME,
    G_AFTER,
    G_LEFT,
    G_FIELDS
};

/*
 * Fills the page with one of the asker's carts and what stands around it.
 * With JSON: "cart" and "csrf" alone.
 */
enum rc cart_show(struct req *req, const char *id) MUST_CHECK;

/* Adds what its owner keeps for later to the page of a cart, or of none. */
void cart_put_later(struct req *req, const struct cart *shown,
    const struct cart *later);

/* The row of carts above the one shown; where it is asked for, choices. */
enum rc cart_put_tabs(
    struct req *req, const char *shown, bool with_bought) MUST_CHECK;

/* A page of all carts, by the fields all, name and after. */
enum rc cart_all(struct req *req) MUST_CHECK;

/* What every list of the asker's carts is read by. */
struct cart_seek;
struct cart_update;
void cart_fill_seek(struct req *req, struct cart_seek *seek);

/* An update in the name of the session, to its current cart; else empty. */
struct cart_update cart_update_of(const struct req *req);

/* The session as a done update has left it. */
void cart_took_update(struct req *req, const struct cart_update *update);

/* The form token, for visitors too, and an id for the page's forms. */
void cart_put_token(struct req *req);

/* An id for the forms of a page: with it the same form counts once. */
void cart_put_update(struct req *req);

/*
 * What the posted form is named: by the id in that field and all that it
 * asks for, so that with other content it is another one. NULL: no id.
 */
const char *cart_form_name(struct req *req, size_t field);

/*
 * The form of an order pad: the carts to choose from, of which chosen is
 * marked (an id, "current" or "new"), and what the field holds.
 */
enum rc cart_pad_form(struct req *req, const char *chosen,
    const char *text) MUST_CHECK;

/* The page for an update that came with a stale version. */
enum rc cart_conflict(struct req *req, const struct cart *c) MUST_CHECK;

/* For templates/cart/ago.cs: when something was done. */
void cart_put_since(struct req *req, const char *at);

/* The page that says that the cart has become an order. */
enum rc cart_ordering(struct req *req, const char *id, const char *code,
    const char *order_id) MUST_CHECK;

/* What the form asked for of this SKU; -1 if it did not name it. */
int64_t cart_asked_for(const struct form *form, const char *sku);

/* For templates/cart/asked.cs: the update that could not be done. */
enum rc cart_put_asked(struct req *req, const char *id) MUST_CHECK;

/*
 * Never OK. Of a cart that the asker has deleted or merged, the page of the
 * NOTFOUND tells what became of it.
 */
enum rc cart_tell_gone(struct req *req, const char *id) MUST_CHECK;

/*
 * What to answer when a cart may not change: the cart as it is with
 * stale_cart, the order's id with cart_ordering and cart_purchased.
 */
enum rc cart_refuse(struct req *req, const char *id, const char *code,
    const char *order_id) MUST_CHECK;

/* Whether a code is not about the cart, so that showing it does not help. */
bool cart_is_beside(const char *code);

/* A field of a cart's page; NULL on pages with another form, too. */
const char *cart_shown_str(const struct req *req, enum shown_field field);

/* The address of a cart's page. */
const char *cart_path(struct req *req, const char *id, const char *query);

/* The link that shows a shared cart, from the name it is shared under. */
const char *cart_share_path(struct req *req, const char *share);

/* The cart that is shared under the name of a link. */
enum rc cart_read_shared(
    struct req *req, const char *token, struct cart *out) MUST_CHECK;

/* Adds which lines stayed behind when the cart shown was copied. */
enum rc cart_put_left(struct req *req) MUST_CHECK;

/* The fields of each form, in the order of their tables. */
enum update_field {
    U_CART,
    U_OP,
    U_SKU,
    U_QUANTITY,
    U_VERSION,
    U_UPDATE,
    U_NAME,
    U_REMOVE,
    U_MOVE,
    U_LATER,
    U_SHOW,
    U_FIELDS
};
enum pad_field { A_CART, A_TEXT, A_UPDATE, A_GOOD, A_FIELDS };
enum named_field { N_CART, N_NAME, N_FIELDS };
enum deed_field { D_CART, D_VERSION, D_UPDATE, D_FIELDS };
enum pair_field {
    P_FROM,
    P_INTO,
    P_FROM_VERSION,
    P_INTO_VERSION,
    P_UPDATE,
    P_FIELDS
};
/* After those of a pair. */
enum move_field { M_SKU = P_FIELDS, M_KEEP, M_SHOW, M_FIELDS };
enum undo_field { UNDO_ID, UNDO_SHOW, UNDO_FIELDS };
enum share_field { S_CART, S_REVOKE, S_FIELDS };
enum copy_field { C_CART, C_SHARE, C_NAME, C_UPDATE, C_FIELDS };

extern const struct field cart_shown_fields[G_FIELDS];
extern const struct field cart_update_fields[U_FIELDS];
extern const struct field cart_pad_fields[1];
extern const struct field cart_pad_add_fields[A_FIELDS];
extern const struct field cart_named_fields[N_FIELDS];
extern const struct field cart_current_fields[1];
extern const struct field cart_deed_fields[D_FIELDS];
extern const struct field cart_merge_fields[P_FIELDS];
extern const struct field cart_move_fields[M_FIELDS];
extern const struct field cart_undo_fields[UNDO_FIELDS];
extern const struct field cart_share_fields[S_FIELDS];
extern const struct field cart_copy_fields[C_FIELDS];

#endif
