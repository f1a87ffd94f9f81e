/* Which parameters each call of the mock processor's API may have. */
#ifndef PAYMOCK_KNOWN_H
#define PAYMOCK_KNOWN_H

#include "paymock/api.h"

/* INVALID: 400 parameter_unknown for the first that its call does not have. */
enum rc known_params(struct api *api) MUST_CHECK;

#endif
