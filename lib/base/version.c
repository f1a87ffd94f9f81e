#include "base/version.h"

#include "config.h"

const char version_text[] = "(" PACKAGE_NAME ") " PACKAGE_VERSION;
