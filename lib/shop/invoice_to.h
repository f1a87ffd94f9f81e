#ifndef SHOP_INVOICE_TO_H
#define SHOP_INVOICE_TO_H

/* Whom the invoice names, if that is somebody else; else name is NULL. */
struct invoice_to {
    const char *name, *line1, *line2, *city, *postcode, *country;
};

#endif
