/* The pages of the admin, their forms, and the frame around them. */
#ifndef ADMIN_PAGES_H
#define ADMIN_PAGES_H

#include "admin/filter.h"
#include "web/app.h"

page_fn audit_page, reports_page, reports_csv_page;
page_fn home_page, books_page, categories_page;
page_fn order_page, orders_page, products_page;
page_fn order_ship_page, order_deliver_page;
page_fn order_cancel_ask_page, order_cancel_page;
page_fn order_refund_form_page, order_refund_page;
page_fn order_back_page;
page_fn order_received_page, order_paid_back_page;
page_fn mails_page, mail_now_page, events_page, event_again_page;
page_fn alert_seen_page, programs_page;
page_fn customers_page, customer_page, customer_note_page;
page_fn customer_export_page, customer_erase_ask_page, customer_erase_page;
page_fn invoice_page, credit_page, slip_page, slips_page;
page_fn order_note_page, order_mail_page;
page_fn order_address_page, order_address_save_page;
page_fn pictures_page, pictures_save_page, pictures_upload_page;
page_fn product_page, product_save_page;
page_fn doctor_page;
page_fn settings_page, settings_save_page;
page_fn product_new_page, product_make_page;
page_fn variants_page, variants_save_page;
page_fn product_archive_page, product_restore_page;
page_fn product_delete_ask_page, product_delete_page;
page_fn product_copy_ask_page, product_copy_page;
page_fn offers_page, offers_add_page, offers_stop_page;
page_fn join_page, join_accept_page, me_page, me_sessions_page;
page_fn staff_page, staff_invite_page, staff_again_page, staff_withdraw_page;
page_fn staff_person_page, staff_role_page, staff_sessions_page;
page_fn staff_remove_ask_page, staff_remove_page;
page_fn view_keep_page, view_forget_page;
page_fn bulk_new_page, bulk_make_page, bulk_list_page, bulk_page;
page_fn category_page, category_save_page, category_new_page;
page_fn category_up_page, category_down_page;
page_fn category_merge_ask_page, category_merge_page;
page_fn category_delete_ask_page, category_delete_page;

/* The tree, for the pages that show it again. */
page_fn categories_put;
page_fn bulk_do_page, bulk_file_page, bulk_upload_page, bulk_out_page;

frame_fn admin_frame;

extern const struct field order_back_fields[1];
extern const struct field order_paid_back_fields[1];

enum audit_field { AUDIT_Q, AUDIT_KIND, AUDIT_REF, AUDIT_ACTOR, AUDIT_FROM,
    AUDIT_TO, AUDIT_BEFORE, AUDIT_FIELDS };
extern const struct field audit_fields[AUDIT_FIELDS];

enum report_field { REPORT_FROM, REPORT_TO, REPORT_BY, REPORT_FIELDS };
extern const struct field report_fields[REPORT_FIELDS];

enum products_field { LIST_SORT = FILTER_FIELDS, LIST_AFTER, LIST_KEY,
    LIST_FIELDS };
extern const struct field products_fields[LIST_FIELDS];

enum view_field { VIEW_NAME = FILTER_FIELDS, VIEW_FIELDS };
extern const struct field view_fields[VIEW_FIELDS];

enum bulk_field { BULK_ID = FILTER_FIELDS, BULK_ALL, BULK_FROM, BULK_ACT,
    BULK_HOW, BULK_BY, BULK_ROUND, BULK_TO, BULK_PLACE, BULK_NAME,
    BULK_VALUE, BULK_FIELDS };
extern const struct field bulk_fields[BULK_FIELDS];

enum bulk_upload_field { UPLOAD_STOCK, UPLOAD_FIELDS };
extern const struct field bulk_upload_fields[UPLOAD_FIELDS];
enum out_field { OUT_AFTER = FILTER_FIELDS, OUT_FIELDS };
extern const struct field bulk_out_fields[OUT_FIELDS];

enum bulk_list_field { BULKS_BEFORE, BULKS_FIELDS };
extern const struct field bulk_list_fields[BULKS_FIELDS];

enum bulk_show_field { SHOW_AFTER, SHOW_LEFT, SHOW_FIELDS };
extern const struct field bulk_show_fields[SHOW_FIELDS];

enum bulk_do_field { DO_WHAT, DO_FIRST, DO_LAST, DO_ROW, DO_FIELDS };
extern const struct field bulk_do_fields[DO_FIELDS];

enum orders_field { ORDERS_Q, ORDERS_STATE, ORDERS_SINCE, ORDERS_UNTIL,
    ORDERS_BEFORE, ORDERS_FIELDS };
extern const struct field orders_fields[ORDERS_FIELDS];

enum order_field { ORDER_DONE, ORDER_FIELDS };
extern const struct field order_fields[ORDER_FIELDS];

enum ship_field { SHIP_TRACKING, SHIP_CARRIER, SHIP_FIELDS };
extern const struct field order_ship_fields[SHIP_FIELDS];

