#include "base/role.h"

#include <stddef.h>
#include <string.h>

const char *const role_names[] = {
    "owner", "catalog", "orders", "support", "readonly", NULL};

bool
role_is_known(const char *name)
{
    for (size_t i = 0; role_names[i] != NULL; i++)
        if (strcmp(name, role_names[i]) == 0)
            return true;
    return false;
}
