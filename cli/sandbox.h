/* A process that meets hostile bytes gives up whatever it does not need. */
#ifndef CLI_SANDBOX_H
#define CLI_SANDBOX_H

#include <stdbool.h>
#include <stdint.h>

struct sandbox {
    uint64_t memory;  /* bytes of address space */
    uint64_t seconds; /* of processor time */
    uint64_t output;  /* bytes that a file may get */
};

/*
 * From here on the process may read from descriptor 0, write to 1, have
 * memory and end; any other call of the system kills it (SIGSYS), as does
 * time over the limit (SIGKILL). All other descriptors are closed; root
 * becomes nobody. False if not all of that could be had: then end.
 */
bool sandbox_enter(const struct sandbox *limits);

#endif
