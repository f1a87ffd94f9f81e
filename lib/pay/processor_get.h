/* A read of the processor's API, for what has a reader of its own. */
#ifndef PAY_PROCESSOR_GET_H
#define PAY_PROCESSOR_GET_H

#include <jansson.h>

#include "pay/processor.h"

/* path: from "/v1/" on. The tree lives as long as the ctx. */
enum said processor_get(struct ctx *ctx, const char *path, json_t **root);

#endif
