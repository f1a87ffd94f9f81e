/*
 * A packed page of catalog.facet_page: for up to a thousand products what
 * lists sort, filter and count by, in one row, read in one pass.
 *
 * A record is, in little-endian byte order:
 *   2 bytes  length of the record, these two included
 *   4        product
 *   8        price in minor units
 *   4        created, seconds since 1970
 *   4        place in the shop's own order, lower first
 *   2, n * 4 number of values, and catalog.attribute_value.id of each;
 *            FACET_ON_SALE among them if it is on sale
 *   1, n     length of the name's sort key, and the key
 * Records are in the order of their products.
 */
#ifndef SHOP_FACET_PAGE_H
#define SHOP_FACET_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <talloc.h>

enum {
    FACET_PAGE_PRODUCTS = 1000,
    FACET_VALUES_MAX = 200, /* of one product; further ones are left out */
    FACET_NAME_MAX = 96,    /* bytes of the sort key */
    FACET_ON_SALE = 0       /* no attribute_value has this id */
};

struct facet_record {
    uint32_t product, created;
    int32_t place;
    int64_t price;
    size_t nvalues, name_length;
    const unsigned char *values; /* packed: facet_value() reads one */
    const char *name;            /* not terminated */
};

/* The n-th value of a record. */
uint32_t facet_value(const struct facet_record *r, size_t n);

/* Reads the record at *at and moves on; false at the end or at damage. */
bool facet_next(const unsigned char **at, const unsigned char *end,
    struct facet_record *out);

/* What facet_pack is given; name is any text, not yet a key. */
struct facet_entry {
    uint32_t product, created;
    int32_t place;
    int64_t price;
    const uint32_t *values;
    size_t nvalues;
    const char *name;
};

struct facet_bytes {
    unsigned char *data;
    size_t n;
};

/* One record. */
struct facet_bytes facet_pack(
    TALLOC_CTX *mem, const struct facet_entry *entry);

/* A change of a page: the product's new record, or none (n is 0). */
struct facet_change {
    uint32_t product;
    struct facet_bytes record;
};

/* The page with the changes made; they are in the order of their products. */
struct facet_bytes facet_splice(TALLOC_CTX *mem, const unsigned char *page,
    size_t size, const struct facet_change *changes, size_t n);

#endif
