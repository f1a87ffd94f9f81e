/* expand[]: ids in a reply that become the objects which they name. */
#ifndef PAYMOCK_EXPAND_H
#define PAYMOCK_EXPAND_H

#include "paymock/api.h"

/* Refuses the call if what is asked for cannot be expanded. */
enum rc expand_reply(struct api *api, json_t *reply) MUST_CHECK;

#endif
