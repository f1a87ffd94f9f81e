/* What members of staff may be. */
#ifndef BASE_ROLE_H
#define BASE_ROLE_H

#include <stdbool.h>

/* owner, catalog, orders, support, readonly; NULL at the end. */
extern const char *const role_names[];

bool role_is_known(const char *name);

#endif
