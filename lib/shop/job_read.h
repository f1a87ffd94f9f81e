/* A row of catalog.job, for whoever works on jobs or looks at them. */
#ifndef SHOP_JOB_READ_H
#define SHOP_JOB_READ_H

#include "base/db.h"
#include "shop/job.h"

#define JOB_COLUMNS                                                            \
    "SELECT id, kind, state, undoes, params, place, by_sub, by_name, total, "  \
    "done, failed, made_at, finished_at FROM catalog.job "

void job_read(struct db_query *q, struct job *out);

#endif