enum cancel_field { CANCEL_KEY, CANCEL_SEEN, CANCEL_SHOWN, CANCEL_NOTE,
    CANCEL_FIELDS };
extern const struct field order_cancel_fields[CANCEL_FIELDS];

enum refund_field { REFUND_HOW, REFUND_LINE, REFUND_QUANTITY, REFUND_RESTOCK,
    REFUND_SUM, REFUND_NOTE, REFUND_KEY, REFUND_SHOWN, REFUND_FIELDS };
extern const struct field order_refund_fields[REFUND_FIELDS];

enum post_field { POST_SHOW, POST_BEFORE, POST_FIELDS };
extern const struct field post_fields[POST_FIELDS];

enum event_field { EVENT_ID, EVENT_FIELDS };
extern const struct field event_fields[EVENT_FIELDS];

enum people_field { PEOPLE_Q, PEOPLE_AFTER, PEOPLE_DONE, PEOPLE_FIELDS };
extern const struct field customers_fields[PEOPLE_FIELDS];

enum customer_note_field { CNOTE_KEY, CNOTE_TEXT, CNOTE_FIELDS };
extern const struct field customer_note_fields[CNOTE_FIELDS];

enum erase_field { ERASE_SURE, ERASE_FIELDS };
extern const struct field customer_erase_fields[ERASE_FIELDS];

enum note_field { NOTE_KEY, NOTE_TEXT, NOTE_FIELDS };
extern const struct field order_note_fields[NOTE_FIELDS];

enum mail_field { MAIL_KEY, MAIL_ID, MAIL_FIELDS };
extern const struct field order_mail_fields[MAIL_FIELDS];

enum address_field { TO_MARK, TO_EMAIL, TO_NAME, TO_LINE1, TO_LINE2, TO_CITY,
    TO_POSTCODE, TO_INVOICE, TO_FIELDS };
extern const struct field order_address_fields[TO_FIELDS];

enum edit_field { VERSION, NAME, SLUG, BRAND, SUMMARY, DESCRIPTION, STATUS,
    TAX_CLASS, CATEGORY, FEATURED, ATTRIBUTES, RELATED, PUBLISH_AT, SKU,
    PRICE, OFFER, STOCK, SEEN, ALSO, DO, EDIT_FIELDS };
extern const struct field edit_fields[EDIT_FIELDS];

extern const struct field product_deed_fields[1];

enum category_field { CATEGORY_VERSION, CATEGORY_NAME, CATEGORY_SLUG,
    CATEGORY_PARENT, CATEGORY_DESCRIPTION, CATEGORY_FIELDS };
extern const struct field category_fields[CATEGORY_FIELDS];

enum category_new_field { CATEGORY_NEW_NAME, CATEGORY_NEW_PARENT,
    CATEGORY_NEW_FIELDS };
extern const struct field category_new_fields[CATEGORY_NEW_FIELDS];

enum category_gone_field { CATEGORY_GONE_VERSION, CATEGORY_GONE_INTO,
    CATEGORY_GONE_FIELDS };
extern const struct field category_gone_fields[CATEGORY_GONE_FIELDS];

enum offer_field { OFFER_VERSION, OFFER_BEGINS, OFFER_ENDS, OFFER_ALL,
    OFFER_SKU, OFFER_PRICE, OFFER_FIELDS };
extern const struct field offer_fields[OFFER_FIELDS];

enum copy_field { COPY_SKU, COPY_NAME, COPY_FIELDS };
extern const struct field copy_fields[COPY_FIELDS];

enum variants_field { VARIANT_VERSION, VARIANT_OPTION, VARIANT_VALUES,
    VARIANT_SHOWN, VARIANT_PAGE, VARIANT_CELL, VARIANT_SKU, VARIANT_PRICE,
    VARIANT_OFFER, VARIANT_STOCK, VARIANT_SEEN, VARIANT_HIDE,
    VARIANT_ALL_PRICE, VARIANT_ALL_OFFER, VARIANT_DO, VARIANT_FIELDS };
extern const struct field variants_fields[VARIANT_FIELDS];
extern const struct field variants_view_fields[1];
enum pictures_field { PIC_VERSION, PIC_ID, PIC_ALT, PIC_SKU, PIC_PLACE,
    PIC_REMOVE, PICTURES_FIELDS };
extern const struct field pictures_fields[PICTURES_FIELDS];
extern const struct field pictures_upload_fields[1];

enum new_field { NEW_SKU, NEW_NAME, NEW_PRICE, NEW_STOCK, NEW_CATEGORY,
    NEW_FIELDS };
extern const struct field new_fields[NEW_FIELDS];

enum staff_field { STAFF_DONE, STAFF_EMAIL, STAFF_ROLE, STAFF_FIELDS };
extern const struct field staff_fields[STAFF_FIELDS];
extern const struct field invitation_fields[1], join_fields[1], me_fields[1];

enum person_field { PERSON_WHO, PERSON_ROLE, PERSON_SESSION, PERSON_FIELDS };
extern const struct field person_fields[PERSON_FIELDS];

#endif
