/*
 * The configuration: one ini file for all programs (clearcart.conf(5)). A
 * key that is not known is an error with its line. A secret may be left out
 * of the file and stand in a file SECTION.KEY in the directory that
 * credentials.dir (or $CREDENTIALS_DIRECTORY) names.
 */
#ifndef BASE_CONF_H
#define BASE_CONF_H

#include <stdbool.h>
#include <stdint.h>
#include <talloc.h>

#include "base/rc.h"

struct conf {
    const char *path;
    const struct conf *file; /* of a copy: what it is a copy of */
    struct {
        const char *id, *name, *tagline, *address, *url, *currency, *country;
        const char *timezone, *search_hint, *shelf, *vat_id, *logo;
    } shop;
    struct {
        const char *rounding; /* "line" or "order" */
        const char *prices;   /* "include" or "exclude" */
    } tax;
    struct {
        const char *url;
        int64_t fresh_minutes;
    } admin;
    struct {
        const char *templates, *sql, *media, *run;
    } paths;
    struct {
        const char *dir;
    } credentials;
    struct {
        const char *socket, *prefix, *account_prefix, *admin;
        int64_t connections;
    } database;
    struct {
        int64_t requests;
    } server;
    struct {
        const char *issuer, *client_id, *client_secret;
        const char *admin_client_id, *admin_client_secret;
        const char *acr;
        const char *second_factor; /* "ask" or "trust" */
        int64_t scrypt_n, scrypt_r, scrypt_p, password_min;
    } identity;
    struct {
        const char *csrf;
    } secret;
    struct {
        const char *url, *page, *key;
        const char *webhook_secret, *webhook_secret_previous;
        const char *transfer_text; /* lines with '|' between them */
        int64_t processor, transfer, transfer_days, delivery;
    } payment;
    struct {
        const char *url, *key, *webhook_url, *webhook_secret;
        const char *webhook_secret_previous;
        int64_t faults;
    } paymock;
    struct {
        const char *smtp, *from, *reply_to, *owner;
    } mail;
    struct {
        int64_t on;
        const char *text, *key;
    } maintenance;
    /* "#rrggbb"; "": as the stylesheet has it */
    struct {
        const char *bg, *card, *ink, *soft, *link, *go, *on_go;
        const char *dark_bg, *dark_card, *dark_ink, *dark_soft, *dark_link;
    } theme;
    struct {
        int64_t expire_minutes, live_orders;
    } checkout;
    struct {
        const char *sign_in; /* attach, add, keep_larger */
        int64_t guest_days;
    } carts;
    struct {
        int64_t every_minutes, days, invoice_years;
    } books;
    struct {
        int64_t low; /* with so many left, or fewer, an item runs low */
    } stock;
};

/*
 * Reads the file. NULL if it cannot be had or is wrong; each error is a
 * line "FILE:LINE: what" on stderr.
 */
struct conf *conf_load(TALLOC_CTX *mem, const char *path) MUST_CHECK;

/*
 * The content of a file in the credentials directory without its last
 * newline, "" if there is none.
 */
const char *conf_credential(
    TALLOC_CTX *mem, const struct conf *conf, const char *name);

/* True if the public address is https. */
bool conf_is_https(const struct conf *conf);

/* True if no real money moves: the mock processor, or a key for tests. */
bool conf_is_test(const struct conf *conf);

/* A copy that may be changed, for what the owner has set in the admin. */
struct conf *conf_copy(TALLOC_CTX *mem, const struct conf *conf);

/*
 * Sets "shop.name" and such. False: nothing of that name is the owner's to
 * set, or it cannot have this value.
 */
bool conf_set(struct conf *conf, const char *name, const char *value);

/* What such a key has, as it would be written; NULL: none of the owner's. */
const char *conf_get(
    TALLOC_CTX *mem, const struct conf *conf, const char *name);

#endif
