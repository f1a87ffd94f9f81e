/*
 * "(Clearcart) 0.1.0", as --version prints it. A source of its own, because
 * ClearSilver's headers define the same macros as config.h, as nothing.
 */
#ifndef BASE_VERSION_H
#define BASE_VERSION_H

extern const char version_text[];

#endif
