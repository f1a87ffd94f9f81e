/* What fields are called, where the list of what is wrong names them. */
#ifndef ADMIN_LABELS_H
#define ADMIN_LABELS_H

#include "web/app.h"

/* After page_form: view.wrong.N.label, by admin.label.NAME of the words. */
void put_labels(struct req *req);

#endif
